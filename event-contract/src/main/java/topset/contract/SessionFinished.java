package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** Further sets of the session may still arrive from a device that was offline. */
public record SessionFinished(UUID sessionId, String gym, String athleteId, OffsetDateTime finishedAt)
        implements SessionFact {}
