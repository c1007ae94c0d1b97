package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A set was taken back. Its revision outranks every earlier one of that set, whatever arrives first. */
public record SetRemoved(
        UUID setId, int revision, UUID sessionId, String gym, String athleteId, OffsetDateTime removedAt)
        implements SessionFact {}
