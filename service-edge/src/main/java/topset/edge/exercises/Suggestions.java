package topset.edge.exercises;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/**
 * Suggests exercises for the unknown ids of one request. A suggestion costs much computing time, so only the first ten
 * unknown ids get one. The class is not thread-safe.
 */
public final class Suggestions {
    private static final int MOST = 10;

    private final Supplier<List<Exercise>> source;
    private final Map<String, String> byId = new HashMap<>();
    private @Nullable List<Exercise> exercises;

    /** @param exercises the exercises to suggest; they are loaded when the first unknown id is found */
    public Suggestions(Supplier<List<Exercise>> exercises) {
        this.source = exercises;
    }

    /**
     * Returns a text with the nearest exercises, which the caller appends to the message about the unknown id. The text
     * is empty if the request has too many unknown ids.
     */
    public String of(String unknown) {
        if (byId.size() >= MOST && !byId.containsKey(unknown)) {
            return "";
        }
        return byId.computeIfAbsent(
                unknown, each -> "; the nearest are " + String.join(", ", NearestExercises.of(each, exercises())));
    }

    private List<Exercise> exercises() {
        var all = exercises;
        if (all == null) {
            all = source.get();
            exercises = all;
        }
        return all;
    }
}
