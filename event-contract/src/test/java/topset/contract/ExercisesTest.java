package topset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

class ExercisesTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(EnumFeature.READ_ENUMS_USING_TO_STRING).build();
    private static final JavaType EXERCISES = JSON.getTypeFactory().constructCollectionType(List.class, Exercise.class);
    private static final List<Exercise> CATALOGUE = JSON.convertValue(Resources.json("/exercises.json"), EXERCISES);

    @Test
    void there_are_at_least_sixty_each_once() {
        assertThat(CATALOGUE).hasSizeGreaterThanOrEqualTo(60);
        assertThat(CATALOGUE).extracting(Exercise::id).doesNotHaveDuplicates();
        assertThat(CATALOGUE).extracting(Exercise::name).doesNotHaveDuplicates();
        assertThat(CATALOGUE).allSatisfy(e -> assertThat(e.id()).matches("[a-z0-9-]{1,64}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"squat", "bench-press", "deadlift", "overhead-press", "barbell-row"})
    void the_guides_main_lifts_are_ideal(String id) {
        assertThat(exercise(id).suitability()).isEqualTo(Exercise.Suitability.IDEAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"front-squat", "romanian-deadlift", "incline-bench-press", "weighted-pull-up", "weighted-dip"})
    void the_guides_second_choice_is_good(String id) {
        assertThat(exercise(id).suitability()).isEqualTo(Exercise.Suitability.GOOD);
    }

    @Test
    void nothing_else_is_ideal_or_good() {
        assertThat(CATALOGUE)
                .filteredOn(e ->
                        e.suitability() == Exercise.Suitability.IDEAL || e.suitability() == Exercise.Suitability.GOOD)
                .hasSize(10);
    }

    @Test
    void isolation_and_machine_exercises_are_not_recommended_for_a_heavy_top_set() {
        assertThat(CATALOGUE)
                .filteredOn(e -> e.movement().kind() != Exercise.Kind.COMPOUND)
                .allSatisfy(e -> assertThat(e.suitability()).isEqualTo(Exercise.Suitability.NOT_RECOMMENDED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"good-morning", "skull-crusher"})
    void what_injures_at_maximal_effort_is_not_recommended_and_says_so(String id) {
        assertThat(exercise(id).suitability()).isEqualTo(Exercise.Suitability.NOT_RECOMMENDED);
        assertThat(exercise(id).note()).contains("injury");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incline-dumbbell-press",
                "cable-fly",
                "lateral-raise",
                "triceps-pushdown",
                "leg-press",
                "leg-curl",
                "calf-raise",
                "lat-pulldown",
                "face-pull"
            })
    void the_templates_exercises_are_there(String id) {
        assertThat(exercise(id)).isNotNull();
    }

    @Test
    void the_lower_body_moves_in_twice_the_steps_of_the_upper() {
        assertThat(CATALOGUE).allSatisfy(e -> {
            assertThat(e.movement().increment().kg())
                    .isEqualByComparingTo(e.movement().lowerBody() ? "5" : "2.5");
            assertThat(e.movement().increment().lb())
                    .isEqualByComparingTo(e.movement().lowerBody() ? "10" : "5");
        });
    }

    @Test
    void equipment_comes_in_steps_exactly_where_it_says_so() {
        assertThat(CATALOGUE).allSatisfy(e -> {
            var step = e.movement().step();
            assertThat(e.movement().equipment()).isNotEqualTo(Exercise.EquipmentKind.FIXED);
            assertThat(step != null).isEqualTo(e.movement().equipment() == Exercise.EquipmentKind.STEP);
            if (step != null) {
                assertThat(step).hasNoNullFieldsOrProperties();
            }
        });
    }

    @Test
    void every_exercise_trains_a_muscle_and_none_twice() {
        assertThat(CATALOGUE).allSatisfy(e -> {
            var all = new ArrayList<>(e.muscles().primary());
            all.addAll(e.muscles().secondary());
            assertThat(e.muscles().primary()).isNotEmpty();
            assertThat(all).doesNotHaveDuplicates().isSubsetOf(MUSCLES);
        });
    }

    @Test
    void squats_and_deadlifts_fatigue_and_no_press_does() {
        assertThat(exercise("squat").movement().fatiguing()).isTrue();
        assertThat(exercise("deadlift").movement().fatiguing()).isTrue();
        assertThat(exercise("front-squat").movement().fatiguing()).isTrue();
        assertThat(exercise("romanian-deadlift").movement().fatiguing()).isTrue();
        assertThat(CATALOGUE)
                .filteredOn(e -> !e.movement().lowerBody())
                .noneMatch(each -> each.movement().fatiguing());
    }

    @Test
    void a_ratio_is_to_another_exercise_with_its_source_and_never_both_ways() {
        assertThat(CATALOGUE).filteredOn(e -> e.ratios() != null).hasSizeGreaterThanOrEqualTo(5);
        CATALOGUE.forEach(e -> ratios(e).forEach((id, ratio) -> {
            var name = e.id() + " to " + id;
            assertThat(id).as(name).isNotEqualTo(e.id());
            assertThat(ratios(exercise(id))).as(name).doesNotContainKey(e.id());
            assertThat(ratio.ratio()).as(name).isBetween(new BigDecimal("0.2"), new BigDecimal("5"));
            assertThat(ratio.ratio().scale()).as(name).isLessThanOrEqualTo(3);
            assertThat(ratio.source())
                    .as(name)
                    .matches(".* et al\\. \\d{4}, [A-Z].* \\d+(\\(\\d+\\))?:\\d+–\\d+:? ?.*");
        }));
    }

    /** The test computes each ratio again from the figures of its source. */
    @ParameterizedTest(name = "{0} to {1}: {2} / {3}")
    @CsvSource({
        "front-squat, squat, 48.5, 61.8",
        "trap-bar-deadlift, deadlift, 265, 245",
        "dumbbell-bench-press, bench-press, 83, 200",
        "smith-machine-bench-press, bench-press, 100, 103",
        "incline-bench-press, bench-press, 109.2, 132.7",
        "close-grip-bench-press, bench-press, 119.2, 132.7"
    })
    void a_ratio_is_what_its_source_found(String id, String other, BigDecimal load, BigDecimal loadOfOther) {
        assertThat(Objects.requireNonNull(ratios(exercise(id)).get(other)).ratio())
                .isEqualByComparingTo(load.divide(loadOfOther, 3, RoundingMode.HALF_UP));
    }

    @Test
    void every_pattern_is_of_an_exercise() {
        assertThat(CATALOGUE).extracting(each -> each.movement().pattern()).contains(Exercise.Pattern.values());
    }

    private static Map<String, Exercise.Ratio> ratios(Exercise exercise) {
        return exercise.ratios() == null ? Map.of() : exercise.ratios();
    }

    private static final List<String> MUSCLES = List.of(
            "chest",
            "front-delts",
            "side-delts",
            "rear-delts",
            "triceps",
            "biceps",
            "forearms",
            "upper-back",
            "lats",
            "traps",
            "lower-back",
            "abs",
            "quads",
            "hamstrings",
            "glutes",
            "adductors",
            "calves");

    private static Exercise exercise(String id) {
        return CATALOGUE.stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no exercise " + id));
    }
}
