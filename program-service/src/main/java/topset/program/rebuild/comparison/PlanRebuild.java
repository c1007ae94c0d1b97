package topset.program.rebuild.comparison;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import topset.edge.exercises.GymCatalogue;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.WeekTable;
import topset.program.rebuild.comparison.PlanComparison.Compared;
import topset.program.rebuild.comparison.StoredPlans.SlotKey;
import topset.program.replanning.FoldStore;
import topset.program.replanning.Planner;
import topset.program.replanning.ReplanResult;
import topset.rules.lift.LoggedSet;
import topset.store.Actor;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/**
 * Computes an athlete's programs and plans from the first decision and the first week on, compares the result with the
 * stored rows, and corrects the stored rows.
 */
@ApplicationScoped
public class PlanRebuild {
    private static final String REMOVE_SURPLUS = "delete from slot_week s"
            + " using unnest(?::text[], ?::uuid[], ?::int[], ?::text[]) w(gym, program_id, week, slot_id)"
            + " where s.gym = w.gym and s.program_id = w.program_id and s.week = w.week and s.slot_id = w.slot_id";

    private final Planner planner;
    private final GymCatalogues catalogues;

    public PlanRebuild(Planner planner, GymCatalogues catalogues) {
        this.planner = planner;
        this.catalogues = catalogues;
    }

    /** Returns the exercises that the gyms' programs can contain. */
    public GymCatalogues catalogues() {
        return catalogues;
    }

    /** The rebuilt plans of an athlete together with the stored plans. */
    public static final class Rebuilt {
        private final Definitions definitions;
        private final AthletePrograms known;
        private final List<Compared> programs;
        private final Instant asOf;

        private Rebuilt(Definitions definitions, AthletePrograms known, List<Compared> programs, Instant asOf) {
            this.definitions = definitions;
            this.known = known;
            this.programs = programs;
            this.asOf = asOf;
        }

        /**
         * Returns the differences between the rebuilt and the stored data of the athlete: profile, programs and plans.
         */
        public List<PlanDifference> differences() {
            var differences = new ArrayList<PlanDifference>();
            definitions.difference().ifPresent(differences::add);
            programs.forEach(program -> differences.addAll(program.differences()));
            return differences;
        }
    }

    /**
     * Computes an athlete's plans and compares them with the stored plans. The method has no side effects.
     *
     * @param sets the athlete's sets, without removed sets
     * @param catalogue the exercises of the athlete's gym
     * @param causedBy the value of {@code causedBy} in the results that are published for corrected targets
     */
    public Rebuilt rebuild(
            StoredPlans stored, Collection<LoggedSet> sets, GymCatalogue catalogue, Instant now, String causedBy) {
        var definitions = Definitions.of(stored);
        var known = definitions.known();
        if (known.profile() == null) {
            return new Rebuilt(definitions, known, List.of(), now);
        }
        var all = List.copyOf(sets);
        var asOf = beforeUnclosedWeek(stored, now);
        var folds = planner.foldAll(known, all, catalogue::find, asOf);
        if (!asOf.equals(now) && !endsThere(folds, asOf)) {
            asOf = now;
            folds = planner.foldAll(known, all, catalogue::find, now);
        }
        var compared = new ArrayList<Compared>();
        for (var fold : folds) {
            compared.add(PlanComparison.of(stored, fold, causedBy, asOf));
        }
        return new Rebuilt(definitions, known, compared, asOf);
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
    public void write(Tx tx, Actor actor, Rebuilt rebuilt) throws SQLException {
        var connection = tx.connection();
        rebuilt.definitions.write(connection);
        if (rebuilt.known.profile() == null) {
            return;
        }
        for (var program : rebuilt.programs) {
            remove(connection, rebuilt.known.athlete().gym(), program.surplus());
        }
        var folds = rebuilt.programs.stream().map(Compared::fold).toList();
        FoldStore.append(tx, actor, folds, rebuilt.asOf);
        tx.rows(WeekTable.save(
                folds.stream()
                        .map(fold -> new WeekTable.Changed(
                                rebuilt.known.athlete(),
                                fold.program().id(),
                                fold.change().rows()))
                        .toList(),
                rebuilt.programs.stream()
                        .map(program -> progress(program, rebuilt.asOf))
                        .flatMap(Optional::stream)
                        .toList()));
        planner.rebuilt(tx, actor, rebuilt.known, folds, rebuilt.asOf);
    }

    private static Optional<WeekTable.Progress> progress(Compared program, Instant asOf) {
        var task = program.fold().task();
        var nextWeekAt = task.nextWeekAt(asOf);
        return program.plannedTo() == task.planned().plannedTo()
                        && Objects.equals(nextWeekAt, task.planned().nextWeekAt())
                ? Optional.empty()
                : Optional.of(new WeekTable.Progress(
                        task.athlete().gym(), task.program().id(), program.plannedTo(), nextWeekAt));
    }

    private static void remove(Connection connection, String gym, List<SlotKey> surplus) throws SQLException {
        var rows = new RoundTrip.Values("text", "uuid", "int4", "text");
        surplus.forEach(key -> rows.row(gym, key.programId(), key.week(), key.slotId()));
        new RoundTrip().change(REMOVE_SURPLUS, rows).run(connection);
    }
}
