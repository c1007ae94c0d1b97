package topset.rules.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import topset.rules.check.Guide.MethodEntry;
import topset.rules.check.Guide.MethodEntry.VariantGuide;
import topset.rules.lift.TrainingMethod;
import topset.rules.lift.Variant;

/** The guide as data (training-rules.md § 15). */
class GuideTest {

    @Test
    void each_variant_is_listed_once_under_its_method() {
        Map<TrainingMethod, List<Variant>> variants = MethodEntry.all().stream()
                .collect(Collectors.toMap(
                        MethodEntry::method,
                        entry -> entry.variants().stream()
                                .map(VariantGuide::variant)
                                .toList()));

        assertThat(variants)
                .isEqualTo(Map.of(
                        TrainingMethod.TOP_SET_BACKOFF,
                        List.of(
                                Variant.SINGLE_TOP,
                                Variant.DOUBLE_TOP,
                                Variant.HEAVY_SINGLE,
                                Variant.RAMPING,
                                Variant.MODERATE_TOP),
                        TrainingMethod.STRAIGHT_SETS,
                        List.of(Variant.STRAIGHT),
                        TrainingMethod.PYRAMID,
                        List.of(Variant.PYRAMID),
                        TrainingMethod.CLUSTER,
                        List.of(Variant.CLUSTER),
                        TrainingMethod.REST_PAUSE,
                        List.of(Variant.REST_PAUSE)));
    }

    @Test
    void methods_and_structures_differ_in_what_they_are_and_what_they_are_best_for() {
        List<MethodEntry> methods = MethodEntry.all();
        assertThat(methods).extracting(MethodEntry::structure).doesNotHaveDuplicates();
        assertThat(methods).extracting(MethodEntry::bestFor).doesNotHaveDuplicates();
        assertThat(methods).extracting(MethodEntry::fatigue).containsOnly("moderate", "moderate to high", "high");
        assertThat(Structure.values()).extracting(Structure::bestFor).doesNotHaveDuplicates();
    }

    @Test
    void only_variants_for_experienced_lifters_ask_for_months_of_training() {
        assertThat(Arrays.stream(Variant.values())
                        .filter(variant -> variant.rules().trainingMonths() != null)
                        .collect(Collectors.toMap(
                                variant -> variant,
                                variant -> requireNonNull(variant.rules().trainingMonths()))))
                .isEqualTo(Map.of(Variant.DOUBLE_TOP, 12, Variant.HEAVY_SINGLE, 24, Variant.CLUSTER, 24));
    }

    @Test
    void the_purpose_of_a_variant_is_absent_if_the_guide_names_none() {
        assertThat(Arrays.stream(Variant.values())
                        .filter(variant -> variant.rules().bestFor() != null))
                .containsExactly(Variant.SINGLE_TOP, Variant.DOUBLE_TOP, Variant.HEAVY_SINGLE, Variant.RAMPING);
    }
}
