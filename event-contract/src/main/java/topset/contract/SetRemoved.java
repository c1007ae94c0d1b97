package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** Has the highest revision of the set, so the removal applies even if earlier events of the set arrive later. */
public record SetRemoved(
        UUID setId, int revision, UUID sessionId, String gym, String athleteId, OffsetDateTime removedAt)
        implements SessionFact {}
