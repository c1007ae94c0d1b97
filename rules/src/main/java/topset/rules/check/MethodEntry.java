package topset.rules.check;

import java.util.Arrays;
import java.util.List;
import topset.rules.lift.TrainingMethod;

/**
 * One training method in the guide's comparison.
 *
 * @param structure how the method arranges the sets
 * @param variants the variants of the method that a lift can have; at least one
 */
public record MethodEntry(
        TrainingMethod method, String structure, String bestFor, String fatigue, List<VariantGuide> variants) {
    public MethodEntry {
        variants = List.copyOf(variants);
    }

    /** In the order of the guide. */
    public static List<MethodEntry> all() {
        return Arrays.stream(TrainingMethod.values()).map(MethodEntry::of).toList();
    }

    private static MethodEntry of(TrainingMethod method) {
        List<VariantGuide> variants = VariantGuide.all().stream()
                .filter(each -> each.variant().rules().method() == method)
                .toList();
        return new MethodEntry(method, method.structure(), method.bestFor(), method.fatigue(), variants);
    }
}
