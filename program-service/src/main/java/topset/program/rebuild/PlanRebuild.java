package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import topset.program.programs.AthletePrograms;
import topset.program.replanning.FoldStore;
import topset.program.replanning.Planner;
import topset.program.replanning.ReplanResult;
import topset.rules.lift.LoggedSet;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.Sql;
import topset.store.append.Tx;

/**
 * An athlete's programs and plans, computed from the first decision and the first week on, and how they differ from the
 * stored rows.
 *
 * @param differences the differences of the profile, the programs and the plans
 */
record PlanRebuild(
        AthletePlans plans,
        AthletePrograms programs,
        List<ReplanResult> folds,
        List<PlanDifference> differences,
        Instant asOf) {
    private static final String REMOVE_SURPLUS =
            "delete from slot_week where gym = ? and program_id = ? and week = ? and slot_id = ?";

    /**
     * Computes an athlete's plans and compares them with the stored plans. The method only reads.
     *
     * @param sets the athlete's sets, without removed sets
     * @param causedBy the value of {@code causedBy} in the results that are published for corrected targets
     */
    static PlanRebuild of(
            Connection connection, Planner planner, Athlete athlete, List<LoggedSet> sets, Instant now, String causedBy)
            throws SQLException {
        var plans = new AthletePlans(connection, athlete);
        var programs = plans.programs();
        var differences = new ArrayList<PlanDifference>();
        plans.difference().ifPresent(differences::add);
        if (programs.profile() == null) {
            return new PlanRebuild(plans, programs, List.of(), differences, now);
        }
        var asOf = beforeUnclosedWeek(plans, now);
        var folds = planner.foldAll(connection, programs, plans::plan, sets, asOf, causedBy);
        if (!asOf.equals(now) && !endsThere(folds, asOf)) {
            asOf = now;
            folds = planner.foldAll(connection, programs, plans::plan, sets, asOf, causedBy);
        }
        folds.forEach(fold -> differences.addAll(PlanDifferences.of(plans, fold)));
        return new PlanRebuild(plans, programs, folds, differences, asOf);
    }

    /**
     * Returns the instant as of which the plans are computed: usually the current time. If a week has ended but the
     * stored plans still treat it as running, the instant is just before the end of that week.
     */
    private static Instant beforeUnclosedWeek(AthletePlans plans, Instant now) {
        return plans.stored().values().stream()
                .map(AthletePlans.ProgramRow::nextWeekAt)
                .filter(Objects::nonNull)
                .filter(at -> !at.isAfter(now))
                .min(Comparator.naturalOrder())
                .map(at -> at.minusMillis(1))
                .orElse(now);
    }

    /**
     * Whether a week of the computed plans ends at the stored end of the running week. If no week ends there, the
     * stored time is wrong.
     */
    private static boolean endsThere(List<ReplanResult> folds, Instant asOf) {
        return folds.stream().map(fold -> fold.task().nextWeekAt(asOf)).anyMatch(asOf.plusMillis(1)::equals);
    }

    /**
     * Corrects the stored rows, publishes the corrections, and updates the read models.
     *
     * @param tx holds the athlete's lock; the athlete's data must not have changed since the stored plans were read
     */
    void write(Tx tx, Planner planner, Actor actor) throws SQLException {
        if (programs.profile() == null || !differences.isEmpty()) {
            plans.write(tx.connection());
        }
        if (programs.profile() == null) {
            return;
        }
        var gym = programs.athlete().gym();
        for (var fold : folds) {
            var program = fold.program();
            for (var key : plans.plan(program.id()).surplus(program)) {
                Sql.change(tx.connection(), REMOVE_SURPLUS, gym, program.id(), key.week(), key.slotId());
            }
        }
        FoldStore.store(tx, actor, folds, asOf);
        planner.rebuilt(tx, actor, programs, folds, asOf);
    }
}
