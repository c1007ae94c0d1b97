package topset.program.rules.engine;

import java.util.List;
import topset.program.rules.load.Exact;
import topset.program.rules.result.Reason;

/**
 * The backoff load of a running session, in the slot's unit.
 *
 * @param reduction the reduction in % off the top load, or off the load that would have been right for the top set
 * @param setsLeft the number of prescribed backoff sets that are not done yet, at least 0
 */
public record TodayBackoff(Exact load, Exact exactLoad, Exact reduction, int setsLeft, List<Reason> why) {
    public TodayBackoff {
        why = List.copyOf(why);
    }
}
