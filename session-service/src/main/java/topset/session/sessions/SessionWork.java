package topset.session.sessions;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.TraceContext;
import topset.edge.transfer.ImportReport.LineResult;
import topset.edge.web.Problem;
import topset.session.events.SessionEvent;
import topset.session.events.SessionEvents;
import topset.session.sessions.SessionMemory.KnownSession;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StreamKey;
import topset.store.TypedEvent;
import topset.store.append.Reads;
import topset.store.append.Tx;
import topset.store.append.Work;

/**
 * Commands on sessions of one athlete, under the athlete's lock. The first round trip reads the sessions' events after
 * the cached versions. Each command is decided on the state that the earlier ones have produced. If one is refused, the
 * others are still executed.
 */
final class SessionWork implements Work<List<SessionWork.Written>> {

    /** The real numbers are not known before the events are appended, and do not affect which commands are accepted. */
    static final long NO_SEQUENCE = 0;

    private static final String ACTIVE_IMPORT = """
            select i.gym, i.athlete from unnest(?::text[], ?::text[], ?::text[]) as i(gym, athlete, id)
              join athlete_import a on a.gym = i.gym and a.import_id = i.id::uuid
             where a.state in ('WAITING', 'RUNNING', 'UNDOING')""";

    /**
     * What is asked for.
     *
     * @param mostSets how many sets the commands may add, if they are lines of an export file; null for others
     * @param importId the import of a training log that changes the sessions; it must not have ended. Null if none does
     */
    record Order(
            Athlete athlete,
            Map<UUID, List<SessionCommand>> commands,
            Actor actor,
            @Nullable Integer mostSets,
            @Nullable UUID importId) {

        boolean isReplay() {
            return mostSets != null;
        }
    }

    /**
     * A session after its commands.
     *
     * @param events none if all commands were repeats, or refused
     * @param results one for each command
     */
    record Written(
            UUID sessionId, KnownSession session, List<TypedEvent<SessionEvent>> events, List<LineResult> results) {
        /** Why its first command was refused; null if it was not. */
        @Nullable
        Problem refusal() {
            return results.getFirst().refusal();
        }
    }

    private final Order order;
    private final @Nullable String traceParent;
    private final SessionMemory memory;
    private final TrainingDateRoom dates;
    private final List<OneSession> sessions = new ArrayList<>();
    private TrainingDateRoom.@Nullable RoomCheck room;
    private boolean isAllowed;
    private int setsLeft;

    SessionWork(Order order, SessionMemory memory, TrainingDateRoom dates) {
        this.order = order;
        this.traceParent = order.isReplay() ? null : TraceContext.current();
        this.memory = memory;
        this.dates = dates;
        order.commands().forEach((id, commands) -> sessions.add(new OneSession(id, List.copyOf(commands))));
    }

    @Override
    public Athlete owner() {
        return order.athlete();
    }

    @Override
    public int mostEvents() {
        return sessions.stream()
                .flatMap(session -> session.commands.stream())
                .mapToInt(SessionWork::mostEvents)
                .sum();
    }

    private static int mostEvents(SessionCommand command) {
        return switch (command) {
            case SessionCommand.CompleteSets(var sets) -> Math.max(1, sets.size());
            case SessionCommand.ImportSets imported -> imported.sets().size() + 2;
            case SessionCommand.UndoImport _ -> TrainingLimits.SETS_OF_SESSION;
            case SessionCommand.Start _,
                    SessionCommand.CorrectSet _,
                    SessionCommand.RemoveSet _,
                    SessionCommand.Finish _ -> 1;
        };
    }

    @Override
    public void read(Reads reads) {
        room = dates.of(owner());
        sessions.forEach(session -> session.read(reads));
        setsLeft = order.mostSets() == null ? Integer.MAX_VALUE : order.mostSets();
        isAllowed = order.importId() == null;
        if (order.importId() != null) {
            var active =
                    new RoundTrip.Values("text", "text", "text").row(owner().gym(), owner().id(), order.importId());
            reads.query(new RoundTrip().query(ACTIVE_IMPORT, active, row -> isAllowed = true));
        }
    }

    @Override
    public List<Written> decide(Tx tx) throws SQLException {
        if (!isAllowed) {
            throw Problem.conflict("The athlete was erased during the import, and all imported sets are erased too");
        }
        var written = new ArrayList<Written>(sessions.size());
        for (var session : sessions) {
            written.add(session.decide(tx));
        }
        return written;
    }

    private final class OneSession {
        private final UUID id;
        private final List<SessionCommand> commands;
        private final StreamKey stream;
        private KnownSession cached = KnownSession.UNKNOWN;
        private List<RecordedEvent> newer = List.of();

        private OneSession(UUID id, List<SessionCommand> commands) {
            this.id = id;
            this.commands = commands;
            this.stream = SessionService.stream(owner().gym(), id);
        }

        private void read(Reads reads) {
            var events = new ArrayList<RecordedEvent>();
            cached = memory.recall(stream);
            newer = events;
            reads.events(stream.name(), cached.version(), events::add);
            requireNonNull(room).read(reads, id, cached.session(), commands);
        }

        private Written decide(Tx tx) throws SQLException {
            var known = current(tx);
            var session = known.session();
            var results = new ArrayList<LineResult>(commands.size());
            var events = new ArrayList<SessionEvent>();
            for (var command : commands) {
                try {
                    var decided = accepted(command, session);
                    int sets = sets(decided);
                    if (sets > setsLeft) {
                        throw Problem.refused(
                                "set", TrainingLimits.SETS_OF_ATHLETE_SAYS, TrainingLimits.SETS_OF_ATHLETE_RULE);
                    }
                    requireNonNull(room).require(tx, id, decided);
                    setsLeft -= sets;
                    results.add(decided.isEmpty() ? LineResult.REPEATED : LineResult.ADDED);
                    events.addAll(decided);
                    if (results.size() < commands.size()) {
                        for (var event : decided) {
                            session = Session.evolve(session, event, NO_SEQUENCE);
                        }
                    }
                } catch (Problem refused) {
                    results.add(LineResult.refused(refused));
                }
            }
            var recorded = append(tx, events);
            return new Written(id, known.after(recorded), recorded, results);
        }

        private static int sets(List<SessionEvent> events) {
            int sets = 0;
            for (var event : events) {
                sets += event instanceof SessionEvent.SetCompleted ? 1 : 0;
            }
            return sets;
        }

        private List<SessionEvent> accepted(SessionCommand command, Session session) {
            var isOfAnother =
                    session instanceof Session.Begun begun && !begun.athleteId().equals(owner().id());
            var decision = isOfAnother
                    ? SessionDecider.onUnusable(command)
                    : order.isReplay()
                            ? SessionDecider.replay(command, session)
                            : SessionDecider.decide(command, session);
            return switch (decision) {
                case Decision.Accepted(var events) -> events;
                case Decision.Rejected rejected -> throw SessionService.problem(id, rejected);
            };
        }

        private KnownSession current(Tx tx) throws SQLException {
            long version = tx.version(stream.name());
            if (cached.version() > version) {
                // After a backup is restored, the stream is shorter than the cached session.
                memory.forget(stream);
                cached = KnownSession.UNKNOWN;
                newer = List.of();
            }
            var known = cached.after(SessionEvents.typed(newer));
            while (known.version() < version) {
                known = known.after(SessionEvents.typed(tx.events(stream.name(), known.version())));
            }
            return known;
        }

        private List<TypedEvent<SessionEvent>> append(Tx tx, List<SessionEvent> events) throws SQLException {
            if (events.isEmpty()) {
                return List.of();
            }
            var decided = events.stream().map(SessionEvents::decided).toList();
            var recorded = tx.append(owner(), stream.name(), decided, order.actor(), traceParent);
            LogTables.write(tx, recorded);
            return recorded;
        }
    }
}
