package topset.rules.week;

import java.util.List;
import java.util.Map;
import topset.contract.RaisedFlag;
import topset.contract.TargetStatus;
import topset.rules.progression.ExerciseTrend;

/**
 * The state of a program at the start of a week. This state and the sets from this week on are sufficient to compute
 * all later weeks.
 *
 * @param slots in the order of the program's lifts
 * @param flags the flags about a muscle or an exercise instead of a lift, raised by the sets of the week before
 */
public record FoldedWeek(int week, List<SlotWeek> slots, Map<String, ExerciseTrend> trends, List<RaisedFlag> flags) {
    public FoldedWeek {
        slots = List.copyOf(slots);
        trends = Map.copyOf(trends);
        flags = List.copyOf(flags);
    }

    /**
     * If the week before is not over, its sets may still change the state at the start of this week, so the computation
     * cannot continue from it.
     */
    public boolean isFinal() {
        return slots.stream().allMatch(slot -> slot.status() == TargetStatus.FINAL);
    }
}
