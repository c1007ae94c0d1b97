package topset.edge.exercises;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.web.ContractJson;

/** The catalogue of exercises that both services use, in the order of the file {@code exercises.json}. */
@ApplicationScoped
public class Exercises {
    private final Map<String, Exercise> byId = new LinkedHashMap<>();

    public Exercises() {
        try (var file = Exercise.class.getResourceAsStream("/exercises.json")) {
            for (var exercise : ContractJson.read(Objects.requireNonNull(file).readAllBytes(), Exercise[].class)) {
                byId.put(exercise.id(), exercise);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public @Nullable Exercise find(String id) {
        return byId.get(id);
    }

    public List<Exercise> all() {
        return List.copyOf(byId.values());
    }
}
