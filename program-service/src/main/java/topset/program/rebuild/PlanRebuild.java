package topset.program.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.replanning.FoldStore;
import topset.program.replanning.Planner;
import topset.program.replanning.ReplanResult;
import topset.rules.lift.LoggedSet;
import topset.store.Actor;
import topset.store.Sql;
import topset.store.append.Tx;

/**
 * Computes an athlete's programs and plans from the first decision and the first week on, compares the result with the
 * stored rows, and corrects the stored rows.
 */
@ApplicationScoped
public class PlanRebuild {
    private static final String REMOVE_SURPLUS =
            "delete from slot_week where gym = ? and program_id = ? and week = ? and slot_id = ?";

    private final Planner planner;
    private final GymCatalogues catalogues;

    PlanRebuild(Planner planner, GymCatalogues catalogues) {
        this.planner = planner;
        this.catalogues = catalogues;
    }

    /**
     * The rebuilt plans of an athlete, and how they differ from the stored plans.
     *
     * @param differences the differences of the profile, the programs and the plans
     */
    record Rebuilt(
            StoredPlans stored,
            Definitions definitions,
            AthletePrograms programs,
            List<ReplanResult> folds,
            List<PlanDifference> differences,
            Instant asOf) {}

    /**
     * Computes an athlete's plans and compares them with the stored plans. The method has no side effects.
     *
     * @param connection reads the exercises of the athlete's gym
     * @param sets the athlete's sets, without removed sets
     * @param causedBy the value of {@code causedBy} in the results that are published for corrected targets
     */
    Rebuilt rebuild(Connection connection, StoredPlans stored, List<LoggedSet> sets, Instant now, String causedBy)
            throws SQLException {
        var definitions = new Definitions(stored);
        var programs = definitions.programs();
        var differences = new ArrayList<PlanDifference>();
        definitions.difference().ifPresent(differences::add);
        if (programs.profile() == null) {
            return new Rebuilt(stored, definitions, programs, List.of(), differences, now);
        }
        var catalogue = catalogues.load(connection, stored.athlete().gym());
        var asOf = beforeUnclosedWeek(stored, now);
        var folds = planner.foldAll(programs, stored::plan, sets, catalogue::find, asOf, causedBy);
        if (!asOf.equals(now) && !endsThere(folds, asOf)) {
            asOf = now;
            folds = planner.foldAll(programs, stored::plan, sets, catalogue::find, asOf, causedBy);
        }
        folds.forEach(fold -> differences.addAll(PlanDifferences.of(stored, fold)));
        return new Rebuilt(stored, definitions, programs, folds, differences, asOf);
    }

    /**
     * Returns the instant as of which the plans are computed: usually the current time. If a week has ended but the
     * stored plans still treat it as running, the instant is just before the end of that week.
     */
    private static Instant beforeUnclosedWeek(StoredPlans stored, Instant now) {
        return stored.programs().values().stream()
                .map(StoredPlans.ProgramRow::nextWeekAt)
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
    void write(Tx tx, Actor actor, Rebuilt rebuilt) throws SQLException {
        var programs = rebuilt.programs();
        if (programs.profile() == null || !rebuilt.differences().isEmpty()) {
            rebuilt.definitions().write(tx.connection());
        }
        if (programs.profile() == null) {
            return;
        }
        var gym = programs.athlete().gym();
        for (var fold : rebuilt.folds()) {
            var program = fold.program();
            for (var key : rebuilt.stored().plan(program.id()).surplus(program)) {
                Sql.change(tx.connection(), REMOVE_SURPLUS, gym, program.id(), key.week(), key.slotId());
            }
        }
        FoldStore.store(tx, actor, rebuilt.folds(), rebuilt.asOf());
        planner.rebuilt(tx, actor, programs, rebuilt.folds(), rebuilt.asOf());
    }
}
