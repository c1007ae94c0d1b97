package topset.session.logging;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a session, as it is stored. Private: what others are told is made of it by {@link SessionFeed}. */
public sealed interface SessionEvent {

    /** When it happened, by the lifter's clock. */
    OffsetDateTime occurredAt();

    record Started(
            String athleteId,
            OffsetDateTime startedAt,
            @Nullable Integer day) implements SessionEvent {
        @Override
        public OffsetDateTime occurredAt() {
            return startedAt;
        }
    }

    /** With the session's start and day, so that what others are told of a set needs no look at its session. */
    record SetCompleted(
            UUID setId,
            OffsetDateTime sessionStartedAt,
            @Nullable Integer day,
            SetDetails set) implements SessionEvent {
        @Override
        public OffsetDateTime occurredAt() {
            return set.completedAt();
        }
    }

    record SetCorrected(
            UUID setId,
            int revision,
            OffsetDateTime sessionStartedAt,
            @Nullable Integer day,
            SetDetails set,
            OffsetDateTime correctedAt)
            implements SessionEvent {
        @Override
        public OffsetDateTime occurredAt() {
            return correctedAt;
        }
    }

    record SetRemoved(UUID setId, int revision, OffsetDateTime removedAt) implements SessionEvent {
        @Override
        public OffsetDateTime occurredAt() {
            return removedAt;
        }
    }

    record Finished(OffsetDateTime finishedAt) implements SessionEvent {
        @Override
        public OffsetDateTime occurredAt() {
            return finishedAt;
        }
    }

    /** The athlete was erased: all that is left of every event before it, and the end of every stream of theirs. */
    record AthleteErased(OffsetDateTime erasedAt) implements SessionEvent {
        @Override
        public OffsetDateTime occurredAt() {
            return erasedAt;
        }
    }
}
