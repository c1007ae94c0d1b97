package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** The lifter finished a training session. Sets of the session may still arrive from an offline device. */
public record SessionFinished(UUID sessionId, String gym, String athleteId, OffsetDateTime finishedAt)
        implements SessionFact {}
