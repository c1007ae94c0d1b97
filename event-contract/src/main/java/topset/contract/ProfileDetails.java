package topset.contract;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An athlete's profile, which a person always sets as a whole. A request may lack the time zone and the unit, if the gym
 * has them.
 */
public record ProfileDetails(
        @Nullable @RequiredInEvent String timeZone,
        @Nullable @RequiredInEvent WeightUnit unit,
        @Nullable LocalDate trainingSince,
        @Nullable @RequiredInEvent Boolean injured,
        @Nullable Goal goal,

        @Nullable @Size(max = 200, message = "must have at most 200 characters")
        String displayName,

        @Nullable @Valid Bodyweight bodyweight) {

    public enum Goal {
        SIZE_AND_STRENGTH,
        STRENGTH_ONLY
    }

    public record Bodyweight(
            @NotNull BigDecimal value,
            @NotNull WeightUnit unit,
            @NotNull LocalDate measuredAt) {}

    public ProfileDetails with(
            @Nullable String zone, @Nullable WeightUnit unitOfLoads, boolean isInjured, @Nullable Bodyweight weighed) {
        return new ProfileDetails(zone, unitOfLoads, trainingSince, isInjured, goal, displayName, weighed);
    }

    public boolean hasInjury() {
        return Boolean.TRUE.equals(injured);
    }

    /** As the event contains it: an athlete of whom the request says nothing is not injured. */
    public ProfileDetails complete() {
        return with(timeZone, unit, hasInjury(), bodyweight);
    }
}
