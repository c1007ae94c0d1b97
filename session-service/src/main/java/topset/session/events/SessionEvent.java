package topset.session.events;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;

/** The stored form is private to the service; {@link SessionFeed} translates it into the public form. */
public sealed interface SessionEvent {
    String STREAM = "session-";

    static String stream(UUID sessionId) {
        return STREAM + sessionId;
    }

    /** Throws an {@link IllegalArgumentException} if it is another kind of stream. */
    static UUID sessionId(String stream) {
        if (!stream.startsWith(STREAM)) {
            throw new IllegalArgumentException("The stream is not that of a session: " + stream);
        }
        return UUID.fromString(stream.substring(STREAM.length()));
    }

    /** By the clock of the lifter's device. */
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

    sealed interface OfSet extends SessionEvent {
        UUID setId();

        int revision();

        OffsetDateTime sessionStartedAt();

        @Nullable
        Integer day();

        SetDetails set();
    }

    /**
     * Has the session's start and day, so that the public event can be created without loading the session.
     *
     * @param importId the import that added the set; null if no import did
     */
    record SetCompleted(
            UUID setId,
            OffsetDateTime sessionStartedAt,
            @Nullable Integer day,
            SetDetails set,
            @Nullable UUID importId) implements OfSet {

        @Override
        public int revision() {
            return 1;
        }

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
            implements OfSet {
        @Override
        public OffsetDateTime occurredAt() {
            return correctedAt;
        }
    }

    /** Names the import whose undo removed the set; null if a person removed it. */
    record SetRemoved(
            UUID setId,
            int revision,
            OffsetDateTime removedAt,
            @Nullable UUID importId) implements SessionEvent {

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

    /** Replaces the content of every earlier event of the athlete, and ends each of the athlete's streams. */
    record AthleteErased(OffsetDateTime erasedAt) implements SessionEvent {
        @Override
        public OffsetDateTime occurredAt() {
            return erasedAt;
        }
    }
}
