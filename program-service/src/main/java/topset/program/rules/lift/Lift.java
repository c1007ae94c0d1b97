package topset.program.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.LoadMode;
import topset.contract.WeightUnit;
import topset.program.rules.load.Equipment;
import topset.program.rules.load.Exact;

/**
 * One accepted slot of a program, with every default filled in. Loads are in {@code unit}.
 *
 * @param day the day of the training week, from 1
 * @param forced a coach's reason for an exception to a rule
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
        @Nullable String forced) {

    /**
     * A lift's progression method.
     *
     * @param name the name registered in {@code Progressions}, such as {@code LINEAR}
     * @param increment the weight that is added after a good week
     * @param waveReps the reps of the steps of a wave; empty for other methods
     */
    public record Method(String name, Exact increment, List<Integer> waveReps) {
        public Method {
            waveReps = List.copyOf(waveReps);
        }
    }

    /**
     * The source of the first week's load: what was requested, and the load that follows from it.
     *
     * @param load the requested load; for a swap {@code firstLoad} rounded down
     * @param firstLoad the first week's load, exact
     * @param swap the values from which the load of a swapped exercise was computed; null if there is no swap
     */
    public record Start(
            @Nullable Exact load,
            @Nullable Exact oneRepMax,
            @Nullable RecentSet recentSet,
            boolean fromHistory,
            Exact firstLoad,
            @Nullable Swap swap) {

        /** A start without a swap. */
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
     * How the start load of a swapped exercise was computed (training-rules.md § 14).
     *
     * @param from the replaced exercise
     * @param e1rm the smoothed one-repetition maximum of the new exercise, or of the replaced one if there is a {@code
     * ratio}
     * @param ratio the load of the new exercise divided by that of the replaced one; null if the new exercise has an
     * estimate of its own
     */
    public record Swap(String from, Exact e1rm, @Nullable Exact ratio) {}

    /** Whether the first load is rounded down instead of to the nearest available load. */
    public boolean startsRoundedDown() {
        return start.swap() != null
                || (start.load() == null
                        && scheme.top() == null
                        && scheme.variant().oneLoad().startsRoundedDown());
    }

    /** A set that the athlete lifted recently. */
    public record RecentSet(Exact load, int reps, Exact rpe) {}
}
