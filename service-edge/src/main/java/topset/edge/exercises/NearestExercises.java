package topset.edge.exercises;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import topset.contract.Exercise;

/** Suggests exercises whose id, name or alias has a small edit distance to an unknown id. */
public final class NearestExercises {
    public static final int COUNT = 3;

    /** Ids, names and aliases of exercises are not longer. */
    private static final int LONGEST = 80;

    private NearestExercises() {}

    private record Candidate(String id, int distance) {}

    /** Returns the ids of the most similar exercises, the most similar first, equally similar ones by id. */
    public static List<String> of(String unknown, List<Exercise> exercises) {
        var wanted = normalized(unknown);
        var nearest = new ArrayList<Candidate>();
        for (var exercise : exercises) {
            int limit = nearest.size() < COUNT ? LONGEST : nearest.getLast().distance();
            int distance = distance(wanted, exercise, limit);
            if (distance <= limit) {
                nearest.add(new Candidate(exercise.id(), distance));
                nearest.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::id));
                if (nearest.size() > COUNT) {
                    nearest.removeLast();
                }
            }
        }
        return nearest.stream().map(Candidate::id).toList();
    }

    /**
     * Returns the smallest Levenshtein distance between the wanted text and the exercise's id, name and aliases. If
     * every distance is above the limit, returns a number above the limit: the library then stops early.
     */
    private static int distance(String wanted, Exercise exercise, int limit) {
        var levenshtein = new LevenshteinDistance(limit);
        var aliases = exercise.aliases() == null ? List.<String>of() : exercise.aliases();
        return Stream.concat(Stream.of(exercise.id(), exercise.name()), aliases.stream())
                .mapToInt(text -> levenshtein.apply(wanted, normalized(text)))
                .filter(distance -> distance >= 0)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /**
     * Returns a text in the form that is compared: in lower case, and with one separator for every run of characters
     * that are neither letters nor digits.
     */
    private static String normalized(String text) {
        var shortened = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return shortened
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
