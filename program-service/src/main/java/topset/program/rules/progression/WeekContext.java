package topset.program.rules.progression;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.Lift;
import topset.program.rules.lift.MiniSetWeek;
import topset.program.rules.lift.Prescription;
import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;
import topset.program.rules.load.LoadableWeights;
import topset.program.rules.load.Loads;
import topset.program.rules.load.Spoken;
import topset.program.rules.matching.DecidingSet;
import topset.program.rules.result.LoggedSet;

/**
 * What a method knows about the finished week and the target of the next (training-rules.md § 3). If next week's reps
 * or RPE differ (an override or a changed lift), loads are converted: multiplied by pct(R′, t′) / pct(R, t), unrounded.
 *
 * @param prescription what the lifter saw
 * @param state the method's state at the start of the week
 * @param sets the slot's TOP sets of the week, or its STRAIGHT sets if the lift has no top set; empty if not trained
 * @param over whether the week is over
 * @param decidingSet the deciding one of them; null if not trained
 * @param next the reps and RPE of next week's load
 * @param factor pct(R′, t′) / pct(R, t); null if it is 1
 */
public record WeekContext(
        Lift lift,
        LoadableWeights loadable,
        Prescription prescription,
        MethodState state,
        Body body,
        List<LoggedSet> sets,
        boolean over,
        @Nullable DecidingSet decidingSet,
        RepTarget next,
        @Nullable Exact factor) {

    /** The share that stays after a layoff or a reset (<b>D-4</b>, <b>D-5</b>). */
    private static final Exact NINE_TENTHS = Exact.ratio(9, 10);

    /** The context of a week, with loads converted for {@code next}. */
    public static WeekContext of(
            Lift lift,
            LoadableWeights loadable,
            Prescription prescription,
            MethodState state,
            Body body,
            List<LoggedSet> sets,
            boolean over,
            RepTarget next) {
        RepTarget seen = RepTarget.of(prescription);
        Exact factor = seen.hasSameLoadAs(next) ? null : next.share().over(seen.share());
        DecidingSet decidingSet = DecidingSet.among(MiniSetWeek.decisive(prescription, sets, over), lift.unit());
        return new WeekContext(lift, loadable, prescription, state, body, sets, over, decidingSet, next, factor);
    }

    /** The deciding set of a week that was trained. */
    public DecidingSet deciding() {
        return requireNonNull(decidingSet, "the week was not trained");
    }

    /** The top set prescribed. */
    public Prescription.Top top() {
        return switch (prescription) {
            case Prescription.TopSet topSet -> topSet.top();
            case Prescription.Straight straight ->
                throw new IllegalStateException(lift.slotId() + " has straight sets, no top set: " + straight);
        };
    }

    /** L, converted. */
    public Exact load() {
        return converted(prescription.load());
    }

    /** X, converted: L before it was rounded. */
    public Exact exactLoad() {
        return converted(prescription.exactLoad());
    }

    /** Whether the week's load is below the one nearest to X. */
    boolean roundsDown() {
        return loadable.nearest(prescription.exactLoad()).isAbove(prescription.load());
    }

    /** A load of the week, converted to next week's reps and RPE. */
    public Exact converted(Exact load) {
        return factor == null ? load : body.shareThen(load, factor);
    }

    /** Nine tenths of a load. */
    public Exact nineTenths(Exact load) {
        return body.share(load, NINE_TENTHS);
    }

    /** A load in the slot's unit, as in {@code 120 kg}. */
    public String shown(Exact load) {
        return Spoken.load(load, lift.unit());
    }

    /** {@link #converted} in words. Also names the original load if the conversion changes it. */
    String convertedInWords(Exact load) {
        return factor == null ? shown(load) : shown(converted(load)) + " (" + shown(load) + conversion() + ")";
    }

    /** A load of the week again, in words. */
    String again(Exact load) {
        return shown(load) + " again" + (factor == null ? "" : "," + conversion() + ": " + shown(converted(load)));
    }

    private String conversion() {
        return " converted to " + next.shown();
    }

    /**
     * The increment in words, and the load that it is added to, unless the sentence has named that load. The increment
     * is a setting, so it is not rounded.
     *
     * @param from a load of the week
     */
    String plusIncrement(Exact from, Exact named) {
        return plus(increment(), from, named);
    }

    /** {@link #plusIncrement} with another amount, in words. */
    String plus(String amount, Exact from, Exact named) {
        String plus = "+" + amount;
        if (factor != null) {
            return plus + " to " + convertedInWords(from);
        }
        return Loads.compare(from, named) == 0 ? plus : plus + " to " + shown(from) + ", the load before rounding";
    }

    /** For example {@code 1.25 kg}. */
    String increment() {
        return lift.method().increment().shown() + " " + lift.unit();
    }

    /** {@link #nineTenths} of a load of the week, in words. */
    String lessTenth(Exact load) {
        return lessTenth(converted(load), convertedInWords(load));
    }

    /** {@link #nineTenths} of a load that is already converted to next week's reps and RPE, in words. */
    String lessTenth(Exact load, String named) {
        String less = withBody(named, body.then()) + " less 10 % is ";
        return body.lifted(load).times(NINE_TENTHS).isBelow(body.now())
                ? less + "less than the body, so " + shown(nineTenths(load))
                : less + withBody(shown(nineTenths(load)), body.now());
    }

    /** A load, with the bodyweight if it is lifted too, as in {@code 20 kg and 80 kg of body}. */
    String withBody(String load, Exact bodyweight) {
        return Spoken.withBody(load, bodyweight, lift.unit());
    }
}
