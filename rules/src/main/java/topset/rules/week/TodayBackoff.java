package topset.rules.week;

import java.util.List;
import topset.contract.Why;
import topset.rules.load.Exact;

/**
 * The load of the backoff sets in a running session, in the unit of the lift.
 *
 * @param reduction in %. It applies to the lifted top load or, if the top set was too hard, to the load that would have
 * met the target
 * @param setsLeft the number of prescribed backoff sets that the lifter has not done yet, at least 0
 */
public record TodayBackoff(Exact load, Exact exactLoad, Exact reduction, int setsLeft, List<Why> why) {
    public TodayBackoff {
        why = List.copyOf(why);
    }
}
