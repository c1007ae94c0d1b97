package topset.session.sessions;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.session.sets.TrainingLimits;
import topset.store.append.Reads;
import topset.store.append.Tx;

/** One command on one session. */
final class CommandWork extends SessionWork<SessionWork.Written> {
    private final SessionCommand command;
    private final SessionImports.Guard guard;
    private @Nullable Runnable condition;

    /** @param guard must hold under the athlete's lock */
    CommandWork(
            Target target,
            SessionCommand command,
            SessionMemory memory,
            TrainingDateRoom dates,
            SessionImports.Guard guard) {
        super(target, List.of(command), memory, dates);
        this.command = command;
        this.guard = guard;
    }

    @Override
    public int mostEvents() {
        return switch (command) {
            case SessionCommand.CompleteSets sets -> Math.max(1, sets.sets().size());
            case SessionCommand.ImportSets imported -> imported.sets().size() + 2;
            case SessionCommand.UndoImport undo -> TrainingLimits.SETS_OF_SESSION;
            case SessionCommand.Start _,
                    SessionCommand.CorrectSet _,
                    SessionCommand.RemoveSet _,
                    SessionCommand.Finish _ -> 1;
        };
    }

    @Override
    public void read(Reads reads) {
        super.read(reads);
        condition = guard.read(reads);
    }

    @Override
    Written decide(Tx tx, KnownSession known, TrainingDateRoom.RoomCheck room) throws SQLException {
        Objects.requireNonNull(condition).run();
        return switch (SessionDecider.decide(command, known.session())) {
            case Decision.Accepted(var events) -> {
                room.require(tx, sessionId(), events);
                yield append(tx, known, events);
            }
            case Decision.Rejected rejected -> throw SessionService.problem(sessionId(), rejected);
        };
    }
}
