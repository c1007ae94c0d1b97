package topset.edge.exercises;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
            int limit = nearest.size() < COUNT
                    ? Integer.MAX_VALUE
                    : nearest.getLast().distance();
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

    /** Returns a number above the limit if every distance is above the limit. */
    private static int distance(String wanted, Exercise exercise, int limit) {
        var aliases = exercise.aliases() == null ? List.<String>of() : exercise.aliases();
        return Stream.concat(Stream.of(exercise.id(), exercise.name()), aliases.stream())
                .mapToInt(text -> distance(wanted, normalized(text), limit))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /**
     * Returns the Levenshtein distance. Stops early, with a number above the limit, when the distance must exceed it.
     */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return Integer.MAX_VALUE;
            }
        }
        return row[b.length()];
    }

    /** Lower case, with one separator for every run of characters that are neither letters nor digits. */
    private static String normalized(String text) {
        var shortened = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return shortened
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
