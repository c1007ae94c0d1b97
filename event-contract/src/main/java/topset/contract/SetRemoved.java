package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A set was removed. Its revision is higher than every earlier one of that set, regardless of the order of arrival. */
public record SetRemoved(
        UUID setId, int revision, UUID sessionId, String gym, String athleteId, OffsetDateTime removedAt)
        implements SessionFact {}
