package topset.edge.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/** The catalogue of exercises that both services use, in the order of the file {@code exercises.json}. */
@ApplicationScoped
public class Exercises {
    private final Map<String, Exercise> byId = new LinkedHashMap<>();

    public Exercises() {
        try (var resource = Exercise.class.getResourceAsStream("/exercises.json")) {
            if (resource == null) {
                throw new IllegalStateException("exercises.json is not on the class path");
            }
            Arrays.stream(ContractJson.read(resource.readAllBytes(), Exercise[].class))
                    .forEach(exercise -> byId.put(exercise.id(), exercise));
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
