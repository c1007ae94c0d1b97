package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A set was removed. The event's revision is higher than every earlier revision of the set, so it wins in any order of
 * arrival.
 */
public record SetRemoved(
        UUID setId, int revision, UUID sessionId, String gym, String athleteId, OffsetDateTime removedAt)
        implements SessionFact {}
