package topset.session.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.session.sessions.SessionCommand.NewSet;
import topset.session.sets.SetDetails;
import topset.session.sets.TrainingLimits;
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

    private final SessionService sessions;

    SessionImports(SessionService sessions) {
        this.sessions = sessions;
    }

    /** Checks under the athlete's lock, before each change, that the import still exists. */
    @FunctionalInterface
    public interface Guard {
        Guard NONE = reads -> () -> {};

        /** Returns the check of what is read. It throws an exception that refuses the change. */
        Runnable read(Reads reads);
    }

    /** {@code actor} has requested the import; {@code guard} refuses the change if the import was erased meanwhile. */
    public record Origin(UUID importId, Athlete athlete, Actor actor, Guard guard) {}

    /** {@code key} identifies the session among all sessions in the athlete's training logs. */
    public record LoggedSession(String key, OffsetDateTime startedAt, OffsetDateTime finishedAt, List<KeyedSet> sets) {}

    /** {@code key} identifies the set within the session; a later set with the same key is a duplicate. */
    public record KeyedSet(String key, SetDetails details) {}

    /** The result of importing one set. */
    public enum Outcome {
        /** The import has added the set. */
        ADDED,

        /** The set was already stored before the import. */
        DUPLICATE,

        /** The session has the largest allowed number of sets. */
        SESSION_FULL
    }

    /**
     * Adds those sets of the log that are not stored yet.
     *
     * @return an outcome for each set, in the order of the sets. A set that this import has added in an earlier attempt
     * counts as added
     * @throws Problem 422 if the training date would have more sessions or sets than allowed; this call then stores
     * nothing
     */
    public List<Outcome> add(Origin origin, LoggedSession session) {
        return settle(
                origin.athlete(),
                origin.importId(),
                session,
                (sessionId, sets) -> sessions.execute(
                        origin.actor(),
                        origin.athlete(),
                        sessionId,
                        new SessionCommand.ImportSets(
                                origin.importId(),
                                origin.athlete().id(),
                                session.startedAt(),
                                sets,
                                session.finishedAt()),
                        origin.guard()));
    }

    /**
     * Stores nothing. The limits of a training date are not checked, because they are known only under the athlete's
     * lock.
     */
    public List<Outcome> preview(Athlete athlete, LoggedSession session) {
        return settle(athlete, null, session, (_, _) -> {});
    }

    @FunctionalInterface
    private interface Storing {
        void store(UUID sessionId, List<NewSet> sets);
    }

    private List<Outcome> settle(Athlete athlete, @Nullable UUID importId, LoggedSession session, Storing storing) {
        var outcomes = new LinkedHashMap<String, Outcome>();
        var left = new LinkedHashMap<String, SetDetails>();
        session.sets().forEach(set -> left.putIfAbsent(set.key(), set.details()));
        for (int generation = 0; generation < MOST_GENERATIONS && !left.isEmpty(); generation++) {
            var sessionId = sessionId(athlete, session.key(), generation);
            switch (sessions.current(athlete.gym(), sessionId).session()) {
                case Session.Erased gone -> {}
                case Session.None none -> store(sessionId, 0, left, outcomes, storing);
                case Session.Begun begun -> {
                    if (begun.athleteId().equals(athlete.id())) {
                        settleStored(importId, sessionId, begun, left, outcomes);
                        if (begun.sets().inOrder().stream()
                                .noneMatch(placed -> placed.set().undone())) {
                            store(sessionId, begun.sets().size(), left, outcomes, storing);
                        }
                    }
                }
            }
        }
        left.keySet().forEach(key -> outcomes.put(key, Outcome.SESSION_FULL));
        return inOrder(session.sets(), outcomes);
    }

    /**
     * Keeps sets that were corrected or removed since the import.
     *
     * @param at the time of the undo
     */
    public void undo(Origin origin, UUID sessionId, OffsetDateTime at) {
        sessions.execute(
                origin.actor(),
                origin.athlete(),
                sessionId,
                new SessionCommand.UndoImport(origin.importId(), at),
                origin.guard());
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

    private static void store(
            UUID sessionId, int stored, Map<String, SetDetails> left, Map<String, Outcome> outcomes, Storing storing) {
        var room = Math.max(0, TrainingLimits.SETS_OF_SESSION - stored);
        var sets = new ArrayList<NewSet>();
        left.forEach((key, details) -> {
            if (sets.size() < room) {
                sets.add(new NewSet(setId(sessionId, key), details));
                outcomes.put(key, Outcome.ADDED);
            } else {
                outcomes.put(key, Outcome.SESSION_FULL);
            }
        });
        if (!sets.isEmpty()) {
            storing.store(sessionId, sets);
        }
        left.clear();
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
