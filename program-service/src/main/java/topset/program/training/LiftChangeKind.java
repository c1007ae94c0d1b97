package topset.program.training;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.training.SlotRules.Carried;
import topset.program.training.lift.Lift;
import topset.program.training.lift.Reason;
import topset.program.training.lift.Scheme.BackoffScheme;
import topset.program.training.load.Body;
import topset.program.training.load.Exact;
import topset.program.training.load.Spoken;
import topset.program.training.progression.RepTarget;
import topset.program.training.progression.Target;

/**
 * {@code lift-changed} (training-rules.md § 6): what becomes of a slot whose lift is another from the next week on. The week
 * before is judged by the lift that was lifted; its increment and equipment held then.
 */
enum LiftChangeKind {

    /** The same lift. */
    NONE,

    /** Equipment, increment, reps or RPE: the state goes on; the load is converted and rounded anew. */
    ADJUST,

    /** Method or variant: the method's state is anew, load and ρ are carried. */
    METHOD,

    /** Exercise or unit: everything anew, from a start. */
    RESTART;

    static final String RULE = "lift-changed";

    static LiftChangeKind between(SlotRules before, SlotRules after) {
        Lift a = before.lift();
        Lift b = after.lift();
        if (before == after || a.equals(b)) {
            return NONE;
        }
        if (!a.exercise().equals(b.exercise()) || a.unit() != b.unit()) {
            return RESTART;
        }
        boolean sameMethod = a.scheme().variant() == b.scheme().variant()
                && a.method().name().equals(b.method().name())
                && a.method().waveReps().equals(b.method().waveReps())
                && !(before.method().hasSteps()
                        && !requireNonNull(a.scheme().top())
                                .rpe()
                                .equals(requireNonNull(b.scheme().top()).rpe()));
        return sameMethod ? ADJUST : METHOD;
    }

    /**
     * What the next week's load is for: a method with steps of its own, a lift that starts anew and straight sets that stay
     * straight have nothing to convert.
     */
    RepTarget aim(SlotWeek entered, SlotRules before, SlotRules after, @Nullable TargetOverride override) {
        boolean straight =
                before.lift().scheme().top() == null && after.lift().scheme().top() == null;
        if (this == RESTART || before.method().hasSteps() || straight) {
            return RepTarget.of(entered.prescription());
        }
        return aim(after, override);
    }

    private RepTarget aim(SlotRules after, @Nullable TargetOverride override) {
        Lift lift = after.lift();
        if (lift.scheme().top() == null) {
            return RepTarget.of(lift, 0);
        }
        boolean overridden =
                override != null && override.reps() != null && !after.method().hasSteps();
        return RepTarget.of(
                lift,
                overridden
                        ? requireNonNull(requireNonNull(override).reps())
                        : after.method().firstReps(lift.scheme(), lift.method()));
    }

    /**
     * What the next week is entered with.
     *
     * @param carried what the week before came to by the lift that was lifted
     * @param aim what its load is for by now
     */
    Carried carry(Carried carried, SlotRules before, SlotRules after, Entering entering, Body body, RepTarget aim) {
        return switch (this) {
            case NONE -> carried;
            case ADJUST -> with(carried, carried.target(), carried.reduction(), after.lift(), "");
            case METHOD -> {
                Exact exact = carried.target().exact();
                Target.Reps steps = carried.target().reps();
                String converted = "";
                if (before.method().hasSteps() && steps != null) {
                    RepTarget now = aim(after, entering.override());
                    converted = ", " + Spoken.load(exact, before.lift().unit()) + " × " + steps.target()
                            + " converted to " + now.shown();
                    Exact factor = now.share()
                            .over(RepTarget.of(before.lift(), steps.target()).share());
                    exact = body.added(body.toLift(exact).times(factor));
                }
                yield with(
                        carried,
                        after.method().begin(after.lift(), exact),
                        withinBounds(carried.reduction(), after.lift().scheme().backoff()),
                        after.lift(),
                        converted);
            }
            case RESTART -> anew(carried, after);
        };
    }

    private static @Nullable Exact withinBounds(@Nullable Exact reduction, @Nullable BackoffScheme backoff) {
        if (backoff == null) {
            return null;
        }
        return reduction == null
                ? backoff.reduction()
                : reduction.max(backoff.lowest()).min(backoff.highest());
    }

    private static Carried with(
            Carried carried, Target target, @Nullable Exact reduction, Lift lift, String converted) {
        List<Reason> why = new ArrayList<>(carried.why());
        String now = lift.scheme().variant() + ", " + lift.method().name() + moved(carried.reduction(), reduction);
        why.add(changed(now + converted, target, lift));
        return new Carried(
                carried.status(),
                target,
                carried.missedWeeks(),
                reduction,
                carried.estimates(),
                carried.done(),
                why,
                carried.flags());
    }

    private static Carried anew(Carried carried, SlotRules after) {
        Carried begun = after.begun(carried.flags());
        List<Reason> why = new ArrayList<>(begun.why());
        why.add(changed(after.lift().exercise() + " in " + after.lift().unit(), begun.target(), after.lift()));
        return new Carried(
                carried.status(),
                begun.target(),
                begun.missedWeeks(),
                begun.reduction(),
                begun.estimates(),
                carried.done(),
                why,
                begun.flags());
    }

    private static String moved(@Nullable Exact before, @Nullable Exact after) {
        if (after == null || after.equals(before)) {
            return "";
        }
        String from = before == null ? "" : Spoken.percent(before) + " → ";
        return ", backoff reduction " + from + Spoken.percent(after);
    }

    private static Reason changed(String now, Target target, Lift lift) {
        String says =
                "the lift is changed from this week on, now " + now + ": " + Spoken.load(target.exact(), lift.unit());
        return new Reason(RULE, says, List.of());
    }
}
