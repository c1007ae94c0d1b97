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
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.PlanRows;
import topset.program.roster.AthletePlanned;
import topset.program.roster.RosterProjection;
import topset.rules.lift.LoggedSet;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/**
 * Computes plans again after a change, inside the caller's transaction and under the athletes' locks. The cost does not
 * grow with the length of the history.
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

    /** {@code programs} are the programs as they are after the change. */
    public record Changed(AthletePrograms programs, Cause cause) {}

    public void replan(Tx tx, Actor actor, AthletePrograms programs, Cause cause, Instant asOf) throws SQLException {
        replan(tx, actor, List.of(new Changed(programs, cause)), new PlanInput(), asOf);
    }

    /** Athletes without a profile are left out, because they have no program and no row in the roster. */
    public void replan(Tx tx, Actor actor, Collection<Changed> changes, PlanInput input, Instant asOf)
            throws SQLException {
        var athletes = new LinkedHashMap<Athlete, Changed>();
        var tasks = new LinkedHashMap<Athlete, List<ReplanTask>>();
        for (var each : changes) {
            var programs = each.programs();
            if (programs.profile() != null) {
                athletes.put(programs.athlete(), each);
                tasks.put(programs.athlete(), tasks(each));
            }
        }
        if (athletes.isEmpty()) {
            return;
        }
        var timer = Timer.start();
        input.complete(tx, tasks, asOf);
        changes.forEach(each -> {
            if (each.cause() instanceof Cause.Sets sets) {
                input.rows().change(sets.changes());
            }
        });
        var planned = new ArrayList<AthletePlanned>();
        var all = new ArrayList<ReplanResult>();
        for (var each : athletes.entrySet()) {
            var folds = folds(tx, Objects.requireNonNull(tasks.get(each.getKey())), input, asOf);
            all.addAll(folds);
            var change = each.getValue();
            planned.add(planned(change.programs(), folds, !(change.cause() instanceof Cause.Sets), false, asOf));
        }
        FoldStore.store(tx, actor, all, asOf);
        RosterProjection.planned(tx, actor, planned, input.rows());
        if (!all.isEmpty()) {
            timer.stop(recompute);
        }
    }

    private static List<ReplanTask> tasks(Changed changed) {
        var programs = changed.programs();
        return programs.programs().stream()
                .flatMap(planned -> ReplanTask.of(programs, planned, changed.cause()).stream())
                .toList();
    }

    /** @param notified whether other events notify the clients of the live stream if no program was computed again */
    private static AthletePlanned planned(
            AthletePrograms programs, List<ReplanResult> folds, boolean notified, boolean whole, Instant asOf) {
        var isNotified = folds.isEmpty()
                ? notified
                : folds.stream().anyMatch(fold -> !fold.change().results().isEmpty());
        var folded = folds.stream().map(ReplanResult::folded).toList();
        return new AthletePlanned(programs, isNotified, whole, folded, asOf);
    }

    public void rebuilt(Tx tx, Actor actor, AthletePrograms athlete, List<ReplanResult> folds, Instant asOf)
            throws SQLException {
        var rows = new RosterProjection.StoredRows();
        var roundTrip = new RoundTrip();
        RosterProjection.read(roundTrip, List.of(athlete.athlete()), rows);
        tx.query(roundTrip);
        RosterProjection.planned(tx, actor, List.of(planned(athlete, folds, false, true, asOf)), rows);
    }

    /** Compares the plans of all programs, computed from the sets alone, with the stored plans. Only reads. */
    public List<ReplanResult> foldAll(
            Connection connection,
            AthletePrograms athlete,
            Function<UUID, PlanRows> stored,
            List<LoggedSet> sets,
            Instant asOf,
            String causedBy)
            throws SQLException {
        var catalogue = catalogues.load(connection, athlete.athlete().gym());
        return athlete.programs().stream()
                .flatMap(planned -> ReplanTask.of(athlete, planned, Cause.EVERYTHING).stream())
                .map(task -> task.correct(stored.apply(task.program().id()), sets, catalogue::find, asOf, causedBy))
                .toList();
    }

    private List<ReplanResult> folds(Tx tx, List<ReplanTask> tasks, PlanInput input, Instant asOf) throws SQLException {
        if (tasks.isEmpty()) {
            return List.of();
        }
        var first = tasks.getFirst();
        var programs = input.programs(tasks, asOf);
        var sets = first.changed() == null
                ? input.sets(first.athlete())
                : first.changed().changes().over(input.sets(first.athlete()));
        var catalogue = catalogues.of(tx.connection(), first.programs());
        return tasks.stream()
                .map(task -> task.replan(sets, programs, catalogue::find, asOf))
                .toList();
    }
}
