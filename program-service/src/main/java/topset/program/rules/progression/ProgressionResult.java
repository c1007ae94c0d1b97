package topset.program.rules.progression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import topset.program.rules.result.FlagCode;
import topset.program.rules.result.NamedSets;
import topset.program.rules.result.Outcome;
import topset.program.rules.result.Reason;

/**
 * A week's result for the next one. A method makes it. A rule after the method ({@code lift-changed}) may replace its
 * target and add a reason.
 *
 * @param outcome of the week
 * @param next next week's target
 * @param why in the order in which the rules were applied; at least one
 * @param flags about the week, caused by the sets of the first reason
 */
public record ProgressionResult(Outcome outcome, Target next, List<Reason> why, Set<FlagCode> flags) {

    public ProgressionResult {
        why = List.copyOf(why);
        flags = Set.copyOf(flags);
    }

    public ProgressionResult(Outcome outcome, Target next, Reason why, FlagCode... flags) {
        this(outcome, next, List.of(why), Set.of(flags));
    }

    /**
     * The result of an untrained week; {@link #because} then names the rule.
     *
     * @param says how the method gets the load, as in {@code 120 kg again}
     */
    static ProgressionResult untrained(Target next, String says) {
        return new ProgressionResult(Outcome.NOT_TRAINED, next, new Reason("layoff.hold", says, List.of()));
    }

    /**
     * This target, attributed to a rule that is not the method's. {@code lead} is the beginning of its sentence.
     */
    public ProgressionResult because(Outcome outcome, String rule, String lead, FlagCode... flags) {
        return new ProgressionResult(
                outcome, next, new Reason(rule, lead + why.getFirst().says(), causes()), flags);
    }

    /** This result with an additional reason. */
    public ProgressionResult and(Reason reason) {
        return then(next, reason);
    }

    /** This result with another target for the same reasons. */
    public ProgressionResult with(Target target) {
        return new ProgressionResult(outcome, target, why, flags);
    }

    /** This result with another target, which a later rule has set. */
    public ProgressionResult then(Target target, Reason reason) {
        List<Reason> all = new ArrayList<>(why);
        all.add(reason);
        return new ProgressionResult(outcome, target, all, flags);
    }

    /** The sets that caused the result. */
    public NamedSets causes() {
        return why.getFirst().sets();
    }
}
