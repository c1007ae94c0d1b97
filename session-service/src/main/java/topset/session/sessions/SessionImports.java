package topset.session.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.session.events.SetDetails;
import topset.session.sessions.SessionCommand.ImportSets;
import topset.session.sessions.SessionCommand.NewSet;
import topset.session.sessions.SessionCommand.UndoImport;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.append.Reads;

/**
 * Stores the sessions of a log of another app, and removes them when the import is undone. The ids of sessions and sets
 * are derived from their keys in the log, so importing the same log again adds nothing (ADR 0148).
 */
@Singleton
public class SessionImports {
    /** How often the same session of a log can be imported and undone again. */
    private static final int MOST_GENERATIONS = 20;

    /** Small, because these sessions share one transaction, and other gyms wait until the transaction ends. */
    private static final int SESSIONS_AT_A_TIME = 8;

    private final SessionService sessions;

    SessionImports(SessionService sessions) {
        this.sessions = sessions;
    }

    /**
     * The import that changes sessions.
     *
     * @param actor has requested the import
     * @param guard reads, and returns a check that refuses the change if the import has ended or was erased
     */
    public record Origin(UUID importId, Athlete athlete, Actor actor, Function<Reads, Runnable> guard) {}

    /** {@code key} identifies the session among all sessions in the athlete's training logs. */
    public record LoggedSession(String key, OffsetDateTime startedAt, OffsetDateTime finishedAt, List<KeyedSet> sets) {}

    /** {@code key} identifies the set within the session; a later set with the same key is a duplicate. */
    public record KeyedSet(String key, SetDetails details) {}

    public enum Outcome {
        ADDED,
        DUPLICATE,
        SESSION_FULL
    }

    /** Returns the sessions of each transaction: few, and together with at most the sets that one session may have. */
    public static <T> List<List<T>> portions(List<T> sessions, ToIntFunction<T> sets) {
        var portions = new ArrayList<List<T>>();
        int from = 0;
        int sum = 0;
        for (int n = 0; n < sessions.size(); n++) {
            sum += sets.applyAsInt(sessions.get(n));
            if (n > from && (n - from == SESSIONS_AT_A_TIME || sum > TrainingLimits.SETS_OF_SESSION)) {
                portions.add(sessions.subList(from, n));
                from = n;
                sum = sets.applyAsInt(sessions.get(n));
            }
        }
        if (from < sessions.size()) {
            portions.add(sessions.subList(from, sessions.size()));
        }
        return portions;
    }

    /**
     * The result of importing one session.
     *
     * @param outcomes for each set, in the order of the sets; a set that this import has added in an earlier attempt
     * counts as added
     * @param refusal the reason why no set was added, such as a training date with too many sets; null if there is none
     */
    public record Added(List<Outcome> outcomes, @Nullable Problem refusal) {}

    /** Adds those sets of different sessions of the log that are not stored yet, in one transaction. */
    public List<Added> add(Origin origin, List<LoggedSession> logged) {
        var plans = logged.stream()
                .map(session -> plan(origin.athlete(), origin.importId(), session))
                .toList();
        var commands = new LinkedHashMap<UUID, List<ImportSets>>();
        for (int n = 0; n < plans.size(); n++) {
            var plan = plans.get(n);
            var session = logged.get(n);
            if (plan.sessionId() != null) {
                commands.put(
                        plan.sessionId(),
                        List.of(new ImportSets(
                                origin.importId(),
                                origin.athlete().id(),
                                session.startedAt(),
                                plan.sets(),
                                session.finishedAt())));
            }
        }
        var refusals = execute(origin, commands).iterator();
        return plans.stream()
                .map(plan -> {
                    var refusal =
                            plan.sessionId() == null ? null : refusals.next().orElse(null);
                    return new Added(refusal == null ? plan.outcomes() : List.of(), refusal);
                })
                .toList();
    }

    /** Returns the refusal of each command, in the order of the map. */
    private List<Optional<Problem>> execute(
            Origin origin, Map<UUID, ? extends List<? extends SessionCommand>> commands) {
        return commands.isEmpty()
                ? List.of()
                : sessions
                        .execute(new SessionWork.Order(
                                origin.athlete(), commands, origin.actor(), false, origin.guard()))
                        .stream()
                        .map(written ->
                                Optional.ofNullable(written.results().getFirst().refusal()))
                        .toList();
    }

    /**
     * What an import would add. The limits of a training date are not checked, because they are known only under the
     * athlete's lock.
     */
    public Added preview(Athlete athlete, LoggedSession session) {
        return new Added(plan(athlete, null, session).outcomes(), null);
    }

    /** In one transaction. Keeps sets that were corrected or removed since the import. */
    public void undo(Origin origin, List<UUID> sessionIds, OffsetDateTime at) {
        var undo = List.of(new UndoImport(origin.importId(), at));
        var commands = new LinkedHashMap<UUID, List<UndoImport>>();
        sessionIds.forEach(id -> commands.put(id, undo));
        for (var refusal : execute(origin, commands)) {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
        }
    }

    /** The sets to add to a session; no session and no sets if there is nothing to add. */
    private record Plan(@Nullable UUID sessionId, List<NewSet> sets, List<Outcome> outcomes) {}

    private Plan plan(Athlete athlete, @Nullable UUID importId, LoggedSession session) {
        var outcomes = new LinkedHashMap<String, Outcome>();
        var left = new LinkedHashMap<String, SetDetails>();
        session.sets().forEach(set -> left.putIfAbsent(set.key(), set.details()));
        var sets = new ArrayList<NewSet>();
        UUID into = null;
        for (int generation = 0; generation < MOST_GENERATIONS && !left.isEmpty(); generation++) {
            var sessionId = sessionId(athlete, session.key(), generation);
            var stored = sessions.current(athlete.gym(), sessionId).session();
            if (stored instanceof Session.Begun begun && begun.athleteId().equals(athlete.id())) {
                settleStored(importId, sessionId, begun, left, outcomes);
            }
            if (takesSets(stored, athlete)) {
                var room = Math.max(
                        0,
                        TrainingLimits.SETS_OF_SESSION
                                - (stored instanceof Session.Begun begun
                                        ? begun.sets().size()
                                        : 0));
                left.forEach((key, details) -> {
                    var fits = sets.size() < room;
                    outcomes.put(key, fits ? Outcome.ADDED : Outcome.SESSION_FULL);
                    if (fits) {
                        sets.add(new NewSet(setId(sessionId, key), details));
                    }
                });
                left.clear();
                into = sets.isEmpty() ? null : sessionId;
            }
        }
        left.keySet().forEach(key -> outcomes.put(key, Outcome.SESSION_FULL));
        return new Plan(into, sets, inOrder(session.sets(), outcomes));
    }

    /** Whether sets can be added: the athlete or nobody has the session, and no undo has removed a set of it. */
    private static boolean takesSets(Session session, Athlete athlete) {
        return switch (session) {
            case Session.Erased _ -> false;
            case Session.None _ -> true;
            case Session.Begun begun ->
                begun.athleteId().equals(athlete.id())
                        && begun.sets().values().stream().noneMatch(Session.LoggedSet::undone);
        };
    }

    /**
     * Removes the sets that the session already has from {@code left}, with their outcomes. Sets that an undo has
     * removed stay in {@code left}: they are added to another session, with new ids.
     *
     * @param importId the running import; null for a preview
     */
    private static void settleStored(
            @Nullable UUID importId,
            UUID sessionId,
            Session.Begun begun,
            Map<String, SetDetails> left,
            Map<String, Outcome> outcomes) {
        left.keySet().removeIf(key -> {
            var stored = begun.sets().get(setId(sessionId, key));
            if (stored == null || stored.undone()) {
                return false;
            }
            outcomes.put(
                    key, importId != null && importId.equals(stored.importId()) ? Outcome.ADDED : Outcome.DUPLICATE);
            return true;
        });
    }

    private static List<Outcome> inOrder(List<KeyedSet> sets, Map<String, Outcome> outcomes) {
        var inOrder = new ArrayList<Outcome>();
        for (var set : sets) {
            var outcome = outcomes.getOrDefault(set.key(), Outcome.DUPLICATE);
            inOrder.add(outcome);
            outcomes.put(set.key(), outcome == Outcome.ADDED ? Outcome.DUPLICATE : outcome);
        }
        return inOrder;
    }

    private static UUID sessionId(Athlete athlete, String key, int generation) {
        return id("session", athlete.gym(), athlete.id(), key, Integer.toString(generation));
    }

    private static UUID setId(UUID sessionId, String key) {
        return id("set", sessionId.toString(), key);
    }

    /** Each text is preceded by its length, so that different lists of texts never give the same UUID. */
    private static UUID id(String... parts) {
        var name = new StringBuilder("topset-import");
        for (var part : parts) {
            name.append('\n').append(part.length()).append(':').append(part);
        }
        return UUID.nameUUIDFromBytes(name.toString().getBytes(UTF_8));
    }
}
