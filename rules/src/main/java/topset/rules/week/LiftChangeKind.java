package topset.rules.week;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Why;
import topset.rules.lift.Lift;
import topset.rules.lift.Scheme.BackoffScheme;
import topset.rules.lift.Variant;
import topset.rules.load.Exact;
import topset.rules.load.NumberText;
import topset.rules.progression.MethodState;
import topset.rules.progression.ProgressionResult;
import topset.rules.progression.RepTarget;
import topset.rules.progression.Target;
import topset.rules.progression.WeekContext;

/**
 * The kind of change of a lift from the next week on, which decides how much of the lift's state is kept
 * (training-rules.md § 6, {@code lift-changed}). The sets before the change are judged by the old lift, with the old
 * increment and equipment. If only the gym's equipment changes, the rule is {@code equipment-changed} (ADR 0149).
 */
enum LiftChangeKind {
    NONE,

    /**
     * Equipment, increment, reps or RPE changed. The state of the lift is kept. The load is converted to the new reps
     * and RPE and rounded again.
     */
    ADJUST,

    /** The progression method or the variant changed. The new method starts with the load of the lift. */
    METHOD,

    /** The exercise or the unit changed. The new lift begins with its start load. */
    RESTART;

    static final String RULE = "lift-changed";
    static final String RULE_OF_EQUIPMENT = "equipment-changed";

    static LiftChangeKind between(SlotRules before, SlotRules after) {
        Lift a = before.lift();
        Lift b = after.lift();
        if (a.equals(b) || a.isTrainedAs(b)) {
            return NONE;
        }
        if (!a.hasSameExerciseAndUnit(b)) {
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
     * The target reps and RPE of the next week's load. The load is not converted if the old progression method
     * prescribes the reps in steps, if the lift restarts, or if both the old and the new lift have straight sets.
     */
    RepTarget repTarget(SlotWeek entered, SlotRules before, WeekPlanner next) {
        boolean straight = before.lift().scheme().variant() == Variant.STRAIGHT
                && next.rules().lift().scheme().variant() == Variant.STRAIGHT;
        return this == RESTART || before.method().hasSteps() || straight
                ? RepTarget.of(entered.prescription())
                : next.repTarget(
                        this == METHOD ? MethodState.EMPTY : entered.state().method());
    }

    /** The load is not part of the state. */
    SlotState keep(SlotState state, SlotRules after) {
        return switch (this) {
            case NONE, ADJUST -> state;
            case METHOD ->
                state.with(
                        state.method(),
                        withinBounds(state.reduction(), after.lift().scheme().backoff()));
            case RESTART -> SlotState.first(after);
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

    ProgressionResult apply(ProgressionResult result, SlotState state, WeekContext week, WeekPlanner next) {
        SlotRules after = next.rules();
        return switch (this) {
            case NONE -> result;
            case ADJUST ->
                result.then(
                        result.next(),
                        after.lift().differsOnlyInGymEquipment(week.lift())
                                ? equipped(result.next(), after.lift())
                                : changed(scheme(after.lift()), result.next(), after.lift()));
            case METHOD -> {
                String now = scheme(after.lift())
                        + moved(state.reduction(), keep(state, after).reduction());
                yield withMethod(result, now, week, next);
            }
            case RESTART -> {
                Target target = after.firstTarget();
                String now = after.lift().exercise() + " in " + after.lift().unit();
                List<Why> why = List.of(after.firstReason(), changed(now, target, after.lift()));
                yield new ProgressionResult(result.outcome(), target, why, result.flags());
            }
        };
    }

    /** If the old method has steps with different reps, its load is first converted to the new lift's reps. */
    private static ProgressionResult withMethod(
            ProgressionResult result, String now, WeekContext week, WeekPlanner next) {
        SlotRules after = next.rules();
        Exact exact = result.next().exact();
        Target.RepTarget step = result.next().reps();
        String converted = "";
        if (step != null) {
            RepTarget to = next.repTarget(MethodState.EMPTY);
            converted = ", " + week.shown(exact) + " × " + step.target() + " converted to " + to.shown();
            Exact factor =
                    to.share().over(RepTarget.of(week.lift(), step.target()).share());
            exact = week.body().shareToLift(exact, factor);
        }
        Target target = after.method()
                .begin(after.lift(), exact)
                .roundedDownIf(result.next().roundsDown());
        return result.then(target, changed(now + converted, target, after.lift()));
    }

    private static String scheme(Lift lift) {
        return lift.scheme().variant() + ", " + lift.method().name();
    }

    private static String moved(@Nullable Exact before, @Nullable Exact after) {
        if (after == null || after.equals(before)) {
            return "";
        }
        String from = before == null ? "" : NumberText.percent(before) + " → ";
        return ", backoff reduction " + from + NumberText.percent(after);
    }

    private static Why equipped(Target target, Lift lift) {
        String says =
                "the gym's equipment is changed from this week on: " + NumberText.load(target.exact(), lift.unit());
        return new Why(RULE_OF_EQUIPMENT, says);
    }

    private static Why changed(String now, Target target, Lift lift) {
        String says = "the lift is changed from this week on, now " + now + ": "
                + NumberText.load(target.exact(), lift.unit());
        return new Why(RULE, says);
    }
}
