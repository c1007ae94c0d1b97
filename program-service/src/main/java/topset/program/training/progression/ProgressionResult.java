package topset.program.training.progression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.NamedSets;
import topset.program.training.lift.Outcome;
import topset.program.training.lift.Reason;

/**
 * What a week means for the next one. A method makes it; a rule that comes after the method ({@code lift-changed})
 * replaces its target and adds a reason.
 *
 * @param outcome how the week went
 * @param next what is wanted next week
 * @param why in the order in which the rules were applied; at least one
 * @param flags what a coach should see of the week, caused by the sets of the first reason
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
     * After a week that was not trained, until {@link #because} names the rule.
     *
     * @param says how the method comes to the load, as in {@code 120 kg again}
     */
    static ProgressionResult untrained(Target next, String says) {
        return new ProgressionResult(Outcome.NOT_TRAINED, next, new Reason("layoff.hold", says, List.of()));
    }

    /** The same target by a rule that is not the method's; {@code lead} begins its sentence. */
    public ProgressionResult because(Outcome outcome, String rule, String lead, FlagCode... flags) {
        return new ProgressionResult(
                outcome, next, new Reason(rule, lead + why.getFirst().says(), causes()), flags);
    }

    /** With one more reason. */
    public ProgressionResult and(Reason reason) {
        return then(next, reason);
    }

    /** With another target, by a later rule. */
    public ProgressionResult then(Target target, Reason reason) {
        List<Reason> all = new ArrayList<>(why);
        all.add(reason);
        return new ProgressionResult(outcome, target, all, flags);
    }

    /** The sets that caused it. */
    public NamedSets causes() {
        return why.getFirst().sets();
    }
}
