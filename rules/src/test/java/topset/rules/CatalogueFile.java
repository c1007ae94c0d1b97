package topset.rules;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/** The catalogue of exercises that the services use. */
public final class CatalogueFile {
    private static final List<Exercise> EXERCISES = read();

    private CatalogueFile() {}

    private static List<Exercise> read() {
        try (var file = requireNonNull(Exercise.class.getResourceAsStream("/exercises.json"))) {
            return List.of(new ObjectMapper()
                    .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                    .readValue(file, Exercise[].class));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static List<Exercise> all() {
        return EXERCISES;
    }

    public static @Nullable Exercise find(String id) {
        return EXERCISES.stream()
                .filter(exercise -> exercise.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
