package topset.program.training.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.LoadMode;
import topset.contract.WeightUnit;
import topset.program.training.load.Equipment;
import topset.program.training.load.Exact;

/**
 * One slot of a program, accepted, with every default filled in. Loads in {@code unit}.
 *
 * @param day day of the training week, from 1
 * @param forced a coach's reason to allow what would be refused
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
     * How the load moves.
     *
     * @param name as registered in {@code Progressions}, as in {@code LINEAR}
     * @param increment what a good week adds
     * @param waveReps reps of the steps of a wave; empty for other methods
     */
    public record Method(String name, Exact increment, List<Integer> waveReps) {
        public Method {
            waveReps = List.copyOf(waveReps);
        }
    }

    /**
     * Where the first week's load comes from: what was asked for, and what it came to.
     *
     * @param firstLoad the first week's load, exact
     */
    public record Start(
            @Nullable Exact load,
            @Nullable Exact oneRepMax,
            @Nullable RecentSet recentSet,
            boolean fromHistory,
            Exact firstLoad) {}

    /** A set lifted lately. */
    public record RecentSet(Exact load, int reps, Exact rpe) {}
}
