package topset.program.rules.engine;

import java.util.List;
import java.util.Map;
import topset.program.rules.result.Flag;
import topset.program.rules.trend.ExerciseTrend;

/**
 * The state of a program on entering a week. With the sets from that week on it is sufficient for all next steps.
 *
 * @param slots every slot's week, in the order of the program's lifts
 * @param trends by exercise, from all sets before this week
 * @param flags that concern no lift, about the sets of the week before; each names its muscle or exercise
 */
public record FoldedWeek(int week, List<SlotWeek> slots, Map<String, ExerciseTrend> trends, List<Flag> flags) {
    public FoldedWeek {
        slots = List.copyOf(slots);
        trends = Map.copyOf(trends);
        flags = List.copyOf(flags);
    }

    /** Whether the week before is over, so that the fold can continue from here. */
    public boolean isFinal() {
        return slots.stream().allMatch(slot -> slot.status() == SlotWeek.Status.FINAL);
    }
}
