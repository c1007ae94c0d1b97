package topset.program.training.progression;

import org.jspecify.annotations.Nullable;
import topset.program.training.lift.Lift;
import topset.program.training.lift.Prescription;
import topset.program.training.load.Body;
import topset.program.training.load.Exact;
import topset.program.training.load.LoadableWeights;
import topset.program.training.load.Loads;
import topset.program.training.load.Spoken;

/**
 * The week that a method steps over, and what the next is for. Loads come as next week's reps and RPE make them: where these
 * are not this week's (an override or a changed lift), l, L and X are first multiplied by pct(R′, t′) / pct(R, t), unrounded
 * (training-rules.md § 3).
 *
 * @param prescription what the lifter saw
 * @param state what the method remembered on entering the week
 * @param next what next week's load is for
 * @param factor pct(R′, t′) / pct(R, t); null where it is 1
 */
public record EnteredWeek(
        Lift lift,
        LoadableWeights loadable,
        Prescription prescription,
        MethodState state,
        Body body,
        RepTarget next,
        @Nullable Exact factor) {

    /** What is left after a layoff or a reset (<b>D-4</b>, <b>D-5</b>). */
    private static final Exact NINE_TENTHS = Exact.ratio(9, 10);

    /** The week with its loads to be carried to another aim. */
    public static EnteredWeek of(
            Lift lift, LoadableWeights loadable, Prescription prescription, MethodState state, Body body, RepTarget next) {
        RepTarget seen = RepTarget.of(prescription);
        Exact factor = seen.asks(next) ? null : next.share().over(seen.share());
        return new EnteredWeek(lift, loadable, prescription, state, body, next, factor);
    }

    /** L. */
    public Exact load() {
        return carried(prescription.load());
    }

    /** X: L before it was rounded. */
    public Exact exactLoad() {
        return carried(prescription.exactLoad());
    }

    /** A load of the week as next week's aim makes it. */
    public Exact carried(Exact load) {
        return factor == null ? load : body.shareThen(load, factor);
    }

    /** Nine tenths of a load. */
    public Exact nineTenths(Exact load) {
        return body.share(load, NINE_TENTHS);
    }

    /** The top set prescribed. */
    public Prescription.Top top() {
        return switch (prescription) {
            case Prescription.TopSet topSet -> topSet.top();
            case Prescription.Straight straight ->
                throw new IllegalStateException(lift.slotId() + " has straight sets, no top set: " + straight);
        };
    }

    /** A load in the slot's unit, as in {@code 120 kg}. */
    public String shown(Exact load) {
        return Spoken.load(load, lift.unit());
    }

    /** A load of the week as next week's aim makes it, in words: where that changes it, with what it was. */
    String carriedInWords(Exact load) {
        return factor == null ? shown(load) : shown(carried(load)) + " (" + shown(load) + converted() + ")";
    }

    /** A load of the week again, in words. */
    String again(Exact load) {
        return shown(load) + " again" + (factor == null ? "" : "," + converted() + ": " + shown(carried(load)));
    }

    private String converted() {
        return " converted to " + next.shown();
    }

    /**
     * The increment in words, and what it is added to where that is not the load that the sentence has named. It is a setting,
     * which nobody would round.
     *
     * @param from a load of the week
     */
    String plusIncrement(Exact from, Exact named) {
        String plus = "+" + increment();
        if (factor != null) {
            return plus + " to " + carriedInWords(from);
        }
        return Loads.compare(from, named) == 0 ? plus : plus + " to " + shown(from) + ", the load before rounding";
    }

    /** As in {@code 1.25 kg}. */
    String increment() {
        return lift.method().increment().shown() + " " + lift.unit();
    }

    /** {@link #nineTenths} of a load of the week, in words. */
    String lessTenth(Exact load) {
        return lessTenth(carried(load), carriedInWords(load));
    }

    /** {@link #nineTenths} of a load that is for next week's aim already, in words. */
    String lessTenth(Exact load, String named) {
        String less = withBody(named, body.then()) + " less 10 % is ";
        return body.lifted(load).times(NINE_TENTHS).isBelow(body.now())
                ? less + "less than the body, so " + shown(nineTenths(load))
                : less + withBody(shown(nineTenths(load)), body.now());
    }

    /** A load, with the body where that is lifted too, as in {@code 20 kg and 80 kg of body}. */
    String withBody(String load, Exact bodyweight) {
        return Spoken.withBody(load, bodyweight, lift.unit());
    }
}
