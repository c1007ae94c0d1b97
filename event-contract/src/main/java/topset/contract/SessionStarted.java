package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code day} is the program day of the session, from 1; absent if the lifter specified no day. */
public record SessionStarted(
        UUID sessionId,
        String gym,
        String athleteId,
        OffsetDateTime startedAt,
        @Nullable Integer day) implements SessionFact {}
