package topset.program.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.program.facts.FactsChanged;
import topset.program.intake.QuietIntake;
import topset.program.planning.QuietPlanner;
import topset.program.planning.RebuiltAthlete;
import topset.store.Athlete;
import topset.store.Incoming;

/**
 * What stands between the next generation and the served state: events read from the topic and not taken, athletes not planned. Everything it
 * does happens in the caller's transaction; only what the caller says was committed is forgotten, so that an undone transaction is done again.
 */
final class CatchUp {
    private static final int BATCH = 500;

    /** Of one athlete, in one go; the rest in the next. */
    private static final int MOST_DECISIONS = 100;

    private final NextGeneration generation;
    private final QuietIntake intake;
    private final QuietPlanner planner;
    private final RebuiltAthlete comparison;
    private final Clock clock;

    /** Read, and ahead of what the served state has taken. */
    private final List<Incoming> ahead = new ArrayList<>();

    private final Map<Athlete, Change> changed = new LinkedHashMap<>();

    CatchUp(
            NextGeneration generation,
            QuietIntake intake,
            QuietPlanner planner,
            RebuiltAthlete comparison,
            Clock clock) {
        this.generation = generation;
        this.intake = intake;
        this.planner = planner;
        this.comparison = comparison;
        this.clock = clock;
    }

    /**
     * Why an athlete is to be planned.
     *
     * @param anew all of it
     * @param facts what changed otherwise; absent when only time passed, or the served state moved
     */
    record Change(boolean anew, @Nullable FactsChanged facts) {
        static final Change ALL = new Change(true, null);
        static final Change LOOK = new Change(false, null);

        Change and(Change more) {
            return new Change(anew || more.anew, merged(facts, more.facts));
        }

        private static @Nullable FactsChanged merged(@Nullable FactsChanged a, @Nullable FactsChanged b) {
            if (a == null || b == null) {
                return a == null ? b : a;
            }
            Set<java.time.Instant> starts = new HashSet<>(a.sessionStarts());
            starts.addAll(b.sessionStarts());
            Set<String> sessions = new HashSet<>(a.sessionIds());
            sessions.addAll(b.sessionIds());
            return new FactsChanged(a.athlete(), starts, sessions, b.causedBy(), b.traceParent());
        }
    }

    /** Events that were taken, and what they changed. */
    record Taken(List<Incoming> events, Map<Athlete, Change> changes) {}

    void read(List<Incoming> events) {
        ahead.addAll(events);
    }

    int ahead() {
        return ahead.size();
    }

    /** Whether events of the athlete are among them. */
    boolean isAhead(Athlete athlete) {
        return ahead.stream().anyMatch(event -> event.athlete().equals(athlete));
    }

    Map<Athlete, Change> changed() {
        return changed;
    }

    void change(Athlete athlete, Change change) {
        changed.merge(athlete, change, Change::and);
    }

    /**
     * Takes what the served state has taken.
     *
     * @param everything also what it has not: it will get to know it as something that differs
     */
    Taken take(Connection connection, boolean everything) throws SQLException {
        var events = everything || ahead.isEmpty() ? List.copyOf(ahead) : generation.taken(connection, ahead);
        var changes = new LinkedHashMap<Athlete, Change>();
        var inTime = events.isEmpty() ? events : generation.withoutLateOnes(connection, events);
        for (int from = 0; from < inTime.size(); from += BATCH) {
            var batch = inTime.subList(from, Math.min(inTime.size(), from + BATCH));
            add(changes, intake.take(connection, batch));
            // An event that changes no set moves the athlete on as well.
            batch.forEach(event -> changes.merge(event.athlete(), Change.LOOK, Change::and));
        }
        asOperatorsDecided(connection, changes);
        return new Taken(events, changes);
    }

    private void asOperatorsDecided(Connection connection, Map<Athlete, Change> changes) throws SQLException {
        for (int rounds = 0; rounds < MOST_DECISIONS; rounds++) {
            var passedOver = generation.toPassOver(connection);
            for (var athlete : passedOver) {
                add(changes, intake.passOver(connection, athlete));
                changes.merge(athlete, Change.LOOK, Change::and);
            }
            var followed = generation.toFollow(connection);
            for (var athlete : followed) {
                add(changes, intake.replay(connection, athlete));
                changes.merge(athlete, Change.LOOK, Change::and);
            }
            if (passedOver.isEmpty() && followed.isEmpty()) {
                return;
            }
        }
    }

    private static void add(Map<Athlete, Change> changes, List<FactsChanged> facts) {
        facts.forEach(each -> changes.merge(each.athlete(), new Change(false, each), Change::and));
    }

    /** What was taken is committed. */
    void forget(Taken taken) {
        Set<Incoming> done = Collections.newSetFromMap(new IdentityHashMap<>());
        done.addAll(taken.events());
        ahead.removeIf(done::contains);
        taken.changes().forEach(this::change);
    }

    /** What has happened in the served state since: people decided, weeks were closed, somebody was parked or goes on. */
    Map<Athlete, Change> look(Connection connection, String since) throws SQLException {
        var changes = new LinkedHashMap<Athlete, Change>();
        generation
                .changedSince(connection, since)
                .forEach((athlete, decided) -> changes.put(athlete, decided ? Change.ALL : Change.LOOK));
        generation.parkedOtherwise(connection).forEach(athlete -> changes.merge(athlete, Change.LOOK, Change::and));
        return changes;
    }

    /** Plans an athlete, and compares. */
    void plan(Connection connection, Athlete athlete, Change change) throws SQLException {
        var asOf = QuietPlanner.asOf(connection, athlete, clock.instant());
        if (change.anew()) {
            planner.anew(connection, athlete, asOf);
        } else {
            planner.on(connection, athlete, change.facts(), asOf);
        }
        comparison.compare(connection, athlete, change.anew(), asOf);
        if (change.anew()) {
            planner.tellAgain(connection, athlete, asOf);
        }
    }
}
