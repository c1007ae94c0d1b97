package topset.edge.exercises;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/**
 * Suggests exercises whose id, name or alias has a small edit distance to an unknown id. Only the first ten unknown ids
 * of a request get a suggestion, because it costs computing time. Not thread-safe.
 */
public final class Suggestions {
    private static final int MOST = 10;

    static final int COUNT = 3;

    /** Ids, names and aliases of exercises are not longer. */
    private static final int LONGEST = 80;

    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ENDS = Pattern.compile("^-|-$");
    private static final LevenshteinDistance LEVENSHTEIN = LevenshteinDistance.getDefaultInstance();

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
                unknown, each -> "; the nearest are " + String.join(", ", nearest(each, exercises())));
    }

    private List<Exercise> exercises() {
        var all = exercises;
        if (all == null) {
            all = source.get();
            exercises = all;
        }
        return all;
    }

    private record Candidate(String id, int distance) {}

    /** Returns the ids of the most similar exercises, the most similar first, equally similar ones by id. */
    static List<String> nearest(String unknown, List<Exercise> exercises) {
        var wanted = normalized(unknown);
        return exercises.stream()
                .map(exercise -> new Candidate(exercise.id(), distance(wanted, exercise)))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::id))
                .limit(COUNT)
                .map(Candidate::id)
                .toList();
    }

    private static int distance(String wanted, Exercise exercise) {
        var aliases = exercise.aliases() == null ? List.<String>of() : exercise.aliases();
        return Stream.concat(Stream.of(exercise.id(), exercise.name()), aliases.stream())
                .mapToInt(text -> LEVENSHTEIN.apply(wanted, normalized(text)))
                .min()
                .orElseThrow();
    }

    /**
     * Returns a text in the form that is compared: in lower case, and with one separator for every run of characters
     * that are neither letters nor digits.
     */
    private static String normalized(String text) {
        var shortened = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var separated = OTHERS.matcher(shortened.toLowerCase(Locale.ROOT)).replaceAll("-");
        return ENDS.matcher(separated).replaceAll("");
    }
}
