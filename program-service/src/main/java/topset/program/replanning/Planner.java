package topset.program.replanning;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.PlanRows;
import topset.program.roster.AthletePlanned;
import topset.program.roster.RosterProjection;
import topset.rules.lift.LoggedSet;
import topset.store.Actor;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/**
 * Computes an athlete's plans again after a change, inside the caller's transaction and under the athlete's lock. The
 * cost does not grow with the length of the history.
 */
@ApplicationScoped
public class Planner {
    private final Timer recompute;
    private final GymCatalogues catalogues;

    public Planner(MeterRegistry metrics, GymCatalogues catalogues) {
        this.catalogues = catalogues;
        this.recompute = Timer.builder("topset_recompute")
                .description("Time to compute the plans of an athlete again")
                .publishPercentileHistogram()
                .register(metrics);
    }

    /** {@code programs} are the programs as they are after the change. */
    public void replan(Tx tx, Actor actor, AthletePrograms programs, Cause cause, Instant asOf) throws SQLException {
        var replanning = begin(programs, cause, asOf);
        tx.query(replanning.missing(tx));
        replanning.store(tx, actor);
    }

    /** Does the same in two steps, so that several works can read together. */
    public Replanning begin(AthletePrograms programs, Cause cause, Instant asOf) {
        return begin(programs, new PlanInput(programs.athlete()), cause, asOf);
    }

    /**
     * Does the same if something is read already.
     */
    public Replanning begin(AthletePrograms programs, PlanInput input, Cause cause, Instant asOf) {
        return new Replanning(programs, input, cause, asOf);
    }

    /** The plans of an athlete that must be computed again: none if the athlete has no profile, and so no program. */
    public final class Replanning {
        private final AthletePrograms programs;
        private final PlanInput input;
        private final Cause cause;
        private final Instant asOf;
        private final List<ReplanTask> tasks;

        private Replanning(AthletePrograms programs, PlanInput input, Cause cause, Instant asOf) {
            this.programs = programs;
            this.input = input;
            this.cause = cause;
            this.asOf = asOf;
            this.tasks = programs.profile() == null ? List.of() : tasks(programs, cause);
        }

        /** Returns the queries that must run before {@link #store}, with the heads that {@code tx} then expects. */
        public RoundTrip missing(Tx tx) {
            return programs.profile() == null ? new RoundTrip() : input.missing(tx, tasks, asOf);
        }

        public void store(Tx tx, Actor actor) throws SQLException {
            if (programs.profile() == null) {
                return;
            }
            var timer = Timer.start();
            var sets = cause instanceof Cause.Sets changed ? changed.changes() : null;
            if (sets != null) {
                input.row().change(sets);
            }
            var folds = folds(tx);
            FoldStore.store(tx, actor, folds, asOf);
            RosterProjection.planned(tx, actor, planned(programs, folds, sets == null, false, asOf), input.row());
            if (!folds.isEmpty()) {
                timer.stop(recompute);
            }
        }

        private List<ReplanResult> folds(Tx tx) throws SQLException {
            if (tasks.isEmpty()) {
                return List.of();
            }
            var stored = input.programs(tasks, asOf);
            var sets = cause instanceof Cause.Sets changed ? changed.changes().over(input.sets()) : input.sets();
            var catalogue = catalogues.of(tx, programs);
            return tasks.stream()
                    .map(task -> task.replan(sets, stored, catalogue::find, asOf))
                    .toList();
        }
    }

    private static List<ReplanTask> tasks(AthletePrograms programs, Cause cause) {
        return programs.programs().stream()
                .flatMap(planned -> ReplanTask.of(programs, planned, cause).stream())
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
        var row = new RosterProjection.StoredRow();
        var roundTrip = new RoundTrip();
        RosterProjection.read(roundTrip, athlete.athlete(), row);
        tx.query(roundTrip);
        RosterProjection.planned(tx, actor, planned(athlete, folds, false, true, asOf), row);
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
        return tasks(athlete, Cause.EVERYTHING).stream()
                .map(task -> task.correct(stored.apply(task.program().id()), sets, catalogue::find, asOf, causedBy))
                .toList();
    }
}
