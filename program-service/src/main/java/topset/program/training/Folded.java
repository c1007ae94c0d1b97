package topset.program.training;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import topset.program.training.lift.Flag;

/**
 * What a fold came to.
 *
 * @param weeks every slot's weeks, by week, then in the order of the program's lifts
 * @param weekFlags flags that belong to no lift, by the week whose plan shows them; a week without any is left out
 */
public record Folded(List<SlotWeek> weeks, Map<Integer, List<Flag>> weekFlags) {
    public Folded {
        weeks = List.copyOf(weeks);
        weekFlags = Collections.unmodifiableMap(new TreeMap<>(weekFlags));
    }
}
