package topset.rules.week;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Prescription;
import topset.rules.lift.Prescription.Top;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.NumberText;
import topset.rules.load.RpeChart;
import topset.rules.progression.PainfulSets;

/**
 * The load of the backoff sets for a day with a completed top set (training-rules.md § 4, "Today's backoff"): a
 * percentage of the top load that would have met the target on that day.
 *
 * @param exact the load before rounding
 */
record DayBackoff(Exact exact, Why why) {

    private static final Exact NINE_TENTHS = Exact.ratio(9, 10);

    /**
     * The top set was not painful.
     *
     * @param body the lifted bodyweight; 0 unless the lift is a bodyweight lift
     */
    static DayBackoff after(DecidingSet deciding, Prescription.TopSet prescribed, Body body) {
        return after(deciding, prescribed, body, PainfulSets.NONE, null);
    }

    /**
     * In a deload week, the top set is judged by the RPE of the original plan, but the backoff load is computed from a
     * top load that is at most the deload's top load (§ 13).
     *
     * @param painful the painful sets of the session
     */
    static DayBackoff today(DecidingSet deciding, SlotWeek current, PainfulSets painful) {
        if (!(current.judged().prescription() instanceof Prescription.TopSet prescribed)) {
            throw new IllegalStateException(current.slotId() + " has no top set");
        }
        return after(deciding, prescribed, current.body(), painful, current.hasDeload() ? prescribed.load() : null);
    }

    /**
     * After a painful set {@code backoff.after-pain} applies (training-rules.md § 12): the backoff load is computed from
     * 90 % of the lightest painful top set, and is at most 90 % of the lightest painful backoff set.
     *
     * @param painful the painful sets of the session
     * @param limited the upper limit of the top load from which the backoff load is computed; null means no limit
     */
    private static DayBackoff after(
            DecidingSet deciding,
            Prescription.TopSet prescribed,
            Body body,
            PainfulSets painful,
            @Nullable Exact limited) {
        WeightUnit unit = prescribed.unit();
        Exact top = painful.lightest(SetRole.TOP, unit);
        Exact backoff = painful.lightest(SetRole.BACKOFF, unit);
        boolean hurt = top != null || backoff != null;
        Exact right = base(deciding, prescribed.top(), body);
        boolean overshot = right.isBelow(deciding.load());
        Exact base = limited == null ? right : right.min(limited);
        StringBuilder says = new StringBuilder(
                overshot ? harder(deciding, prescribed.top(), body, NumberText.load(right, unit)) : deciding.shown());
        if (!right.equals(base)) {
            says.append(", in a deload at most ").append(NumberText.load(base, unit));
        }
        if (top != null) {
            Exact most = lessTenth(top, body);
            base = base.min(most);
            says.append("; pain at ").append(noMore(top, most, body, unit));
        }
        says.append(off(base, prescribed, body));
        Exact exact = body.lessPercent(base, prescribed.backoff().reduction());
        if (backoff != null) {
            Exact most = lessTenth(backoff, body);
            says.append(" is ").append(NumberText.load(exact, unit)).append("; pain in a backoff set at ");
            says.append(noMore(backoff, most, body, unit));
            exact = exact.min(most);
        }
        Set<String> setIds = new LinkedHashSet<>(List.of(deciding.setId()));
        if (hurt) {
            setIds.addAll(painful.named().setIds());
        }
        String unhurt = overshot ? "backoff.after-overshoot" : "backoff.today";
        String rule = hurt ? "backoff.after-pain" : unhurt;
        return new DayBackoff(exact, NamedSets.of(List.copyOf(setIds)).why(rule, says.toString()));
    }

    private static Exact lessTenth(Exact load, Body body) {
        return body.share(load, NINE_TENTHS).min(load);
    }

    private static String noMore(Exact painful, Exact most, Body body, WeightUnit unit) {
        return NumberText.load(painful, unit) + ", so at most 10 % less" + withTheBody(body) + ", "
                + NumberText.load(most, unit);
    }

    private static String off(Exact base, Prescription.TopSet prescribed, Body body) {
        return ": " + NumberText.percent(prescribed.backoff().reduction()) + " off "
                + NumberText.withBody(NumberText.load(base, prescribed.unit()), body.now(), prescribed.unit());
    }

    private static String withTheBody(Body body) {
        return body.now().signum() == 0 ? "" : " with the body";
    }

    private static String harder(DecidingSet deciding, Top top, Body body, String base) {
        return deciding.reps() == 0
                ? deciding.shown() + " failed, 10 % less" + withTheBody(body) + " is " + base
                : deciding.shownAsRead(top.reps()) + " was harder than " + NumberText.reps(top.reps()) + " at RPE "
                        + NumberText.rpe(top.rpe()) + ", which would have been " + base;
    }

    /**
     * The top load from which the backoff load is computed: the lifted load or, if the top set was harder than
     * prescribed, the load that would have met the target. The guide gives the reason: "failure compromises backoff
     * quality".
     */
    private static Exact base(DecidingSet deciding, Top top, Body body) {
        if (deciding.reps() == 0) {
            return body.share(deciding.load(), NINE_TENTHS);
        }
        @Nullable Exact rpe = deciding.rpeAsRead(top.reps());
        if (rpe == null) {
            return deciding.load();
        }
        Exact shouldHaveBeen = body.added(RpeChart.e1rm(body.lifted(deciding.load()), deciding.reps(), rpe)
                .times(RpeChart.pct(top.reps(), top.rpe())));
        return deciding.load().min(shouldHaveBeen);
    }
}
