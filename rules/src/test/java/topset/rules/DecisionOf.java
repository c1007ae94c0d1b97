package topset.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails;
import topset.contract.Pause;
import topset.contract.ProfileDetails;
import topset.contract.ProfileDetails.Bodyweight;
import topset.contract.TargetOverride;
import topset.contract.WeightUnit;

/**
 * The one place in tests that lists the components of a coach's decisions, so that a new one changes no other test. A
 * request may lack the reason, as some of these tests do.
 */
@SuppressWarnings("NullAway")
public final class DecisionOf {

    private DecisionOf() {}

    public static Pause pause(LocalDate from, @Nullable LocalDate to, String reason) {
        return new Pause(from, to, reason);
    }

    public static DeloadDetails deload(
            @Nullable String percent, @Nullable Integer backoffSets, @Nullable String reason) {
        return new DeloadDetails(decimal(percent), backoffSets, reason);
    }

    public static TargetOverride override(
            @Nullable String load,
            @Nullable Integer reps,
            @Nullable String backoffReduction,
            @Nullable Integer backoffSets,
            @Nullable String reason) {
        return new TargetOverride(decimal(load), reps, decimal(backoffReduction), backoffSets, reason, null);
    }

    public static ProfileDetails profile(String timeZone, WeightUnit unit) {
        return profile(timeZone, unit, false, null, null);
    }

    public static ProfileDetails profile(
            String timeZone,
            WeightUnit unit,
            boolean injured,
            @Nullable String displayName,
            @Nullable Bodyweight bodyweight) {
        return new ProfileDetails(timeZone, unit, null, injured, null, displayName, bodyweight);
    }

    private static @Nullable BigDecimal decimal(@Nullable String number) {
        return number == null ? null : new BigDecimal(number);
    }
}
