package topset.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.LoadMode;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;

/**
 * A lift of a program that was checked and has every default filled in. Loads are in {@code unit}.
 *
 * @param forced a coach's reason for an exception to a rule
 * @param ownEquipment whether the lift names its own equipment; if so, changes of the gym's equipment do not affect the
 * lift
 */
public record Lift(
        String slotId,
        int day,
        String exercise,
        WeightUnit unit,
        LoadMode loadMode,
        Scheme scheme,
        Method method,
        Start start,
        Equipment equipment,
        @Nullable String forced,
        boolean ownEquipment) {

    /**
     * The progression method and its parameters.
     *
     * @param waveReps the reps of the steps of a wave; empty for other methods
     */
    public record Method(String name, Exact increment, List<Integer> waveReps) {
        public Method {
            waveReps = List.copyOf(waveReps);
        }

        private PlannedLift.Progression planned() {
            return new PlannedLift.Progression(name, increment.output(), waveReps.isEmpty() ? null : waveReps);
        }
    }

    /**
     * The source of the first week's load: the requested values and the load that was computed from them.
     *
     * @param load the requested load. If the exercise replaces another, it is {@code firstLoad}, rounded down
     * @param firstLoad the first week's load before rounding
     */
    public record Start(
            @Nullable Exact load,
            @Nullable Exact oneRepMax,
            @Nullable RecentSet recentSet,
            boolean fromHistory,
            Exact firstLoad,
            @Nullable Swap swap) {

        private PlannedLift.Start planned() {
            return new PlannedLift.Start(
                    Exact.outputOf(load),
                    Exact.outputOf(oneRepMax),
                    recentSet == null ? null : recentSet.planned(),
                    fromHistory ? Boolean.TRUE : null);
        }
    }

    /**
     * The values from which the start load was computed, because the exercise has replaced another exercise
     * (training-rules.md § 14).
     *
     * @param e1rm the trend of the new exercise or, if there is a {@code ratio}, of the replaced exercise
     * @param ratio the load of the new exercise divided by the load of the replaced exercise; null if the new exercise
     * has an estimate of its own
     */
    public record Swap(String from, Exact e1rm, @Nullable Exact ratio) {}

    public Lift withStart(Start other) {
        return new Lift(slotId, day, exercise, unit, loadMode, scheme, method, other, equipment, forced, ownEquipment);
    }

    public Lift withGymEquipment(Equipment ofGym) {
        return with(ofGym, false);
    }

    /**
     * Whether two lifts are equal apart from {@code ownEquipment}. If so, the training rules compute the same loads for
     * both lifts.
     */
    public boolean isTrainedAs(Lift other) {
        return equals(other.with(other.equipment(), ownEquipment));
    }

    /** Otherwise a load of one lift means nothing for the other. */
    public boolean hasSameExerciseAndUnit(Lift other) {
        return exercise.equals(other.exercise()) && unit == other.unit();
    }

    public boolean differsOnlyInGymEquipment(Lift before) {
        return !ownEquipment && !before.ownEquipment() && isTrainedAs(before.with(equipment, false));
    }

    public Lift with(Equipment other, boolean own) {
        return new Lift(slotId, day, exercise, unit, loadMode, scheme, method, start, other, forced, own);
    }

    /** Instead of to the nearest available load. */
    public boolean startsRoundedDown() {
        return start.swap() != null
                || (start.load() == null
                        && scheme.top() == null
                        && scheme.variant().oneLoad().startsRoundedDown());
    }

    public record RecentSet(Exact load, int reps, Exact rpe) {

        private PlannedLift.RecentSet planned() {
            return new PlannedLift.RecentSet(load.output(), reps, rpe.output());
        }
    }

    /** As people and subscribers of events see the lift. Numbers are rounded half-up to three decimals. */
    public PlannedLift planned() {
        return new PlannedLift(
                slotId,
                day,
                exercise,
                unit,
                scheme.planned(),
                method.planned(),
                start.planned(),
                equipment.planned(),
                forced == null ? null : new PlannedLift.Force(forced));
    }
}
