package topset.session.logging;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.ContractJson;

/** The catalogue of exercises that both services read. */
@Singleton
class Exercises {
    private final Map<String, Exercise> byId;

    Exercises() {
        try (var catalogue = Exercise.class.getResourceAsStream("/exercises.json")) {
            if (catalogue == null) {
                throw new IllegalStateException("exercises.json is missing");
            }
            byId = Arrays.stream(ContractJson.read(catalogue.readAllBytes(), Exercise[].class))
                    .collect(Collectors.toUnmodifiableMap(Exercise::id, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    Exercise find(String id) {
        return byId.get(id);
    }
}
