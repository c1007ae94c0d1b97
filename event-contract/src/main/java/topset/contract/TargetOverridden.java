package topset.contract;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coach replaced the whole override of a slot's target of one week. An absent field keeps its computed value
 * (training-rules.md § 6, {@code override}).
 *
 * @param load exact, in the slot's unit
 * @param reps of the top set
 * @param backoffReduction percent off the top load
 */
public record TargetOverridden(
        UUID programId,
        String gym,
        String athleteId,
        String slotId,
        int week,
        @Nullable BigDecimal load,
        @Nullable Integer reps,
        @Nullable BigDecimal backoffReduction,
        @Nullable Integer backoffSets,
        String reason,
        OffsetDateTime overriddenAt)
        implements ProgramFact {}
