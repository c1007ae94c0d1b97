package topset.program.profiles;

import java.math.BigDecimal;
import topset.contract.ProfileDetails;
import topset.edge.web.Violations;
import topset.rules.week.TrainingCalendar;

/** Checks of a profile that annotations cannot express. */
public final class ProfileCheck {
    private static final BigDecimal LIGHTEST = new BigDecimal(20);
    private static final BigDecimal HEAVIEST = new BigDecimal(700);

    private ProfileCheck() {}

    /** The caller must have filled in the gym's defaults. */
    public static void check(ProfileDetails profile, Violations found) {
        var timeZone = profile.timeZone();
        if (timeZone == null) {
            found.missing("timeZone");
        }
        if (profile.unit() == null) {
            found.missing("unit");
        }
        if (timeZone != null && !TrainingCalendar.isTimeZone(timeZone)) {
            found.refuse(
                    "timeZone", "must be an IANA time zone, as in Europe/Berlin, not '" + timeZone + "'", "time-zone");
        }
        var bodyweight = profile.bodyweight();
        var weighed = bodyweight == null ? null : bodyweight.value();
        if (weighed != null
                && (weighed.compareTo(LIGHTEST) < 0
                        || weighed.compareTo(HEAVIEST) > 0
                        || weighed.stripTrailingZeros().scale() > 3)) {
            found.refuse(
                    "bodyweight.value",
                    "must be a weight from 20 to 700 with at most three decimals, not " + weighed,
                    "bodyweight");
        }
    }
}
