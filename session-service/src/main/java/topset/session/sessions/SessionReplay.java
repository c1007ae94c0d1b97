package topset.session.sessions;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import topset.edge.web.Problem;
import topset.session.events.SessionEvent;
import topset.session.sets.ExpectedRevision;
import topset.session.sets.SetIdTakenException;
import topset.session.sets.TrainingDateFullException;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.append.GroupCommit;

/**
 * Executes many commands on one session in one transaction. Each is decided on the state that the earlier ones have
 * produced. If a command is rejected, the others are still executed.
 */
@Singleton
public class SessionReplay {
    private final GroupCommit<SessionEvent> commits;
    private final SessionService sessions;
    private final SessionMemory memory;
    private final TrainingDateRoom dates;

    SessionReplay(
            GroupCommit<SessionEvent> commits, SessionService sessions, SessionMemory memory, TrainingDateRoom dates) {
        this.commits = commits;
        this.sessions = sessions;
        this.memory = memory;
        this.dates = dates;
    }

    public sealed interface Result {
        /** Executed by this call. */
        record Added() implements Result {}

        /** Executed before this call. */
        record Repeated() implements Result {}

        record Refused(Problem problem) implements Result {}
    }

    /** True even if the set was removed later. */
    public boolean hasSet(String gym, UUID sessionId, UUID setId) {
        return sessions.hasSet(gym, sessionId, setId);
    }

    /**
     * Executes durably, with a result for each command.
     *
     * @throws topset.store.StoreFailedException if the database fails
     * @throws topset.store.TooManyWritesException if too many writes wait
     */
    public List<Result> execute(Actor actor, Athlete athlete, UUID sessionId, List<SessionCommand> commands) {
        try {
            return together(actor, athlete, sessionId, commands);
        } catch (TrainingDateFullException | SetIdTakenException one) {
            // A refused insert has aborted the whole transaction. Each command alone shows which one is refused.
            return commands.stream()
                    .map(command -> alone(actor, athlete, sessionId, command))
                    .toList();
        }
    }

    private List<Result> together(Actor actor, Athlete athlete, UUID sessionId, List<SessionCommand> commands) {
        var stream = SessionService.stream(athlete.gym(), sessionId);
        var replayed = commits.submit(new SessionReplayWrite(athlete, stream, commands, memory, dates, actor));
        sessions.stored(stream, replayed.written());
        var results = new ArrayList<Result>();
        for (int n = 0; n < commands.size(); n++) {
            results.add(result(sessionId, commands.get(n), replayed.decisions().get(n)));
        }
        return results;
    }

    private Result alone(Actor actor, Athlete athlete, UUID sessionId, SessionCommand command) {
        try {
            return together(actor, athlete, sessionId, List.of(command)).getFirst();
        } catch (TrainingDateFullException e) {
            dates.remember(e.date());
            return new Result.Refused(e.problem());
        } catch (SetIdTakenException e) {
            return new Result.Refused(SessionService.setIdTaken());
        }
    }

    private static Result result(UUID sessionId, SessionCommand command, Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var events) -> events.isEmpty() ? new Result.Repeated() : new Result.Added();
            case Decision.Stale stale when isReplaced(command, stale.current()) -> new Result.Repeated();
            case Decision.Rejected rejected -> new Result.Refused(SessionService.problem(sessionId, rejected));
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
