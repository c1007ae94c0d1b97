package topset.session.sessions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import topset.edge.transfer.ImportReport.LineResult;
import topset.edge.web.Problem;
import topset.edge.web.RevisionTags;
import topset.session.events.SessionEvent;
import topset.session.events.SessionEvents;
import topset.session.sessions.SessionMemory.KnownSession;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.RecordedEvent;
import topset.store.StreamKey;
import topset.store.append.Committer;

/** Submits a {@link SessionWork} for the commands on sessions, and waits for its commit. */
@Singleton
public class SessionService {
    /** A stream has no fixed limit, because each set may be corrected often. */
    private static final int EVENTS_AT_A_TIME = 1_000;

    private final EventStore store;
    private final Committer committer;
    private final SessionMemory memory;
    private final TrainingDateRoom dates;
    private final Counter accepted;

    SessionService(
            EventStore store,
            Committer committer,
            SessionMemory memory,
            TrainingDateRoom dates,
            MeterRegistry registry) {
        this.store = store;
        this.committer = committer;
        this.memory = memory;
        this.dates = dates;
        this.accepted = Counter.builder("topset.sets.accepted")
                .description("Sets stored for the first time")
                .register(registry);
    }

    /** Empty if the gym has no such session. Queries the database only if the session is not cached. */
    Optional<Athlete> athlete(String gym, UUID sessionId) {
        var stream = stream(gym, sessionId);
        var known = memory.recall(stream).athleteId();
        return known.or(() -> refreshed(stream).athleteId()).map(id -> new Athlete(gym, id));
    }

    /** True even if the set was removed later. Queries the database only if the set is not cached. */
    public boolean hasSet(String gym, UUID sessionId, UUID setId) {
        var stream = stream(gym, sessionId);
        return has(memory.recall(stream), setId) || has(refreshed(stream), setId);
    }

    /** @throws Problem 404 if the session does not exist or its athlete has been erased */
    Session.Begun read(String gym, UUID sessionId) {
        if (refreshed(stream(gym, sessionId)).session() instanceof Session.Begun begun && !begun.undone()) {
            return begun;
        }
        throw noSession(sessionId);
    }

    List<RecordedEvent> events(String gym, UUID sessionId, long afterVersion, int limit) {
        read(gym, sessionId);
        return store.load(stream(gym, sessionId), afterVersion, limit);
    }

    /** Returns when the events are durable. Throws a 404, 409, 412 or 422, depending on the decision. */
    SessionWork.Written execute(Actor actor, Athlete athlete, UUID sessionId, SessionCommand command) {
        var commands = Map.of(sessionId, List.of(command));
        var written = execute(new SessionWork.Order(athlete, commands, actor, null, null))
                .getFirst();
        var refusal = written.refusal();
        if (refusal != null) {
            throw refusal;
        }
        return written;
    }

    /**
     * In one transaction. Each command is decided on the state that the earlier ones have produced. If one is rejected,
     * the others are still executed. The results are in the order of the sessions and their commands.
     *
     * @param mostSets how many sets may be added. A line whose set is already stored is never refused
     */
    public List<LineResult> replay(
            Actor actor, Athlete athlete, Map<UUID, List<SessionCommand>> commands, int mostSets) {
        return execute(new SessionWork.Order(athlete, commands, actor, mostSets, null)).stream()
                .flatMap(written -> written.results().stream())
                .toList();
    }

    /** Also caches the sessions' states, and counts the sets for metrics. */
    List<SessionWork.Written> execute(SessionWork.Order order) {
        var written = committer.submit(new SessionWork(order, memory, dates));
        for (var each : written) {
            memory.keep(stream(order.athlete().gym(), each.sessionId()), each.session());
            accepted.increment((double) each.events().stream()
                    .filter(event -> event.event() instanceof SessionEvent.SetCompleted)
                    .count());
        }
        return written;
    }

    /** Also if the athlete was erased or the import was undone. */
    KnownSession current(String gym, UUID sessionId) {
        return refreshed(stream(gym, sessionId));
    }

    private KnownSession refreshed(StreamKey stream) {
        var known = memory.recall(stream);
        var before = known.version();
        List<RecordedEvent> newer;
        do {
            newer = store.load(stream, known.version(), EVENTS_AT_A_TIME);
            known = known.after(SessionEvents.typed(newer));
        } while (newer.size() == EVENTS_AT_A_TIME);
        if (known.version() > before) {
            memory.keep(stream, known);
        }
        return known;
    }

    private static boolean has(KnownSession known, UUID setId) {
        return known.session() instanceof Session.Begun begun && begun.sets().containsKey(setId);
    }

    static StreamKey stream(String gym, UUID sessionId) {
        return new StreamKey(gym, SessionEvent.stream(sessionId));
    }

    /** The same text for a missing session and for one that the caller is not allowed to see. */
    static Problem noSession(UUID sessionId) {
        return Problem.notFound("There is no session " + sessionId);
    }

    static Problem setIdTaken() {
        return Problem.conflict("This setId is already used by a set of another session: send the set with another id");
    }

    static Problem noSet(UUID sessionId, UUID setId) {
        return Problem.notFound("There is no set " + setId + " in session " + sessionId);
    }

    static Problem problem(UUID sessionId, Decision.Rejected rejected) {
        return switch (rejected) {
            case Decision.NoSuchSession none -> noSession(sessionId);
            case Decision.NoSuchSet none -> noSet(sessionId, none.setId());
            case Decision.AthleteErased erased ->
                Problem.conflict(
                        "This sessionId is already used by a session whose athlete has been erased: choose another id");
            case Decision.StartedOtherwise other ->
                Problem.conflict(
                        "This sessionId is already used by a session with another athleteId, startedAt or day");
            case Decision.LoggedOtherwise other ->
                Problem.conflict("The setId " + other.setId() + " is already used by a set with other values: correct"
                        + " that set with PUT, or use another id");
            case Decision.FinishedOtherwise other ->
                Problem.conflict("The session is already finished, and its finishedAt differs from the one in this"
                        + " request");
            case Decision.Stale stale ->
                Problem.stale("The current revision of the set is " + RevisionTags.tag(stale.current())
                        + ", but the header If-Match does not name this revision: read the set again");
            case Decision.SessionFull full ->
                Problem.refused(
                        "sessionId",
                        ("must be a session with fewer sets: a session can have at most %d sets, including removed"
                                        + " sets, and this session has %d")
                                .formatted(TrainingLimits.SETS_OF_SESSION, full.sets()),
                        TrainingLimits.SETS_OF_SESSION_RULE);
            case Decision.RevisedTooOften revised ->
                Problem.refused(
                        "setId",
                        "must be a set with a revision below %d: remove this set and log it again under a new setId"
                                .formatted(TrainingLimits.REVISIONS_OF_SET),
                        TrainingLimits.REVISIONS_OF_SET_RULE);
            case Decision.FinishedBeforeStart before ->
                Problem.refused(
                        "finishedAt",
                        "must not be before the session's startedAt, which is " + before.startedAt(),
                        "finish-after-start");
        };
    }
}
