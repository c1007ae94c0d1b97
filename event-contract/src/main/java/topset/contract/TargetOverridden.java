package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A coach overrode the target of a slot in one week (training-rules.md § 6, {@code override}). The event replaces an
 * earlier override of the target completely.
 */
public record TargetOverridden(
        UUID programId,
        String gym,
        String athleteId,
        String slotId,
        int week,
        @JsonUnwrapped TargetOverride override,
        OffsetDateTime overriddenAt)
        implements ProgramFact {}
