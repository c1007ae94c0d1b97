package topset.edge.exercises;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.web.ContractJson;

/** The catalogue of exercises that both services use, with aliases, in the order of the file {@code exercises.json}. */
@ApplicationScoped
public class Exercises {
    private final Map<String, Exercise> byId = new LinkedHashMap<>();

    public Exercises() {
        for (var exercise : read("/exercises.json", Exercise[].class)) {
            byId.put(exercise.id(), exercise);
        }
        read("/exercise-aliases.json", Aliases.class)
                .forEach((id, aliases) -> byId.compute(id, (same, exercise) -> named(same, exercise, aliases)));
    }

    @SuppressWarnings("serial") // read once, never written
    private static final class Aliases extends HashMap<String, List<String>> {
        private static final long serialVersionUID = 1;
    }

    private static Exercise named(String id, @Nullable Exercise exercise, List<String> aliases) {
        if (exercise == null) {
            throw new IllegalStateException("exercise-aliases.json names " + id + ", which is no exercise");
        }
        return exercise.withAliases(aliases);
    }

    private static <T> T read(String name, Class<T> type) {
        try (var resource = Exercise.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return ContractJson.read(resource.readAllBytes(), type);
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
