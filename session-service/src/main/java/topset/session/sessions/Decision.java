package topset.session.sessions;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import topset.session.events.SessionEvent;

public sealed interface Decision {

    /** Without events, the command repeats an earlier one. */
    record Accepted(List<SessionEvent> events) implements Decision {}

    /** The command changes nothing. The type says why. */
    sealed interface Rejected extends Decision {}

    record NoSuchSession() implements Rejected {}

    record AthleteErased() implements Rejected {}

    /** The set was never logged, or it was removed. */
    record NoSuchSet(UUID setId) implements Rejected {}

    record StartedOtherwise() implements Rejected {}

    record LoggedOtherwise(UUID setId) implements Rejected {}

    record FinishedOtherwise() implements Rejected {}

    record Stale(int current) implements Rejected {}

    /** {@code sets} is the number of stored sets, including removed ones. */
    record SessionFull(int sets) implements Rejected {}

    /** The set has the highest revision, so it can only be removed. */
    record RevisedTooOften(UUID setId) implements Rejected {}

    record FinishedBeforeStart(OffsetDateTime startedAt) implements Rejected {}

    static Decision nothing() {
        return new Accepted(List.of());
    }

    static Decision of(SessionEvent event) {
        return new Accepted(List.of(event));
    }
}
