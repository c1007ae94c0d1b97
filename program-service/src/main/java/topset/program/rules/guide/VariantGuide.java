package topset.program.rules.guide;

import java.util.Arrays;
import java.util.List;
import topset.program.rules.lift.Variant;

/**
 * The guide's comparison of a variant with the others.
 *
 * @param bestFor for which lifter or purpose
 * @param fatigue how it handles fatigue
 */
public record VariantGuide(Variant variant, String bestFor, String fatigue) {

    /** All variants, in the order of training-rules.md § 2. */
    public static List<VariantGuide> all() {
        return Arrays.stream(Variant.values()).map(VariantGuide::of).toList();
    }

    /** The guide's entry for a variant. */
    public static VariantGuide of(Variant variant) {
        return switch (variant) {
            case SINGLE_TOP ->
                new VariantGuide(
                        variant,
                        "strength and size together, for any main lift",
                        "one heavy set; 2 backoff sets for squat, deadlift and their variants, else 3");
            case DOUBLE_TOP ->
                new VariantGuide(
                        variant, "more practice with heavy loads", "two heavy sets, so only 2 backoff sets after them");
            case HEAVY_SINGLE ->
                new VariantGuide(
                        variant, "strength alone", "the heaviest load of all, so backoffs are 20 to 30 % lighter");
            case RAMPING ->
                new VariantGuide(
                        variant,
                        "working up to a heavy set of 1 to 3 reps",
                        "ramp sets before the top set tire too, so backoffs are 20 to 30 % lighter");
            case MODERATE_TOP ->
                new VariantGuide(variant, "the volume day of a heavy/volume program", "a lighter top set of more reps");
            case STRAIGHT ->
                new VariantGuide(
                        variant,
                        "accessories, isolation exercises and machines",
                        "no heavy top set, at most RPE 9 before the load goes up");
        };
    }
}
