package topset.program.training;

import java.util.List;
import java.util.Map;
import topset.program.training.lift.Flag;

/**
 * All that is known of a program on entering a week; with the sets from that week on it is all that the next steps need.
 *
 * @param slots every slot's week, in the order of the program's lifts
 * @param trends by exercise, from every set before this week
 * @param flags that belong to no lift, about the sets of the week before: each names its muscle or exercise
 */
public record FoldedWeek(int week, List<SlotWeek> slots, Map<String, ExerciseTrend> trends, List<Flag> flags) {
    public FoldedWeek {
        slots = List.copyOf(slots);
        trends = Map.copyOf(trends);
        flags = List.copyOf(flags);
    }

    /** Whether the week before is over, so that the fold can go on from here. */
    public boolean isFinal() {
        return slots.stream().allMatch(slot -> slot.status() == SlotWeek.Status.FINAL);
    }
}
