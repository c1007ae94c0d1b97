package topset.program.rules.progression;

import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;

/**
 * What straight sets get for a full week (training-rules.md § 3.4, § 16): more load, but at most a tenth. Where even the next
 * loadable weight is more than a tenth heavier, the reps bridge the gap: one more at the top of the range for each full week, and
 * after five of them the next weight.
 *
 * @param rule {@code double.raise} or {@code double.bridge}
 * @param says how next week's load follows, as in {@code +2.5 kg}
 */
record LoadRaise(String rule, String says, Target next) {

    /** Extra reps at the top of the range. Absent means 0. */
    private static final String BRIDGE = "bridge";

    private static final int MOST_REPS = 5;
    private static final Exact TENTH = Exact.ratio(1, 10);
    private static final Exact FAR_ABOVE = Exact.ratio(11, 10);

    /** @param state the method's state after the week, apart from the bridge */
    static LoadRaise after(WeekContext week, MethodState state) {
        Exact next = week.loadable().heavier(week.load());
        return next != null && isFar(next, week) ? bridge(week, state, next) : raise(week, state);
    }

    /** The extra reps that a week's range has. */
    static int extraReps(MethodState state) {
        return state.count(BRIDGE);
    }

    /** The state of a load that the extra reps were not for. */
    static MethodState without(MethodState state) {
        return state.without(BRIDGE);
    }

    private static boolean isFar(Exact next, WeekContext week) {
        Body body = week.body();
        return body.toLift(next).isAbove(body.lifted(week.load()).times(FAR_ABOVE));
    }

    /** {@code double.raise}: the greater of L and X, and the increment, which is at most a tenth of L. */
    private static LoadRaise raise(WeekContext week, MethodState state) {
        Exact load = week.prescription().load();
        Exact base = load.max(week.prescription().exactLoad());
        Exact increment = week.lift().method().increment();
        Exact tenth = week.body().lifted(week.load()).times(TENTH);
        String amount = increment.isAbove(tenth)
                ? week.shown(tenth) + " (10 % of "
                        + week.withBody(week.shown(week.load()), week.body().then()) + ")"
                : week.increment();
        Target next = Target.of(week.converted(base).plus(increment.min(tenth)), without(state));
        return new LoadRaise("double.raise", week.plus(amount, base, load), next);
    }

    /** {@code double.bridge}: one more rep at the same load, or the next weight. */
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
