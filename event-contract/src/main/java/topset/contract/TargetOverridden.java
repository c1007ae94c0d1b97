package topset.contract;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coach overrode the target of a slot in one week (training-rules.md § 6, {@code override}). The event replaces an
 * earlier override of the target completely. If a field is absent, the computed value applies.
 *
 * @param load the load before rounding, in the lift's unit
 * @param reps the target reps of the top set
 * @param backoffReduction how much lower the backoff load is than the top load, in %
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
