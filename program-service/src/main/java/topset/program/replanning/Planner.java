package topset.program.replanning;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.PlanRows;
import topset.program.programs.Program;
import topset.program.programs.WeekTable;
import topset.program.publishing.RosterRefresh;
import topset.program.roster.AthletePlanned;
import topset.program.roster.RosterProjection;
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

    public Planner(MeterRegistry metrics, GymCatalogues catalogues) {
        this.catalogues = catalogues;
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
     * Computes plans again, stores them, and updates the roster. One round trip sends what was collected before and
     * reads everything that is needed; all changes are collected. Athletes without a profile are left out, because they
     * have no program and no row in the roster.
     */
    public void replan(Tx tx, Actor actor, Collection<Changed> changes, Instant asOf) throws SQLException {
        var tasks = new ArrayList<ReplanTask>();
        var athletes = new LinkedHashMap<Athlete, Changed>();
        for (var each : changes) {
            var programs = each.programs();
            if (programs.profile() != null) {
                athletes.put(programs.athlete(), each);
                programs.programs()
                        .forEach(planned ->
                                ReplanTask.of(programs, planned, each.cause()).ifPresent(tasks::add));
            }
        }
        if (athletes.isEmpty()) {
            return;
        }
        var timer = Timer.start();
        var roundTrip = new RoundTrip();
        var stored = PlanInput.read(roundTrip, tasks, asOf);
        var rows = RosterProjection.stored(roundTrip, athletes.keySet());
        FoldStore.prepare(tx, tasks);
        RosterRefresh.prepare(tx, athletes.keySet());
        tx.now(roundTrip);

        var folds = folds(tx.connection(), tasks, stored, asOf);
        FoldStore.store(tx, actor, folds, asOf);
        var byAthlete =
                folds.stream().collect(Collectors.groupingBy(fold -> fold.task().athlete()));
        var planned = new ArrayList<AthletePlanned>();
        athletes.forEach(
                (athlete, each) -> planned.add(planned(each, byAthlete.getOrDefault(athlete, List.of()), asOf)));
        RosterProjection.planned(tx, actor, planned, rows);
        if (!tasks.isEmpty()) {
            timer.stop(recompute);
        }
    }

    /** If sets have changed that affect no plan, no other event notifies the clients of the live stream. */
    private static AthletePlanned planned(Changed change, List<ReplanResult> folds, Instant asOf) {
        var notified = folds.isEmpty() ? !(change.cause() instanceof Cause.Sets) : hasResults(folds);
        return planned(change.programs(), folds, notified, false, asOf);
    }

    private static AthletePlanned planned(
            AthletePrograms programs, List<ReplanResult> folds, boolean notified, boolean whole, Instant asOf) {
        return new AthletePlanned(
                programs.athlete(),
                programs.requireProfile(),
                programs.running(asOf),
                notified,
                whole,
                folds.stream().map(Planner::folded).toList(),
                asOf);
    }

    private static boolean hasResults(List<ReplanResult> folds) {
        return folds.stream().anyMatch(fold -> !fold.change().results().isEmpty());
    }

    private static AthletePlanned.FoldedProgram folded(ReplanResult fold) {
        var task = fold.task();
        var programs = task.programs();
        return new AthletePlanned.FoldedProgram(
                fold.program(),
                task.calendar(),
                Math.max(1, task.fromWeek()),
                task.weeksOf(fold.sets()),
                programs.endsOn(fold.program()).orElse(null),
                programs.endsAt(fold.program()),
                fold.catalogue());
    }

    /** Makes the whole row of the athlete in the roster, after the plans were computed from the first week on. */
    public void rebuilt(Tx tx, Actor actor, AthletePrograms athlete, List<ReplanResult> folds, Instant asOf)
            throws SQLException {
        var roundTrip = new RoundTrip();
        var rows = RosterProjection.stored(roundTrip, List.of(athlete.athlete()));
        tx.now(roundTrip);
        RosterProjection.planned(tx, actor, List.of(planned(athlete, folds, hasResults(folds), true, asOf)), rows);
    }

    /**
     * Computes the plans of all programs of an athlete from the sets alone, and compares them with the stored plans.
     * Has no side effects.
     *
     * @param causedBy the value of {@code causedBy} in the results that are published for corrected targets
     */
    public List<ReplanResult> foldAll(
            AthletePrograms athlete,
            Function<UUID, PlanRows> stored,
            List<LoggedSet> sets,
            Function<String, @Nullable Exercise> catalogue,
            Instant asOf,
            String causedBy) {
        return athlete.programs().stream()
                .flatMap(planned -> ReplanTask.of(athlete, planned, Cause.EVERYTHING).stream())
                .map(task -> task.withSessionsOfToday(sets, asOf)
                        .correct(stored.apply(task.program().id()), sets, catalogue, asOf, causedBy))
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
