package topset.session.sessions;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import topset.session.events.SessionEvent;

/** The decision about a command on a session: accepted or rejected. */
public sealed interface Decision {

    /**
     * The command is accepted. The list contains the events to store; it is empty if the command repeats an earlier
     * one.
     */
    record Accepted(List<SessionEvent> events) implements Decision {}

    /** The command is rejected and changes nothing. The type of this object says why. */
    sealed interface Rejected extends Decision {}

    record NoSuchSession() implements Rejected {}

    /** The session's athlete has been erased. */
    record AthleteErased() implements Rejected {}

    /** The set was never logged, or it was removed. */
    record NoSuchSet(UUID setId) implements Rejected {}

    /** The session's id is already used by a session that was started with other values. */
    record StartedOtherwise() implements Rejected {}

    /** The set's id is already used by a set with other values. */
    record LoggedOtherwise(UUID setId) implements Rejected {}

    record FinishedOtherwise() implements Rejected {}

    /** The set's current revision is not one of the revisions that the caller expects. */
    record Stale(int current) implements Rejected {}

    /**
     * The session cannot have as many sets as the command would add.
     *
     * @param sets the number of stored sets of the session, including removed ones
     */
    record SessionFull(int sets) implements Rejected {}

    /** The set already has the highest revision, so the set can only be removed. */
    record RevisedTooOften(UUID setId) implements Rejected {}

    record FinishedBeforeStart(OffsetDateTime startedAt) implements Rejected {}

    static Decision nothing() {
        return new Accepted(List.of());
    }

    static Decision of(SessionEvent event) {
        return new Accepted(List.of(event));
    }
}
