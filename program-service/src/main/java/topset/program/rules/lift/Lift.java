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
 * @param day day of the training week, from 1
 * @param forced a coach's reason for an exception from a rule
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
     * The progression method.
     *
     * @param name as registered in {@code Progressions}, as in {@code LINEAR}
     * @param increment added after a good week
     * @param waveReps reps of the steps of a wave; empty for other methods
     */
    public record Method(String name, Exact increment, List<Integer> waveReps) {
        public Method {
            waveReps = List.copyOf(waveReps);
        }
    }

    /**
     * The source of the first week's load: the request and the result.
     *
     * @param load as given; of a swap {@code firstLoad} rounded down
     * @param firstLoad the first week's load, exact
     * @param swap what the load of a swapped exercise was worked out from; null if it is no swap
     */
    public record Start(
            @Nullable Exact load,
            @Nullable Exact oneRepMax,
            @Nullable RecentSet recentSet,
            boolean fromHistory,
            Exact firstLoad,
            @Nullable Swap swap) {

        /** The start of a lift that replaces none. */
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
     * An exercise that replaced another (training-rules.md § 14).
     *
     * @param from the replaced exercise
     * @param e1rm E of the new exercise, or of the replaced one if there is a {@code ratio}
     * @param ratio the load of the new exercise divided by that of the replaced one; null if the new one has an E
     */
    public record Swap(String from, Exact e1rm, @Nullable Exact ratio) {}

    /** Whether the first load is rounded down, not to the nearest load. */
    public boolean startsRoundedDown() {
        return start.swap() != null
                || (start.load() == null
                        && scheme.top() == null
                        && scheme.variant().oneLoad().startsRoundedDown());
    }

    /** A recently lifted set. */
    public record RecentSet(Exact load, int reps, Exact rpe) {}
}
