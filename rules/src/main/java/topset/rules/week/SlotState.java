package topset.rules.week;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.Scheme.BackoffScheme;
import topset.rules.load.Exact;
import topset.rules.progression.Estimates;
import topset.rules.progression.MethodState;

/**
 * The state of a slot at the start of a week, from which the next week is computed, with the week's prescription and
 * sets.
 *
 * @param missedWeeks the number of consecutive untrained weeks (training-rules.md § 3.5)
 * @param reduction the backoff reduction in %; null for straight sets
 * @param painWeeks the number of consecutive painful weeks (§ 12); null means 0
 * @param struggled the backoff sets that were too hard (rule {@code backoff.struggled}) in the newest week with backoff
 * sets; null if none were
 */
public record SlotState(
        MethodState method,
        int missedWeeks,
        @Nullable Exact reduction,
        @Nullable Estimates estimates,
        @Nullable Integer painWeeks,
        @Nullable List<String> struggled) {

    /** Equal states have equal values: 0 painful weeks become null. */
    public SlotState {
        painWeeks = painWeeks == null || painWeeks == 0 ? null : painWeeks;
        struggled = struggled == null ? null : List.copyOf(struggled);
    }

    static SlotState first(SlotRules rules) {
        BackoffScheme backoff = rules.lift().scheme().backoff();
        Exact reduction = backoff == null ? null : backoff.reduction();
        return new SlotState(rules.firstTarget().state(), 0, reduction, null, null, null);
    }

    SlotState with(MethodState ofMethod, @Nullable Exact newReduction) {
        return new SlotState(ofMethod, missedWeeks, newReduction, estimates, painWeeks, struggled);
    }

    public int painWeeksInARow() {
        return painWeeks == null ? 0 : painWeeks;
    }
}
