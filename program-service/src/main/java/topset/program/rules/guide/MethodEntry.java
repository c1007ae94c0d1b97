package topset.program.rules.guide;

import java.util.Arrays;
import java.util.List;
import topset.program.rules.lift.TrainingMethod;

/**
 * One training method, as the training guide compares it with other methods: how it arranges sets, what it is best for
 * and how tiring it is.
 *
 * @param structure how the method arranges the sets
 * @param bestFor what the method is best for
 * @param fatigue how much fatigue the method causes
 * @param variants the variants of the method that a lift can have; at least one
 */
public record MethodEntry(
        TrainingMethod method, String structure, String bestFor, String fatigue, List<VariantGuide> variants) {
    public MethodEntry {
        variants = List.copyOf(variants);
    }

    /** Returns the training guide's comparison of training methods, in the order of the guide. */
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
