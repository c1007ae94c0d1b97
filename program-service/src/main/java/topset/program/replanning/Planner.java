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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthletePrograms.Planned;
import topset.program.programs.AthleteTable;
import topset.program.programs.Program;
import topset.program.programs.WeekTable;
import topset.program.publishing.RosterRefresh;
import topset.program.sets.Facts;
import topset.program.sets.FactsChanged;
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
     * Computes the plans of the programs to which changed sets belong, and of later programs whose strength estimates
     * depend on these sets.
     *
     * @param known the programs of at least the athletes whose sets have changed
     */
    public void factsChanged(
            Tx tx, Actor actor, List<FactsChanged> changes, Map<Athlete, AthletePrograms> known, Instant asOf)
            throws SQLException {
        var tasks = new ArrayList<ReplanTask>();
        var outsidePrograms = new ArrayList<AthletePrograms>();
        for (var change : changes) {
            var athlete = Objects.requireNonNull(known.get(change.athlete()));
            var touched = touched(athlete, change);
            tasks.addAll(touched);
            if (touched.isEmpty()) {
                outsidePrograms.add(athlete);
            }
        }
        fold(tx, actor, tasks, outsidePrograms, false, asOf);
    }

    /** Finds which programs of an athlete, and which weeks of these programs, are affected by changed sets. */
    private static List<ReplanTask> touched(AthletePrograms athlete, FactsChanged change) {
        return athlete.programs().stream()
                .flatMap(planned -> touched(athlete, planned, change).stream())
                .toList();
    }

    /**
     * Finds which weeks of one program are affected by changed sets. Sets from before the program affect it too,
     * because the strength estimate at the start of the program depends on these sets.
     */
    private static Optional<ReplanTask> touched(AthletePrograms athlete, Planned planned, FactsChanged change) {
        var calendar = athlete.calendar(planned.program());
        var endsAt = athlete.endsAt(planned.program());
        return change.sessionStarts().stream()
                .filter(start -> endsAt == null || start.isBefore(endsAt))
                .min(Comparator.naturalOrder())
                .map(first -> {
                    int week = calendar.weekOf(first);
                    return week < 1
                            ? ReplanTask.before(athlete, planned, change, first)
                            : ReplanTask.from(athlete, planned, week, change);
                });
    }

    /**
     * Closes the weeks that have ended (their results are final now), and computes the plans of the weeks after them.
     */
    public void timePassed(Tx tx, Actor actor, Collection<Athlete> athletes, Instant asOf) throws SQLException {
        timePassed(tx, actor, asOf, AthleteTable.load(tx.connection(), athletes).values());
    }

    /**
     * Closes the ended weeks (their results are final now) of athletes that the transaction has already loaded, without
     * loading these athletes again.
     */
    public void timePassed(Tx tx, Actor actor, Instant asOf, Collection<AthletePrograms> athletes) throws SQLException {
        again(tx, actor, athletes, asOf, athlete -> planned -> Integer.MAX_VALUE);
    }

    /** Computes the plan of a program after a coach's decision, from the first week that may change. */
    public void decided(Tx tx, Actor actor, AthletePrograms athlete, UUID programId, int fromWeek, Instant asOf)
            throws SQLException {
        again(
                tx,
                actor,
                List.of(athlete),
                asOf,
                known -> planned -> planned.program().id().equals(programId) ? fromWeek : Integer.MAX_VALUE);
    }

    /**
     * Computes the plan of a program after its deloads (weeks with lower loads) have changed. Also computes the plans
     * of later programs, because their first strength estimates ignore the sets of deload weeks.
     */
    public void deloadsChanged(Tx tx, Actor actor, AthletePrograms athlete, UUID programId, int fromWeek, Instant asOf)
            throws SQLException {
        again(tx, actor, List.of(athlete), asOf, known -> {
            var after = known.programs().stream()
                    .map(planned -> planned.program().id())
                    .dropWhile(each -> !each.equals(programId))
                    .skip(1)
                    .collect(Collectors.toSet());
            return planned -> {
                var id = planned.program().id();
                if (id.equals(programId)) {
                    return Math.max(0, fromWeek);
                }
                return after.contains(id) ? 0 : Integer.MAX_VALUE;
            };
        });
    }

    /**
     * Computes plans after a program was started or ended. The weeks before later programs are now different, and an
     * earlier program has possibly lost its last weeks.
     */
    public void programsChanged(Tx tx, Actor actor, AthletePrograms athlete, UUID programId, Instant asOf)
            throws SQLException {
        again(tx, actor, List.of(athlete), asOf, known -> {
            var it = known.find(programId).orElseThrow().program();
            var before = known.programs().stream()
                    .map(Planned::program)
                    .takeWhile(each -> !each.id().equals(programId))
                    .map(Program::id)
                    .collect(Collectors.toSet());
            return planned -> {
                var program = planned.program();
                if (program.id().equals(programId)) {
                    return Integer.MAX_VALUE;
                }
                return before.contains(program.id()) ? Math.max(1, program.weekOf(it.startsOn())) : 0;
            };
        });
    }

    /**
     * Computes the plans of all weeks after a change of the bodyweight, because the targets of every week may depend on
     * it.
     */
    public void bodyweightChanged(Tx tx, Actor actor, AthletePrograms athlete, Instant asOf) throws SQLException {
        again(tx, actor, List.of(athlete), asOf, known -> planned -> 0);
    }

    /** Computes the plans of all weeks after an import, because the import may have changed any week. */
    public void imported(Tx tx, Actor actor, List<AthletePrograms> athletes, Instant asOf) throws SQLException {
        again(tx, actor, athletes, asOf, known -> planned -> 0);
    }

    /**
     * Computes the plan of each program from the given week on. Week 0 also includes the sets from before the program.
     * Programs that ended long ago are left out.
     */
    private void again(
            Tx tx,
            Actor actor,
            Collection<AthletePrograms> athletes,
            Instant asOf,
            Function<AthletePrograms, Function<Planned, Integer>> firstWeek)
            throws SQLException {
        var tasks = new ArrayList<ReplanTask>();
        var unfolded = new ArrayList<AthletePrograms>();
        for (var athlete : athletes) {
            int before = tasks.size();
            for (var planned : athlete.programs()) {
                var week = firstWeek.apply(athlete).apply(planned);
                if (week == 0) {
                    tasks.add(ReplanTask.all(athlete, planned, null));
                } else if (week < Integer.MAX_VALUE || planned.nextWeekAt() != null || planned.plannedTo() == 0) {
                    tasks.add(ReplanTask.from(athlete, planned, week, null));
                }
            }
            if (tasks.size() == before) {
                unfolded.add(athlete);
            }
        }
        fold(tx, actor, tasks, unfolded, true, asOf);
    }

    /**
     * Computes plans, stores them, and updates the read models. One round trip sends what was collected before and reads
     * everything that is needed; all changes are collected.
     *
     * @param others athletes with a change that does not affect their plans; those without a profile are left out,
     * because no read model contains them
     * @param notified whether other events already notify the clients of the live stream about the others
     */
    private void fold(
            Tx tx, Actor actor, List<ReplanTask> tasks, List<AthletePrograms> others, boolean notified, Instant asOf)
            throws SQLException {
        var unplanned = others.stream().filter(each -> each.profile() != null).toList();
        var athletes = Stream.concat(
                        tasks.stream().map(ReplanTask::athlete),
                        unplanned.stream().map(AthletePrograms::athlete))
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
        planned.addAll(PlanObservers.unplanned(unplanned, notified, asOf));
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
                .map(planned -> ReplanTask.all(athlete, planned, null)
                        .withSessionsOfToday(sets, asOf)
                        .replan(planned.program(), sets, Map.of(), catalogue, asOf))
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
