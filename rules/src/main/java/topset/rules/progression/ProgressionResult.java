package topset.rules.progression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import topset.contract.FlagCode;
import topset.contract.WeekOutcome;
import topset.contract.Why;
import topset.rules.lift.NamedSets;

/**
 * The target for the next week and the reasons for it. A later rule, such as {@code lift-changed}, may replace the
 * target and add a reason.
 *
 * @param why in the order in which the rules were applied; at least one
 * @param flags the flags about the week, caused by the sets of the first reason
 */
public record ProgressionResult(WeekOutcome outcome, Target next, List<Why> why, Set<FlagCode> flags) {

    public ProgressionResult {
        why = List.copyOf(why);
        flags = Set.copyOf(flags);
    }

    public ProgressionResult(WeekOutcome outcome, Target next, Why why, FlagCode... flags) {
        this(outcome, next, List.of(why), Set.of(flags));
    }

    /**
     * The caller must add the rule and the outcome with {@link #because}.
     *
     * @param says the computation of the load in words, such as {@code 120 kg again}
     */
    static ProgressionResult untrained(Target next, String says) {
        return new ProgressionResult(WeekOutcome.NOT_TRAINED, next, new Why("layoff.hold", says));
    }

    /** Replaces outcome and rule. The text of the reason is {@code lead}, followed by the previous text. */
    public ProgressionResult because(WeekOutcome outcome, String rule, String lead, FlagCode... flags) {
        return new ProgressionResult(
                outcome, next, causes().why(rule, lead + why.getFirst().says()), flags);
    }

    public ProgressionResult with(Target target) {
        return new ProgressionResult(outcome, target, why, flags);
    }

    public ProgressionResult then(Target target, Why reason) {
        List<Why> all = new ArrayList<>(why);
        all.add(reason);
        return new ProgressionResult(outcome, target, all, flags);
    }

    public NamedSets causes() {
        return NamedSets.of(why.getFirst());
    }
}
