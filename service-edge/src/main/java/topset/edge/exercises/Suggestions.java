package topset.edge.exercises;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/**
 * Suggests exercises for the unknown ids of one request. The number of ids with suggestions is limited, because each one
 * needs computing time. Only one thread may use it.
 */
public final class Suggestions {
    private static final int MOST = 10;

    private final Supplier<List<Exercise>> source;
    private final Map<String, String> byId = new HashMap<>();
    private @Nullable List<Exercise> exercises;

    /** @param exercises the exercises to suggest, which are read at the first unknown id */
    public Suggestions(Supplier<List<Exercise>> exercises) {
        this.source = exercises;
    }

    /** Returns the end of a message about an unknown id, which names the nearest exercises; empty above the limit. */
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
