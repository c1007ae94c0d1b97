package topset.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An athlete's profile changed. The event contains the complete new profile. */
public record AthleteProfileChanged(
        String gym,
        String athleteId,
        String timeZone,
        WeightUnit unit,
        @Nullable LocalDate trainingSince,
        boolean injured,
        @Nullable Goal goal,
        @Nullable String displayName,
        @Nullable Bodyweight bodyweight,
        OffsetDateTime changedAt)
        implements ProgramFact {

    public enum Goal {
        SIZE_AND_STRENGTH,
        STRENGTH_ONLY
    }

    public record Bodyweight(BigDecimal value, WeightUnit unit, LocalDate measuredAt) {}
}
