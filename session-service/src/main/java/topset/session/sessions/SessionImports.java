package topset.session.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;
import topset.edge.operations.Tasks;
import topset.edge.transfer.ImportReport.LineResult;
import topset.edge.web.Problem;
import topset.session.sessions.SessionCommand.ImportSets;
import topset.session.sessions.SessionCommand.NewSet;
import topset.session.sessions.SessionCommand.UndoImport;
import topset.session.sessions.SessionWork.Written;
import topset.store.Actor;
import topset.store.Athlete;

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

    /** The import that changes sessions, and who has requested it. A change is refused if the import has ended. */
    public record Origin(UUID importId, Athlete athlete, Actor actor) {}

    /** {@code key} identifies the session among all sessions in the athlete's training logs. */
    public record LoggedSession(String key, OffsetDateTime startedAt, OffsetDateTime finishedAt, List<KeyedSet> sets) {}

    /**
     * A set of a log.
     *
     * @param line its number in the log
     * @param key identifies the set within the session; a later set with the same key is a duplicate
     */
    public record KeyedSet(int line, String key, SetDetails details) {}

    public enum ImportOutcome {
        ADDED,
        DUPLICATE,
        SESSION_FULL
    }

    /** The sessions of each transaction: few, and together with at most the sets that one session may have. */
    public static <T> List<List<T>> portions(List<T> sessions, ToLongFunction<T> sets) {
        return Tasks.portions(sessions, SESSIONS_AT_A_TIME, TrainingLimits.SETS_OF_SESSION, sets);
    }

    /**
     * The result of importing one session.
     *
     * @param outcomes for each set, in the order of the sets; a set that this import has added in an earlier attempt
     * counts as added
     * @param refusal the reason why no set was added, such as a training date with too many sets; null if there is none
     */
    public record Added(
            List<ImportOutcome> outcomes, @Nullable Problem refusal) {}

    /** Adds those sets of different sessions of the log that are not stored yet. */
    public List<Added> add(Origin origin, List<LoggedSession> logged) {
        return add(origin.athlete(), origin.importId(), logged, commands -> execute(origin, commands));
    }

    /**
     * What an import would add. The limits of a training date are not checked, because they are known only under the
     * athlete's lock.
     */
    public List<Added> preview(Athlete athlete, List<LoggedSession> logged) {
        return add(athlete, UUID.randomUUID(), logged, commands -> decide(athlete.gym(), commands));
    }

    /** In one transaction. Keeps sets that were corrected or removed since the import. */
    public void undo(Origin origin, List<UUID> sessionIds, OffsetDateTime at) {
        var commands = new LinkedHashMap<UUID, List<SessionCommand>>();
        sessionIds.forEach(id -> commands.put(id, List.of(new UndoImport(origin.importId(), at))));
        for (var written : execute(origin, commands)) {
            var refusal = written.refusal();
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    /** In one transaction. */
    private List<Written> execute(Origin origin, Map<UUID, List<SessionCommand>> commands) {
        return sessions.execute(
                new SessionWork.Order(origin.athlete(), commands, origin.actor(), null, origin.importId()));
    }

    /** As {@link #execute}, but stores nothing. */
    private List<Written> decide(String gym, Map<UUID, List<SessionCommand>> commands) {
        var decided = new ArrayList<Written>();
        commands.forEach((id, ofSession) -> {
            var session = sessions.current(gym, id).session();
            if (SessionDecider.decide(ofSession.getFirst(), session) instanceof Decision.Accepted(var events)) {
                for (var event : events) {
                    session = Session.evolve(session, event, SessionWork.NO_SEQUENCE);
                }
            }
            var known = new SessionMemory.KnownSession(session, 0);
            decided.add(new Written(id, known, List.of(), List.of(LineResult.ADDED)));
        });
        return decided;
    }

    /** Tries one generation of the sessions' ids after the other, until each set has its outcome. */
    private static List<Added> add(
            Athlete athlete,
            UUID importId,
            List<LoggedSession> logged,
            Function<Map<UUID, List<SessionCommand>>, List<Written>> execution) {
        var all = logged.stream()
                .map(session -> new SettledSets(athlete, importId, session))
                .toList();
        for (int generation = 0; generation < MOST_GENERATIONS; generation++) {
            var unsettled = new LinkedHashMap<UUID, SettledSets>();
            for (var each : all) {
                if (!each.left.isEmpty()) {
                    unsettled.put(sessionId(athlete, each.logged.key(), generation), each);
                }
            }
            if (unsettled.isEmpty()) {
                break;
            }
            var commands = new LinkedHashMap<UUID, List<SessionCommand>>();
            unsettled.forEach((id, sets) -> commands.put(id, List.of(sets.command(id))));
            for (var written : execution.apply(commands)) {
                requireNonNull(unsettled.get(written.sessionId())).settle(written);
            }
        }
        return all.stream().map(SettledSets::added).toList();
    }

    /** What has become of the sets of one session of the log. */
    private static final class SettledSets {
        private final Athlete athlete;
        private final UUID importId;
        private final LoggedSession logged;
        private final Map<String, SetDetails> left = new LinkedHashMap<>();
        private final Map<String, ImportOutcome> outcomes = new HashMap<>();
        private @Nullable Problem refusal;

        SettledSets(Athlete athlete, UUID importId, LoggedSession logged) {
            this.athlete = athlete;
            this.importId = importId;
            this.logged = logged;
            logged.sets().forEach(set -> left.putIfAbsent(set.key(), set.details()));
        }

        /** A session has no room for more sets than the command contains. */
        ImportSets command(UUID sessionId) {
            var sets = left.entrySet().stream()
                    .limit(TrainingLimits.SETS_OF_SESSION)
                    .map(set -> new NewSet(setId(sessionId, set.getKey()), set.getValue()))
                    .toList();
            return new ImportSets(importId, athlete.id(), logged.startedAt(), sets, logged.finishedAt());
        }

        void settle(Written written) {
            var takesSets = switch (written.session().session()) {
                case Session.Erased _ -> false;
                case Session.None _ -> true;
                case Session.Begun begun ->
                    begun.athleteId().equals(athlete.id()) && settle(written.sessionId(), begun);
            };
            if (takesSets) {
                refusal = written.refusal();
                left.keySet().forEach(key -> outcomes.put(key, ImportOutcome.SESSION_FULL));
                left.clear();
            }
        }

        /**
         * Finds the outcomes of those sets that the session has after the command. If an undo has removed sets of the
         * session, returns false, and the others are added to another session, with new ids.
         */
        private boolean settle(UUID sessionId, Session.Begun begun) {
            left.keySet().removeIf(key -> {
                var stored = begun.sets().get(setId(sessionId, key));
                if (stored == null || stored.undone()) {
                    return false;
                }
                outcomes.put(key, importId.equals(stored.importId()) ? ImportOutcome.ADDED : ImportOutcome.DUPLICATE);
                return true;
            });
            return begun.sets().values().stream().noneMatch(Session.LoggedSet::undone);
        }

        Added added() {
            if (refusal != null) {
                return new Added(List.of(), refusal);
            }
            var inOrder = new ArrayList<ImportOutcome>();
            for (var set : logged.sets()) {
                var outcome = outcomes.getOrDefault(set.key(), ImportOutcome.SESSION_FULL);
                inOrder.add(outcome);
                outcomes.put(set.key(), outcome == ImportOutcome.ADDED ? ImportOutcome.DUPLICATE : outcome);
            }
            return new Added(inOrder, null);
        }
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
