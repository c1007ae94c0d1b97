package topset.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.rules.Checked;
import topset.rules.Checked.Violation;
import topset.rules.TestCatalogue;
import topset.rules.lift.LiftRequest;

/** The weekly structures (training-rules.md § 9). */
class StructureTest {

    private static LiftRequest lift(int day, String exercise, @Nullable String variant) {
        return lift(day, exercise, variant, null);
    }

    private static LiftRequest lift(int day, String exercise, @Nullable String variant, @Nullable Integer backoffSets) {
        PlannedLift.Scheme scheme = variant == null && backoffSets == null
                ? null
                : new PlannedLift.Scheme(variant, null, null, null, backoffSets, null, null, null, null, null);
        return new LiftRequest(null, day, exercise, scheme, null, null, null, null);
    }

    private static List<String> variants(Structure structure, LiftRequest... lifts) {
        return structure.filledIn(List.of(lifts), TestCatalogue::find).stream()
                .map(lift -> {
                    PlannedLift.Scheme scheme = lift.scheme();
                    return scheme == null ? "open" : scheme.variant() + " " + scheme.backoffSets();
                })
                .toList();
    }

    private static List<Violation> violations(Structure structure, LiftRequest... lifts) {
        return Checked.refused(found -> structure.check(List.of(lifts), TestCatalogue::find, found));
    }

    @Test
    void all_compounds_have_a_top_set() {
        assertThat(violations(
                        Structure.ALL_COMPOUNDS,
                        lift(1, "bench-press", "STRAIGHT"),
                        lift(1, "squat", "RAMPING"),
                        lift(1, "lateral-raise", "STRAIGHT"),
                        lift(1, "good-morning", "STRAIGHT"),
                        lift(1, "leg-press", "STRAIGHT")))
                .containsExactly(new Violation(
                        "lifts[0].scheme.variant",
                        "structure ALL_COMPOUNDS requires a variant with a top set for this lift, not STRAIGHT",
                        "structure"));
        assertThat(variants(Structure.ALL_COMPOUNDS, lift(1, "bench-press", null), lift(1, "lateral-raise", null)))
                .containsExactly("SINGLE_TOP null", "open");
    }

    @Test
    void compounds_that_are_not_main_lifts_may_have_straight_sets_as_in_the_guide() {
        assertThat(violations(
                        Structure.ALL_COMPOUNDS,
                        lift(1, "weighted-dip", "STRAIGHT"),
                        lift(1, "dumbbell-row", "STRAIGHT")))
                .isEmpty();
        assertThat(variants(Structure.ALL_COMPOUNDS, lift(1, "weighted-dip", null), lift(1, "dumbbell-row", null)))
                .containsExactly("SINGLE_TOP null", "SINGLE_TOP null");
    }

    @Test
    void a_main_lift_of_all_compounds_is_no_cluster_and_may_be_a_pyramid() {
        assertThat(violations(Structure.ALL_COMPOUNDS, lift(1, "bench-press", "CLUSTER"), lift(1, "squat", "PYRAMID")))
                .extracting(Violation::field)
                .containsExactly("lifts[0].scheme.variant");
    }

    @Test
    void each_says_what_it_is() {
        assertThat(Structure.values())
                .allSatisfy(structure -> assertThat(structure.says()).isNotBlank());
    }

    @Test
    void only_the_first_exercise_of_each_day_has_a_top_set() {
        assertThat(violations(
                        Structure.PRIMARY_ONLY,
                        lift(1, "bench-press", "SINGLE_TOP"),
                        lift(1, "pendlay-row", "SINGLE_TOP"),
                        lift(2, "squat", "STRAIGHT"),
                        lift(2, "leg-press", "STRAIGHT")))
                .extracting(Violation::field)
                .containsExactly("lifts[1].scheme.variant", "lifts[2].scheme.variant");
        assertThat(variants(Structure.PRIMARY_ONLY, lift(1, "bench-press", null), lift(1, "pendlay-row", null)))
                .containsExactly("SINGLE_TOP null", "STRAIGHT null");
    }

    @Test
    void heavy_then_volume() {
        assertThat(violations(
                        Structure.HEAVY_VOLUME,
                        lift(4, "bench-press", "MODERATE_TOP"),
                        lift(1, "bench-press", "SINGLE_TOP", 2),
                        lift(1, "lateral-raise", "STRAIGHT")))
                .isEmpty();
        assertThat(violations(
                        Structure.HEAVY_VOLUME,
                        lift(1, "bench-press", "MODERATE_TOP"),
                        lift(4, "bench-press", "SINGLE_TOP"),
                        lift(1, "squat", "SINGLE_TOP", 3)))
                .extracting(Violation::field, Violation::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "lifts[0].scheme.variant",
                                "structure HEAVY_VOLUME requires SINGLE_TOP for this lift, not MODERATE_TOP"),
                        org.assertj.core.groups.Tuple.tuple(
                                "lifts[1].scheme.variant",
                                "structure HEAVY_VOLUME requires MODERATE_TOP for this lift, not SINGLE_TOP"),
                        org.assertj.core.groups.Tuple.tuple(
                                "lifts[2].scheme.backoffSets",
                                "structure HEAVY_VOLUME requires 2 backoff sets for this lift, not 3"));
        assertThat(variants(
                        Structure.HEAVY_VOLUME,
                        lift(1, "bench-press", null),
                        lift(4, "bench-press", null),
                        lift(4, "lateral-raise", null)))
                .containsExactly("SINGLE_TOP 2", "MODERATE_TOP null", "open");
    }

    @Test
    void what_a_lift_says_stays() {
        assertThat(variants(Structure.HEAVY_VOLUME, lift(1, "bench-press", "DOUBLE_TOP", 3)))
                .containsExactly("DOUBLE_TOP 3");
        assertThat(variants(Structure.ALL_COMPOUNDS, lift(1, "bench-press", null, 3)))
                .containsExactly("SINGLE_TOP 3");
    }
}
