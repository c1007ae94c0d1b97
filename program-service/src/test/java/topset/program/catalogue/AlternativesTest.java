package topset.program.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import topset.contract.Exercise;
import topset.edge.exercises.Exercises;

/** Tests {@code GET /v1/exercises/{id}/alternatives} for each exercise of the catalogue (training-rules.md § 14). */
class AlternativesTest {

    private final Exercises exercises = new Exercises();

    @Test
    void an_alternative_has_the_pattern_and_a_primary_muscle_of_the_exercise() {
        for (Exercise exercise : exercises.all()) {
            List<String> expected = exercises.all().stream()
                    .filter(each -> !each.id().equals(exercise.id())
                            && each.movement().pattern() == exercise.movement().pattern()
                            && each.muscles().primary().stream()
                                    .anyMatch(exercise.muscles().primary()::contains))
                    .map(Exercise::id)
                    .toList();
            assertThat(ids(exercise)).as(exercise.id()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void those_with_the_same_kind_of_equipment_come_first_then_by_id() {
        for (Exercise exercise : exercises.all()) {
            List<String> ranked = Alternatives.of(exercise, exercises.all()).items().stream()
                    .map(each -> (each.equipment() == exercise.movement().equipment() ? "0 " : "1 ") + each.id())
                    .toList();
            assertThat(ranked).as(exercise.id()).isSorted();
        }
        assertThat(ids(find("dumbbell-bench-press"))).startsWith("incline-dumbbell-press", "machine-chest-press");
        assertThat(ids(find("dumbbell-bench-press"))).endsWith("pause-bench-press");
    }

    @Test
    void a_ratio_and_its_reverse_multiply_to_one() {
        for (Exercise exercise : exercises.all()) {
            for (Alternatives.Alternative each :
                    Alternatives.of(exercise, exercises.all()).items()) {
                var back = Alternatives.of(find(each.id()), exercises.all()).items().stream()
                        .filter(other -> other.id().equals(exercise.id()))
                        .findFirst()
                        .orElseThrow();
                assertThat(back.source()).isEqualTo(each.source());
                if (each.ratio() != null) {
                    double product = each.ratio().doubleValue()
                            * Objects.requireNonNull(back.ratio()).doubleValue();
                    assertThat(product).as(exercise.id() + " and " + each.id()).isBetween(0.998, 1.002);
                }
            }
        }
    }

    @Test
    void exercises_of_another_pattern_or_without_a_shared_muscle_are_no_alternatives() {
        assertThat(ids(find("leg-extension"))).isEmpty();
        assertThat(ids(find("weighted-pull-up"))).containsExactly("lat-pulldown", "weighted-chin-up");
        assertThat(ids(find("trap-bar-deadlift"))).doesNotContain("squat", "stiff-leg-deadlift");
    }

    private List<String> ids(Exercise exercise) {
        return Alternatives.of(exercise, exercises.all()).items().stream()
                .map(Alternatives.Alternative::id)
                .toList();
    }

    private Exercise find(String id) {
        return Objects.requireNonNull(exercises.find(id));
    }
}
