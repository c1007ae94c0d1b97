package topset.program.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.Prescription.Top;
import topset.program.training.lift.Reason;
import topset.program.training.load.Body;
import topset.program.training.load.Exact;
import topset.program.training.load.RpeChart;

/**
 * The backoff of a day with a top set (training-rules.md § 4, "Today's backoff"): off what the top set should have been today.
 *
 * @param exact the load before rounding
 */
record DayBackoff(Exact exact, Reason why) {

    private static final Exact AFTER_FAILURE = Exact.ratio(9, 10);

    /** @param body what of the body is lifted too */
    static DayBackoff after(DecidingSet deciding, Prescription.TopSet prescribed, Body body) {
        Exact reduction = prescribed.backoff().reduction();
        Exact base = base(deciding, prescribed.top(), body);
        boolean overshot = base.isBelow(deciding.load());
        String harder = overshot ? " was harder than " + aim(prescribed.top()) : "";
        Reason why = new Reason(
                overshot ? "backoff.after-overshoot" : "backoff.today",
                deciding.shown() + harder + ": " + reduction.shown() + " % off " + base.shown() + " "
                        + prescribed.unit(),
                List.of(deciding.setId()));
        return new DayBackoff(Reduced.by(reduction, base, body), why);
    }

    /** The load lifted; after a set harder than prescribed, what that set should have been ("failure compromises backoff quality"). */
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
        return top.reps() + " reps at RPE " + top.rpe().shown();
    }
}
