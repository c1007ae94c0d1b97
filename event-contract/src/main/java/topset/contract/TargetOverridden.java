package topset.contract;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coach overrode the target of a slot in one week (training-rules.md § 6, {@code override}). The event replaces an
 * earlier override of the target completely. If a field is absent, the computed value applies.
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
