package topset.session.sessions;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.session.events.SessionEvent;
import topset.session.events.SessionEvents;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.StreamKey;
import topset.store.StreamView;
import topset.store.Write;
import topset.store.append.Decided;

/** Many commands on one session, as one write for group commit. */
record SessionReplayWrite(
        Athlete athlete,
        StreamKey key,
        List<SessionCommand> commands,
        SessionMemory memory,
        TrainingDateRoom dates,
        Actor actor)
        implements Write<SessionEvent, SessionReplayWrite.Replayed> {

    /** The real numbers are not known before the events are stored, and do not affect which commands are accepted. */
    private static final long NO_SEQUENCE = 0;

    record Replayed(List<Decision> decisions, SessionWrite.Written written) {}

    SessionReplayWrite {
        commands = List.copyOf(commands);
    }

    @Override
    public String stream() {
        return key.name();
    }

    @Override
    public int mostEvents() {
        return Math.max(1, commands.size());
    }

    @Override
    public @Nullable String traceParent() {
        return null;
    }

    @Override
    public Decided<SessionEvent, Replayed> decide(StreamView<SessionEvent> view) throws SQLException {
        var known = SessionWrite.current(view, key, memory);
        if (known.athlete().filter(owner -> !owner.equals(athlete)).isPresent()) {
            return nothing(known, refusedForAnotherAthlete());
        }
        var session = known.session();
        var decisions = new ArrayList<Decision>();
        var events = new ArrayList<SessionEvent>();
        for (var command : commands) {
            var decision = SessionDecider.replay(command, session);
            decisions.add(decision);
            if (decision instanceof Decision.Accepted(var decided)) {
                for (var event : decided) {
                    session = Session.evolve(session, event, NO_SEQUENCE);
                    events.add(event);
                }
            }
        }
        dates.require(view, athlete, events);
        return new Decided<>(
                events.stream().map(SessionEvents::decided).toList(),
                recorded -> new Replayed(
                        List.copyOf(decisions), new SessionWrite.Written(known.after(recorded), recorded)));
    }

    /** The transaction does not hold the lock of the session's athlete, so it must not append events to the session. */
    private List<Decision> refusedForAnotherAthlete() {
        return commands.stream()
                .map(command -> command instanceof SessionCommand.Start
                        ? new Decision.StartedOtherwise()
                        : new Decision.NoSuchSession())
                .map(Decision.class::cast)
                .toList();
    }

    private static Decided<SessionEvent, Replayed> nothing(KnownSession known, List<Decision> decisions) {
        return new Decided<>(List.of(), recorded -> new Replayed(decisions, new SessionWrite.Written(known, recorded)));
    }
}
