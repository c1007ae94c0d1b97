package topset.session.logging;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What a session makes of a command. */
public sealed interface Decision {

    /** These events; none when the command repeats what was done. */
    record Accepted(List<SessionEvent> events) implements Decision {}

    /** Nothing changes, and this is why. */
    sealed interface Rejected extends Decision {}

    record NoSuchSession() implements Rejected {}

    /** Whose session it was has been erased. */
    record AthleteErased() implements Rejected {}

    /** It was never logged, or has been removed. */
    record NoSuchSet(UUID setId) implements Rejected {}

    /** The session's id was given to another start. */
    record StartedOtherwise() implements Rejected {}

    /** The set's id was given to another set. */
    record LoggedOtherwise(UUID setId) implements Rejected {}

    record FinishedOtherwise() implements Rejected {}

    /** The current revision is none of those that the caller expects. */
    record Stale(int current) implements Rejected {}

    /**
     * The session would have more sets than it may.
     *
     * @param sets it has, removed ones too
     */
    record SessionFull(int sets) implements Rejected {}

    /** The set has been corrected as often as it may be. */
    record RevisedTooOften(UUID setId) implements Rejected {}

    record FinishedBeforeStart(OffsetDateTime startedAt) implements Rejected {}

    static Decision nothing() {
        return new Accepted(List.of());
    }

    static Decision of(SessionEvent event) {
        return new Accepted(List.of(event));
    }
}
