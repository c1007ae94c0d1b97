package topset.rules.progression;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.MiniSetWeek;
import topset.rules.lift.Prescription;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;
import topset.rules.load.Loads;
import topset.rules.load.NumberText;

/**
 * The input of a progression method: the finished week, and the target reps and RPE of the next week (training-rules.md
 * § 3). If these differ from those of the finished week, because of an override or a changed lift, loads are converted:
 * multiplied by {@code factor}, without rounding.
 *
 * @param prescription the prescription that the lifter saw
 * @param sets the TOP sets of the lift in the week, or its STRAIGHT sets if it has no top set; empty if the lift was
 * not trained
 * @param factor the share of the 1RM for next week's reps and RPE, divided by the share for the finished week's; null
 * means 1
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

    private static final Exact NINE_TENTHS = Exact.ratio(9, 10);

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

    public DecidingSet deciding() {
        return requireNonNull(decidingSet, "the week was not trained");
    }

    public Prescription.Top top() {
        return switch (prescription) {
            case Prescription.TopSet topSet -> topSet.top();
            case Prescription.Straight straight ->
                throw new IllegalStateException(lift.slotId() + " has straight sets, no top set: " + straight);
        };
    }

    public Exact load() {
        return toNextReps(prescription.load());
    }

    public Exact exactLoad() {
        return toNextReps(prescription.exactLoad());
    }

    /** Whether the prescribed load was rounded down although a heavier available load was nearer to it. */
    boolean roundsDown() {
        return loadable.nearest(prescription.exactLoad()).isAbove(prescription.load());
    }

    public Exact toNextReps(Exact load) {
        return factor == null ? load : body.shareThen(load, factor);
    }

    /** For bodyweight lifts the factor applies to the sum of bodyweight and load. */
    public Exact nineTenths(Exact load) {
        return body.share(load, NINE_TENTHS);
    }

    public String shown(Exact load) {
        return NumberText.load(load, lift.unit());
    }

    /** If the conversion to next week's reps and RPE changes the load, the text also has the original load. */
    String convertedInWords(Exact load) {
        return factor == null ? shown(load) : shown(toNextReps(load)) + " (" + shown(load) + conversion() + ")";
    }

    String again(Exact load) {
        return shown(load) + " again" + (factor == null ? "" : "," + conversion() + ": " + shown(toNextReps(load)));
    }

    private String conversion() {
        return " converted to " + next.shown();
    }

    /**
     * An amount in words, with the load to which it is added if that is converted. Otherwise the sentence already names
     * the load ({@code named}), or the load before rounding is greater.
     */
    String plus(String amount, Exact from, Exact named) {
        String plus = "+" + amount;
        if (factor != null) {
            return plus + " to " + convertedInWords(from);
        }
        return Loads.compare(from, named) == 0 ? plus : plus + " plus what rounding left over";
    }

    /** A setting, so it is not rounded. */
    String increment() {
        return lift.method().increment().shown() + " " + lift.unit();
    }

    String lessTenth(Exact load) {
        return lessTenth(toNextReps(load), convertedInWords(load));
    }

    /** The load is already converted to next week's reps and RPE. */
    String lessTenth(Exact load, String named) {
        String less = withBody(named, body.then()) + " less 10 % is ";
        return body.lifted(load).times(NINE_TENTHS).isBelow(body.now())
                ? less + "less than the body, so " + shown(nineTenths(load))
                : less + withBody(shown(nineTenths(load)), body.now());
    }

    /** For bodyweight lifts the text also contains the bodyweight, such as {@code 20 kg and 80 kg of body}. */
    String withBody(String load, Exact bodyweight) {
        return NumberText.withBody(load, bodyweight, lift.unit());
    }
}
