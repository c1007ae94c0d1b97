package topset.program.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import topset.contract.Exercise;
import topset.edge.exercises.Exercises;

/** Tests that the pages have a German name for each exercise of the catalogue. */
class GermanExerciseNamesTest {
    private static final Path NAMES = Path.of("src/main/resources/META-INF/resources/page/parts/exercises.de.json");

    @Test
    void every_exercise_of_the_catalogue_has_a_german_name_of_its_own() throws IOException {
        var names = new ObjectMapper().readTree(NAMES.toFile());

        assertThat(names.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(
                        new Exercises().all().stream().map(Exercise::id).toList());
        assertThat(names.valueStream().map(name -> name.asText())).doesNotHaveDuplicates();
    }
}
