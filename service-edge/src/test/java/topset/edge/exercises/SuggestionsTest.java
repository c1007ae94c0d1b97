package topset.edge.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.Exercise;

class SuggestionsTest {
    private final Exercises catalogue = new Exercises();

    @ParameterizedTest
    @CsvSource({
        "bench-pres, bench-press",
        "Bench Press, bench-press",
        "BENCH_PRESS, bench-press",
        "squats, squat",
        "romanian deadlift, romanian-deadlift",
        "lat pull down, lat-pulldown",
        "weighted chinup, weighted-chin-up",
        "flat barbell bench-press, bench-press",
        "Kniebeuge Langhantel, squat",
    })
    void the_exercise_that_was_meant_comes_first(String unknown, String meant) {
        assertThat(Suggestions.nearest(unknown, catalogue.all())).hasSize(3).startsWith(meant);
    }

    @Test
    void an_alias_counts_like_a_name_and_a_retired_exercise_is_left_to_the_caller() {
        var log = exercise("log-press", "Log Press", List.of("Viking Press (Log)"));
        var gym = new GymCatalogue(
                catalogue,
                List.of(log, exercise("log-row", "Log Row", List.of()).asRetired()));

        assertThat(Suggestions.nearest("viking press log", gym.available())).startsWith("log-press");
        assertThat(Suggestions.nearest("log-row", gym.available())).doesNotContain("log-row");
        assertThat(gym.find("log-row")).isNotNull();
    }

    @Test
    void equally_near_exercises_stand_in_the_order_of_their_ids() {
        var same = List.of(exercise("c", "x", List.of()), exercise("a", "x", List.of()), exercise("b", "x", List.of()));

        assertThat(Suggestions.nearest("x", same)).containsExactly("a", "b", "c");
    }

    @Test
    void a_text_without_letters_and_a_long_one_have_suggestions_too() {
        assertThat(Suggestions.nearest("--", catalogue.all())).hasSize(3);
        assertThat(Suggestions.nearest("x".repeat(100_000), catalogue.all())).hasSize(3);
    }

    private static Exercise exercise(String id, String name, List<String> aliases) {
        return new Exercise(
                id,
                name,
                new Exercise.Muscles(List.of("chest"), List.of()),
                Exercise.Suitability.GOOD,
                null,
                new Exercise.Movement(
                        Exercise.Pattern.HORIZONTAL_PUSH,
                        Exercise.Kind.COMPOUND,
                        Exercise.EquipmentKind.BARBELL,
                        null,
                        new Exercise.LoadByUnit(BigDecimal.ONE, BigDecimal.TWO),
                        Exercise.LoadMode.EXTERNAL,
                        false,
                        false),
                null,
                aliases,
                true,
                null);
    }
}
