package topset.program.replanning;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import topset.program.programs.AthletePrograms;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/** Notifies every {@link PlanObserver} when plans were computed again. */
final class PlanObservers {
    private final List<PlanObserver> observers;

    PlanObservers(List<PlanObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    /**
     * Adds the queries of all observers about athletes to a round trip. Returns the update of all observers, for which
     * the round trip has run.
     */
    PlanObserver.Update observe(RoundTrip roundTrip, Collection<Athlete> athletes) {
        var updates = observers.stream()
                .map(observer -> observer.observe(roundTrip, athletes))
                .toList();
        return (tx, actor, planned) -> {
            if (!planned.isEmpty()) {
                for (var update : updates) {
                    update.planned(tx, actor, planned);
                }
            }
        };
    }

    /** Returns what the observers need to know about athletes whose plans were computed again. */
    static List<AthletePlanned> replanned(List<ReplanResult> results, Instant asOf) {
        var published = withResults(results);
        var athletes = new LinkedHashMap<Athlete, AthletePlanned>();
        for (var result : results) {
            var programs = result.task().programs();
            athletes.computeIfAbsent(
                            programs.athlete(),
                            athlete -> new AthletePlanned(
                                    athlete,
                                    programs.requireProfile(),
                                    programs.running(asOf),
                                    published.contains(athlete),
                                    false,
                                    new ArrayList<>(),
                                    asOf))
                    .programs()
                    .add(folded(result));
        }
        return List.copyOf(athletes.values());
    }

    /**
     * Notifies the observers that an athlete's plans were computed from the first week on. Observers then replace all
     * data of the athlete.
     */
    void rebuilt(Tx tx, Actor actor, AthletePrograms programs, List<ReplanResult> results, Instant asOf)
            throws SQLException {
        var roundTrip = new RoundTrip();
        var update = observe(roundTrip, List.of(programs.athlete()));
        tx.now(roundTrip);
        update.planned(
                tx,
                actor,
                List.of(new AthletePlanned(
                        programs.athlete(),
                        programs.requireProfile(),
                        programs.running(asOf),
                        !withResults(results).isEmpty(),
                        true,
                        results.stream().map(PlanObservers::folded).toList(),
                        asOf)));
    }

    /**
     * Returns what the observers need to know about a change that does not affect the plans of an athlete, who has a
     * profile. If logged sets have changed, no other event notifies the clients of the live stream.
     */
    static AthletePlanned unplanned(Planner.Changed change, Instant asOf) {
        var programs = change.programs();
        return new AthletePlanned(
                programs.athlete(),
                programs.requireProfile(),
                programs.running(asOf),
                !(change.cause() instanceof Cause.Sets),
                false,
                List.of(),
                asOf);
    }

    private static Set<Athlete> withResults(List<ReplanResult> results) {
        return results.stream()
                .filter(result -> !result.change().results().isEmpty())
                .map(result -> result.task().athlete())
                .collect(Collectors.toSet());
    }

    private static AthletePlanned.FoldedProgram folded(ReplanResult result) {
        var task = result.task();
        var programs = task.programs();
        return new AthletePlanned.FoldedProgram(
                result.program(),
                task.calendar(),
                Math.max(1, task.fromWeek()),
                task.weeksOf(result.sets()),
                programs.endsOn(result.program()).orElse(null),
                programs.endsAt(result.program()),
                result.catalogue());
    }
}
