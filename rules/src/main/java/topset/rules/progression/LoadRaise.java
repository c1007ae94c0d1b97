package topset.rules.progression;

import topset.rules.load.Body;
import topset.rules.load.Exact;

/**
 * The increase of the target after a week in which all straight sets reached the maximum reps (training-rules.md § 3.4,
 * § 16). If the next available load is more than 10 % heavier, the load stays and the maximum reps rise by one instead;
 * after five such weeks the next available load is used.
 *
 * @param rule {@code double.raise} or {@code double.bridge}
 * @param says the change in words, such as {@code +2.5 kg}
 */
record LoadRaise(String rule, String says, Target next) {

    /** The extra reps, which are added to the maximum of the rep range. Absent if there are none. */
    private static final String BRIDGE = "bridge";

    private static final int MOST_REPS = 5;
    private static final Exact TENTH = Exact.ratio(1, 10);
    private static final Exact FAR_ABOVE = Exact.ratio(11, 10);

    /** @param state the method's state after the week; its extra reps are not changed yet */
    static LoadRaise after(WeekContext week, MethodState state) {
        Exact next = week.loadable().heavier(week.load());
        return next != null && isFar(next, week) ? bridge(week, state, next) : raise(week, state);
    }

    static int extraReps(MethodState state) {
        return state.count(BRIDGE);
    }

    /** Extra reps only apply to the load at which they were added. */
    static MethodState without(MethodState state) {
        return state.without(BRIDGE);
    }

    private static boolean isFar(Exact next, WeekContext week) {
        Body body = week.body();
        return body.toLift(next).isAbove(body.lifted(week.load()).times(FAR_ABOVE));
    }

    /**
     * {@code double.raise}: the increment is limited to 10 % of the prescribed load, and added to the prescribed load
     * before or after rounding, whichever is greater.
     */
    private static LoadRaise raise(WeekContext week, MethodState state) {
        Exact load = week.prescription().load();
        Exact base = load.max(week.prescription().exactLoad());
        Exact increment = week.lift().method().increment();
        Exact tenth = week.body().lifted(week.load()).times(TENTH);
        String amount = increment.isAbove(tenth)
                ? week.shown(tenth) + " (10 % of "
                        + week.withBody(week.shown(week.load()), week.body().then()) + ")"
                : week.increment();
        Target next = Target.of(week.toNextReps(base).plus(increment.min(tenth)), without(state));
        return new LoadRaise("double.raise", week.plus(amount, base, load), next);
    }

    /**
     * {@code double.bridge} adds one rep to the maximum of the rep range. After five extra reps, uses the next
     * available load instead.
     */
    private static LoadRaise bridge(WeekContext week, MethodState state, Exact next) {
        int extra = extraReps(state);
        if (extra >= MOST_REPS) {
            String says =
                    "the reps were raised " + MOST_REPS + " times, so the next loadable weight: " + week.shown(next);
            return new LoadRaise("double.bridge", says, Target.of(next, without(state)));
        }
        int most = week.lift().scheme().reps().max() + extra + 1;
        String says = "the next loadable weight, " + week.shown(next) + ", is more than 10 % above "
                + week.withBody(week.shown(week.load()), week.body().then()) + ", so "
                + week.again(week.prescription().exactLoad()) + ", for up to " + most + " reps";
        Target same = Target.of(week.exactLoad(), state.with(BRIDGE, extra + 1)).roundedDownIf(week.roundsDown());
        return new LoadRaise("double.bridge", says, same);
    }
}
