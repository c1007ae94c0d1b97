package topset.program.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.LoadMode;
import topset.contract.WeightUnit;
import topset.program.rules.load.Equipment;
import topset.program.rules.load.Exact;

/**
 * A lift of a program that was checked and has every default filled in. Loads are in {@code unit}.
 *
 * @param day the day of the training week, from 1
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
     * A lift's progression method, which computes the load from week to week, and its parameters, such as the
     * increment.
     *
     * @param name the name of the progression method, such as {@code LINEAR}
     * @param increment the weight that is added after a good week
     * @param waveReps the reps of the steps of a wave; empty for other methods
     */
    public record Method(String name, Exact increment, List<Integer> waveReps) {
        public Method {
            waveReps = List.copyOf(waveReps);
        }
    }

    /**
     * The source of the first week's load: the requested values and the load that was computed from them.
     *
     * @param load the requested load. If the exercise replaces another, it is {@code firstLoad}, rounded down
     * @param firstLoad the first week's load before rounding
     * @param swap the values from which the load was computed if the exercise replaces another; otherwise null
     */
    public record Start(
            @Nullable Exact load,
            @Nullable Exact oneRepMax,
            @Nullable RecentSet recentSet,
            boolean fromHistory,
            Exact firstLoad,
            @Nullable Swap swap) {

        /** Creates the start (the source of the first load) of a lift that replaces no other exercise. */
        public Start(
                @Nullable Exact load,
                @Nullable Exact oneRepMax,
                @Nullable RecentSet recentSet,
                boolean fromHistory,
                Exact firstLoad) {
            this(load, oneRepMax, recentSet, fromHistory, firstLoad, null);
        }
    }

    /**
     * The values from which the start load was computed, because the exercise has replaced another exercise
     * (training-rules.md § 14).
     *
     * @param from the replaced exercise
     * @param e1rm the smoothed one-repetition maximum of the new exercise or, if there is a {@code ratio}, of the
     * replaced exercise
     * @param ratio the load of the new exercise divided by the load of the replaced exercise; null if the new exercise
     * has an estimate of its own
     */
    public record Swap(String from, Exact e1rm, @Nullable Exact ratio) {}

    /** Returns a copy with the gym's equipment, marked as not having equipment of its own. */
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

    /** Whether this lift differs from an earlier version of the lift only in the gym's equipment. */
    public boolean differsOnlyInGymEquipment(Lift before) {
        return !ownEquipment && !before.ownEquipment() && isTrainedAs(before.with(equipment, false));
    }

    private Lift with(Equipment other, boolean own) {
        return new Lift(slotId, day, exercise, unit, loadMode, scheme, method, start, other, forced, own);
    }

    /** Whether the lift's first load is rounded down to an available load instead of to the nearest one. */
    public boolean startsRoundedDown() {
        return start.swap() != null
                || (start.load() == null
                        && scheme.top() == null
                        && scheme.variant().oneLoad().startsRoundedDown());
    }

    /** A set that the athlete lifted recently, from which the first load is computed. */
    public record RecentSet(Exact load, int reps, Exact rpe) {}
}
