package topset.program.rules.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.Prescription;
import topset.program.rules.lift.Prescription.Top;
import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;
import topset.program.rules.load.RpeChart;
import topset.program.rules.load.Spoken;
import topset.program.rules.matching.DecidingSet;
import topset.program.rules.result.Reason;

/**
 * The backoff of a day with a top set (training-rules.md § 4, "Today's backoff"): relative to what the top set should
 * have been on that day.
 *
 * @param exact the load before rounding
 */
record DayBackoff(Exact exact, Reason why) {

    private static final Exact AFTER_FAILURE = Exact.ratio(9, 10);

    /** @param body the part of the bodyweight that is lifted */
    static DayBackoff after(DecidingSet deciding, Prescription.TopSet prescribed, Body body) {
        Exact reduction = prescribed.backoff().reduction();
        Exact base = base(deciding, prescribed.top(), body);
        boolean overshot = base.isBelow(deciding.load());
        String shown = Spoken.load(base, prescribed.unit());
        String off = Spoken.withBody(shown, body.now(), prescribed.unit());
        Reason why = new Reason(
                overshot ? "backoff.after-overshoot" : "backoff.today",
                (overshot ? harder(deciding, prescribed.top(), body, shown) : deciding.shown()) + ": "
                        + Spoken.percent(reduction) + " off " + off,
                List.of(deciding.setId()));
        return new DayBackoff(BackoffLoad.of(reduction, base, body), why);
    }

    private static String harder(DecidingSet deciding, Top top, Body body, String base) {
        return deciding.reps() == 0
                ? deciding.shown() + " failed, 10 % less" + (body.now().signum() == 0 ? "" : " with the body") + " is "
                        + base
                : deciding.shownAsRead(top.reps()) + " was harder than " + aim(top) + ", which would have been " + base;
    }

    /**
     * The load lifted. If the set was harder than prescribed, the load that would have been right ("failure compromises
     * backoff quality").
     */
    private static Exact base(DecidingSet deciding, Top top, Body body) {
        if (deciding.reps() == 0) {
            return body.share(deciding.load(), AFTER_FAILURE);
        }
        @Nullable Exact rpe = deciding.rpeAsRead(top.reps());
        boolean harder = deciding.reps() < top.reps() || (rpe != null && rpe.isAbove(top.rpe()));
        if (!harder || rpe == null) {
            return deciding.load();
        }
        Exact shouldHaveBeen = body.added(RpeChart.e1rm(body.lifted(deciding.load()), deciding.reps(), rpe)
                .times(RpeChart.pct(top.reps(), top.rpe())));
        return deciding.load().min(shouldHaveBeen);
    }

    private static String aim(Top top) {
        return Spoken.reps(top.reps()) + " at RPE " + Spoken.rpe(top.rpe());
    }
}
