package topset.program.rules.guide;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.Variant;
import topset.program.rules.lift.TrainingLevel;

/**
 * What the guide says of a variant (training-rules.md § 15), in our words.
 *
 * @param bestFor who or what it is for; absent where the guide does not say
 * @param trainingMonths months of training below which the warning {@code level} is given; absent: none
 */
public record VariantGuide(
        Variant variant, @Nullable String bestFor, @Nullable Integer trainingMonths) {

    /** All variants, in the order of training-rules.md § 2. */
    public static List<VariantGuide> all() {
        return Arrays.stream(Variant.values()).map(VariantGuide::of).toList();
    }

    private static VariantGuide of(Variant variant) {
        return new VariantGuide(variant, bestFor(variant), TrainingLevel.months(variant));
    }

    private static @Nullable String bestFor(Variant variant) {
        return switch (variant) {
            case SINGLE_TOP -> "most lifters, on the main compound lifts";
            case DOUBLE_TOP -> "lifters from intermediate on who put strength first";
            case HEAVY_SINGLE -> "powerlifters before a competition, and advanced lifters";
            case RAMPING -> "lifters who need more warm-up sets, and peaking";
            case MODERATE_TOP, STRAIGHT -> null;
        };
    }
}
