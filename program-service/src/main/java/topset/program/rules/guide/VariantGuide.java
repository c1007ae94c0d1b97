package topset.program.rules.guide;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.Variant;
import topset.program.rules.lift.VariantRules;

/**
 * The training guide's advice about a variant, in our words (training-rules.md § 15).
 *
 * @param bestFor the lifters or the purpose for which the variant is best; absent if the training guide does not name
 * any
 * @param trainingMonths athletes with fewer months of training get the warning {@code level}; absent if there is no
 * such warning
 */
public record VariantGuide(
        Variant variant, @Nullable String bestFor, @Nullable Integer trainingMonths) {

    /** Returns the advice about all variants: first the variants in training-rules.md § 2, then those in § 15. */
    public static List<VariantGuide> all() {
        return Arrays.stream(Variant.values()).map(VariantGuide::of).toList();
    }

    private static VariantGuide of(Variant variant) {
        VariantRules rules = variant.rules();
        return new VariantGuide(variant, rules.bestFor(), rules.trainingMonths());
    }
}
