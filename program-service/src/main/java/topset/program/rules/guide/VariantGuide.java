package topset.program.rules.guide;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.Variant;
import topset.program.rules.lift.VariantRules;

/**
 * What the guide says about a variant (training-rules.md § 15), in our words.
 *
 * @param bestFor for whom or what the variant is best; absent where the guide does not say
 * @param trainingMonths athletes with fewer months of training get the warning {@code level}; absent if there is no
 * such warning
 */
public record VariantGuide(
        Variant variant, @Nullable String bestFor, @Nullable Integer trainingMonths) {

    /** Returns all variants: first those of training-rules.md § 2, in its order, then those of § 15. */
    public static List<VariantGuide> all() {
        return Arrays.stream(Variant.values()).map(VariantGuide::of).toList();
    }

    private static VariantGuide of(Variant variant) {
        VariantRules rules = variant.rules();
        return new VariantGuide(variant, rules.bestFor(), rules.trainingMonths());
    }
}
