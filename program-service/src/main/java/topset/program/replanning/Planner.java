package topset.program.replanning;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.Program;
import topset.program.programs.WeekTable;
import topset.program.publishing.RosterRefresh;
import topset.program.sets.Facts;
import topset.rules.lift.LoggedSet;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/**
 * Computes plans again after a change, inside the caller's transaction and under the athletes' locks. The planner loads
 * the stored state, computes the plans, appends events for the differences, and stores the state from which the next
 * computation starts. The cost does not grow with the length of the history.
 */
@ApplicationScoped
public class Planner {
    private final Timer recompute;
    private final GymCatalogues catalogues;
    private final PlanObservers observers;

    public Planner(MeterRegistry metrics, GymCatalogues catalogues, @All List<PlanObserver> observers) {
        this.catalogues = catalogues;
        this.observers = new PlanObservers(observers);
        this.recompute = Timer.builder("topset_recompute")
                .description("Time to compute the plans again after a batch of changes")
                .publishPercentileHistogram()
                .register(metrics);
    }

    /**
     * An athlete whose plans must be computed again.
     *
     * @param programs the programs as they are after the change
     */
    public record Changed(AthletePrograms programs, Cause cause) {}

    /**
     * Computes the plans of an athlete again after a change.
     *
     * @param programs the programs as they are after the change
     */
    public void replan(Tx tx, Actor actor, AthletePrograms programs, Cause cause, Instant asOf) throws SQLException {
        replan(tx, actor, List.of(new Changed(programs, cause)), asOf);
    }

    /**
     * Computes plans again, stores them, and updates the read models. One round trip sends what was collected before and
     * reads everything that is needed; all changes are collected. Athletes without a profile are left out, because no
     * read model contains them.
     */
    public void replan(Tx tx, Actor actor, Collection<Changed> changes, Instant asOf) throws SQLException {
        var tasks = new ArrayList<ReplanTask>();
        var unplanned = new ArrayList<Changed>();
        for (var each : changes) {
            var programs = each.programs();
            var of = programs.programs().stream()
                    .flatMap(planned -> ReplanTask.of(programs, planned, each.cause()).stream())
                    .toList();
            tasks.addAll(of);
            if (of.isEmpty() && programs.profile() != null) {
                unplanned.add(each);
            }
        }
        var athletes = Stream.concat(
                        tasks.stream().map(ReplanTask::athlete),
                        unplanned.stream().map(each -> each.programs().athlete()))
                .distinct()
                .toList();
        if (athletes.isEmpty()) {
            return;
        }
        var timer = Timer.start();
        var roundTrip = new RoundTrip();
        var stored = PlanInput.read(roundTrip, tasks, asOf);
        var update = observers.observe(roundTrip, athletes);
        tx.now(reads -> {
            FoldStore.prepare(reads, tasks);
            RosterRefresh.prepare(reads, athletes);
            reads.query(roundTrip);
        });

        var folds = folds(tx.connection(), tasks, stored, asOf);
        FoldStore.store(tx, actor, folds, asOf);
        var planned = new ArrayList<>(PlanObservers.replanned(folds, asOf));
        unplanned.forEach(each -> planned.add(PlanObservers.unplanned(each, asOf)));
        update.planned(tx, actor, planned);
        if (!tasks.isEmpty()) {
            timer.stop(recompute);
        }
    }

    /**
     * Notifies the read models that an athlete's plans were computed from the first week on, so that they replace all
     * data of the athlete.
     */
    public void rebuilt(Tx tx, Actor actor, AthletePrograms athlete, List<ReplanResult> folds, Instant asOf)
            throws SQLException {
        observers.rebuilt(tx, actor, athlete, folds, asOf);
    }

    /**
     * Computes the plans of all programs of an athlete from the sets alone, without the stored plans. Has no side
     * effects.
     */
    public List<ReplanResult> foldAll(
            AthletePrograms athlete,
            List<LoggedSet> sets,
            Function<String, @Nullable Exercise> catalogue,
            Instant asOf) {
        return athlete.programs().stream()
                .flatMap(planned -> ReplanTask.of(athlete, planned, Cause.EVERYTHING).stream())
                .map(task ->
                        task.withSessionsOfToday(sets, asOf).replan(task.program(), sets, Map.of(), catalogue, asOf))
                .toList();
    }

    /** The stored data from which tasks compute plans. It is complete when the round trip has run. */
    private record PlanInput(Map<Athlete, List<LoggedSet>> sets, Supplier<Map<WeekTable.Key, Program>> programs) {

        static PlanInput read(RoundTrip roundTrip, List<ReplanTask> tasks, Instant asOf) {
            return new PlanInput(
                    Facts.since(roundTrip, earliest(tasks)),
                    WeekTable.load(
                            roundTrip,
                            tasks.stream().flatMap(task -> task.wanted(asOf)).toList()));
        }
    }

    private List<ReplanResult> folds(Connection connection, List<ReplanTask> tasks, PlanInput stored, Instant asOf)
            throws SQLException {
        var programs = stored.programs().get();
        var folds = new ArrayList<ReplanResult>();
        for (var task : tasks) {
            var program = Objects.requireNonNull(programs.get(task.key()));
            var sets = stored.sets().getOrDefault(task.athlete(), List.of());
            var catalogue = catalogues.of(connection, task.programs());
            var complete = task.replansThisWeek() ? task.withSessionsOfToday(sets, asOf) : task;
            folds.add(complete.replan(program, sets, programs, catalogue::find, asOf));
        }
        return folds;
    }

    private static List<Facts.Wanted> earliest(List<ReplanTask> tasks) {
        Map<Athlete, Instant> from = tasks.stream()
                .collect(Collectors.toMap(
                        ReplanTask::athlete,
                        ReplanTask::setsFrom,
                        (a, b) -> a.isBefore(b) ? a : b,
                        LinkedHashMap::new));
        return from.entrySet().stream()
                .map(entry -> new Facts.Wanted(entry.getKey(), entry.getValue()))
                .toList();
    }
}
