package topset.session.sessions;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import topset.edge.transfer.LineResult;
import topset.edge.web.Problem;
import topset.session.events.SessionEvent;
import topset.session.sets.ExpectedRevision;
import topset.store.append.Tx;

/** Many commands on one session. If one is refused, the others are still executed. */
final class ReplayWork extends SessionWork<ReplayWork.Replayed> {

    /** The real numbers are not known before the events are appended, and do not affect which commands are accepted. */
    private static final long NO_SEQUENCE = 0;

    private final List<SessionCommand> commands;

    record Replayed(List<LineResult> results, Written written) {}

    ReplayWork(Target target, List<SessionCommand> commands, SessionMemory memory, TrainingDateRoom dates) {
        super(target, commands, memory, dates);
        this.commands = List.copyOf(commands);
    }

    @Override
    public int mostEvents() {
        return commands.size();
    }

    @Override
    Replayed decide(Tx tx, KnownSession known, TrainingDateRoom.RoomCheck room) throws SQLException {
        if (known.athlete().filter(athlete -> !athlete.equals(owner())).isPresent()) {
            return new Replayed(refusedForAnotherAthlete(), new Written(known, List.of()));
        }
        var session = known.session();
        var results = new ArrayList<LineResult>();
        var events = new ArrayList<SessionEvent>();
        for (var command : commands) {
            var decision = SessionDecider.replay(command, session);
            var result = result(command, decision);
            if (decision instanceof Decision.Accepted(var decided)) {
                try {
                    room.require(tx, sessionId(), decided);
                    events.addAll(decided);
                    for (var event : decided) {
                        session = Session.evolve(session, event, NO_SEQUENCE);
                    }
                } catch (Problem refused) {
                    result = LineResult.refused(refused);
                }
            }
            results.add(result);
        }
        return new Replayed(List.copyOf(results), append(tx, known, events));
    }

    /** The transaction does not hold the lock of the session's athlete, so it must not append events to the session. */
    private List<LineResult> refusedForAnotherAthlete() {
        return commands.stream()
                .map(command -> result(
                        command,
                        command instanceof SessionCommand.Start
                                ? new Decision.StartedOtherwise()
                                : new Decision.NoSuchSession()))
                .toList();
    }

    private LineResult result(SessionCommand command, Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var events) -> events.isEmpty() ? LineResult.REPEATED : LineResult.ADDED;
            case Decision.Stale stale when isReplaced(command, stale.current()) -> LineResult.REPEATED;
            case Decision.Rejected rejected -> LineResult.refused(SessionService.problem(sessionId(), rejected));
        };
    }

    /** The command was executed before this call, and later changes followed. */
    private static boolean isReplaced(SessionCommand command, int current) {
        return (command instanceof SessionCommand.CorrectSet correct && isBefore(correct.expected(), current))
                || (command instanceof SessionCommand.RemoveSet remove && isBefore(remove.expected(), current));
    }

    private static boolean isBefore(ExpectedRevision expected, int current) {
        return switch (expected) {
            case ExpectedRevision.Any any -> false;
            case ExpectedRevision.OneOf(var revisions) -> revisions.stream().allMatch(revision -> revision < current);
        };
    }
}
