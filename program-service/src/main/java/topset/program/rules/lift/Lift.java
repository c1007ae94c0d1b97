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
     * @param firstLoad the first week's load, exact
     */
    public record Start(
            @Nullable Exact load,
            @Nullable Exact oneRepMax,
            @Nullable RecentSet recentSet,
            boolean fromHistory,
            Exact firstLoad) {}

    /** A recently lifted set. */
    public record RecentSet(Exact load, int reps, Exact rpe) {}
}
