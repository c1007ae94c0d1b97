package topset.rules.check;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.TrainingMethod;
import topset.rules.lift.Variant;

/**
 * One training method in the guide's comparison.
 *
 * @param variants the variants of the method that a lift can have; at least one
 */
public record MethodEntry(
        TrainingMethod method, String structure, String bestFor, String fatigue, List<VariantGuide> variants) {
    public MethodEntry {
        variants = List.copyOf(variants);
    }

    public static List<MethodEntry> all() {
        return Arrays.stream(TrainingMethod.values())
                .map(method -> new MethodEntry(
                        method,
                        method.structure(),
                        method.bestFor(),
                        method.fatigue(),
                        VariantGuide.all().stream()
                                .filter(each -> each.variant().rules().method() == method)
                                .toList()))
                .toList();
    }

    /**
     * The guide's advice about a variant, in our words (training-rules.md § 15).
     *
     * @param bestFor absent if the guide does not name any lifters or purpose
     * @param trainingMonths athletes with fewer months of training get the warning {@code level}; absent if there is no
     * such warning
     */
    public record VariantGuide(
            Variant variant,
            @Nullable String bestFor,
            @Nullable Integer trainingMonths) {

        public static List<VariantGuide> all() {
            return Arrays.stream(Variant.values())
                    .map(variant -> new VariantGuide(
                            variant, variant.rules().bestFor(), variant.rules().trainingMonths()))
                    .toList();
        }
    }
}
