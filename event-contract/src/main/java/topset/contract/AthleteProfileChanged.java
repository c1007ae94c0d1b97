package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** An athlete's profile changed. The event contains the complete new profile. */
public record AthleteProfileChanged(
        String gym, String athleteId, @JsonUnwrapped ProfileDetails profile, OffsetDateTime changedAt)
        implements ProgramFact {

    public enum Goal {
        SIZE_AND_STRENGTH,
        STRENGTH_ONLY
    }

    public record Bodyweight(
            @NotNull BigDecimal value,
            @NotNull WeightUnit unit,
            @NotNull LocalDate measuredAt) {}
}
