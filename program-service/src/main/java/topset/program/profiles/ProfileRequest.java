package topset.program.profiles;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteProfileChanged;
import topset.contract.AthleteProfileChanged.Goal;
import topset.contract.WeightUnit;
import topset.edge.web.JsonRules;
import topset.edge.web.Violations;
import topset.program.programs.Profile;
import topset.rules.week.GymSettings;
import topset.rules.week.TrainingCalendar;

/** Body of {@code PUT /v1/athletes/{athleteId}}. An absent time zone or unit is that of the gym, which must have it. */
public record ProfileRequest(
        @Nullable String timeZone,
        @Nullable WeightUnit unit,
        @Nullable LocalDate trainingSince,
        @Nullable Boolean injured,
        @Nullable Goal goal,

        @Nullable @Size(max = 200, message = "must have at most 200 characters")
        String displayName,

        @Nullable @Valid Bodyweight bodyweight) {

    public record Bodyweight(
            @NotNull BigDecimal value,
            @NotNull WeightUnit unit,

            @NotNull @JsonDeserialize(using = JsonRules.Day.class)
            LocalDate measuredAt) {}

    public static ProfileRequest of(Profile.Details details) {
        var weighed = details.bodyweight();
        return new ProfileRequest(
                details.timeZone(),
                details.unit(),
                details.trainingSince(),
                details.injured(),
                details.goal(),
                details.displayName(),
                weighed == null ? null : new Bodyweight(weighed.value(), weighed.unit(), weighed.measuredAt()));
    }

    private static final BigDecimal LIGHTEST = new BigDecimal(20);
    private static final BigDecimal HEAVIEST = new BigDecimal(700);

    /** The caller must have filled in the gym's defaults. */
    public void check(Violations found) {
        if (timeZone == null) {
            found.missing("timeZone");
        }
        if (unit == null) {
            found.missing("unit");
        }
        if (timeZone != null && !TrainingCalendar.isTimeZone(timeZone)) {
            found.refuse(
                    "timeZone", "must be an IANA time zone, as in Europe/Berlin, not '" + timeZone + "'", "time-zone");
        }
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

    boolean leavesToGym() {
        return timeZone == null || unit == null;
    }

    ProfileRequest in(GymSettings gym) {
        return new ProfileRequest(
                timeZone == null ? gym.timeZone() : timeZone,
                unit == null ? gym.unit() : unit,
                trainingSince,
                injured,
                goal,
                displayName,
                bodyweight);
    }

    /** The request must have passed the checks. */
    public Profile.Details details() {
        return new Profile.Details(
                Objects.requireNonNull(timeZone),
                Objects.requireNonNull(unit),
                trainingSince,
                Boolean.TRUE.equals(injured),
                goal,
                displayName,
                bodyweight == null
                        ? null
                        : new AthleteProfileChanged.Bodyweight(
                                bodyweight.value(), bodyweight.unit(), bodyweight.measuredAt()));
    }
}
