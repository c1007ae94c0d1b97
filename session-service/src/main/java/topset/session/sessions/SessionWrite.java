package topset.session.sessions;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.session.events.SessionEvent;
import topset.session.events.SessionEvents;
import topset.session.sets.TrainingLimits;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.StreamKey;
import topset.store.StreamView;
import topset.store.TypedEvent;
import topset.store.Write;
import topset.store.append.Decided;

/** One command on one session, as a write for group commit. */
record SessionWrite(
        Athlete athlete,
        StreamKey key,
        SessionCommand command,
        SessionMemory memory,
        TrainingDateRoom dates,
        Actor actor,
        @Nullable String traceParent,
        Condition condition)
        implements Write<SessionEvent, SessionWrite.Written> {

    /** Does not depend on the session's state. Checked under the athlete's lock. */
    @FunctionalInterface
    interface Condition {
        Condition NONE = view -> {};

        void require(StreamView<SessionEvent> view) throws SQLException;
    }

    /** {@code session} is the state after the command; a repeat has no events. */
    record Written(KnownSession session, List<TypedEvent<SessionEvent>> events) {}

    /** Because of this exception the group commit refuses the write, so nothing is stored. */
    static final class RejectedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Decision.Rejected rejected;

        RejectedException(Decision.Rejected rejected) {
            super(rejected.toString(), null, false, false);
            this.rejected = rejected;
        }

        Decision.Rejected rejected() {
            return rejected;
        }
    }

    @Override
    public String stream() {
        return key.name();
    }

    @Override
    public int mostEvents() {
        return switch (command) {
            case SessionCommand.CompleteSets sets -> Math.max(1, sets.sets().size());
            case SessionCommand.ImportSets imported -> imported.sets().size() + 2;
            case SessionCommand.UndoImport undo -> TrainingLimits.SETS_OF_SESSION;
            case SessionCommand.Start start -> 1;
            case SessionCommand.CorrectSet correct -> 1;
            case SessionCommand.RemoveSet remove -> 1;
            case SessionCommand.Finish finish -> 1;
        };
    }

    @Override
    public Decided<SessionEvent, Written> decide(StreamView<SessionEvent> view) throws SQLException {
        condition.require(view);
        var known = current(view, key, memory);
        return switch (SessionDecider.decide(command, known.session())) {
            case Decision.Accepted(var events) -> {
                dates.require(view, athlete, events);
                yield new Decided<>(
                        events.stream().map(SessionEvents::decided).toList(),
                        recorded -> new Written(known.after(recorded), recorded));
            }
            case Decision.Rejected rejected -> throw new RejectedException(rejected);
        };
    }

    /** At the stream's current version, under the athlete's lock. */
    static KnownSession current(StreamView<SessionEvent> view, StreamKey stream, SessionMemory memory)
            throws SQLException {
        var known = memory.recall(stream);
        if (known.version() > view.version()) {
            memory.forget(stream);
            known = KnownSession.UNKNOWN;
        }
        return known.version() == view.version() ? known : known.after(view.after(known.version()));
    }
}
