package topset.verification.support;

import java.util.List;
import java.util.Map;

/** Provides an exercise that the shared catalogue does not have. */
public final class OwnExercise {
    public static final Map<String, Object> LOG_PRESS = Map.of(
            "name", "Log Press",
            "aliases", List.of("Strongman Log Press"),
            "muscles", Map.of("primary", List.of("front-delts"), "secondary", List.of("triceps")),
            "suitability", "GOOD",
            "pattern", "VERTICAL_PUSH",
            "kind", "COMPOUND",
            "equipment", "STEP",
            "step", Map.of("kg", 2.5, "lb", 5),
            "ratios", Map.of("overhead-press", Map.of("ratio", 0.9, "source", "measured")));

    private OwnExercise() {}
}
