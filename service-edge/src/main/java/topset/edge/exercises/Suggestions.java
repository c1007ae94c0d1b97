package topset.edge.exercises;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/** Only the first ten unknown ids of a request get a suggestion, because it costs computing time. Not thread-safe. */
public final class Suggestions {
    private static final int MOST = 10;

    private final Supplier<List<Exercise>> source;
    private final Map<String, String> byId = new HashMap<>();
    private @Nullable List<Exercise> exercises;

    /** @param exercises loaded when the first unknown id is found */
    public Suggestions(Supplier<List<Exercise>> exercises) {
        this.source = exercises;
    }

    /** Returns a text for the end of the message about an unknown id; empty after too many unknown ids. */
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
