package topset.session.logs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.exercises.Exercises;

/** Finds the exercise that a name in a training log means, by the exercise's id, name or alias. */
@ApplicationScoped
public class ExerciseNames {
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_OF_IDS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ASSISTED = Pattern.compile("\\b(?:assisted|unterstützt|assistiert)\\b");

    private final Map<String, Exercise> byId = new HashMap<>();
    private final Map<String, Exercise> byName = new HashMap<>();

    @Inject
    ExerciseNames(Exercises exercises) {
        exercises.all().forEach(this::add);
    }

    /** If an exercise of the catalogue and one of the gym have the same name, the catalogue's is found. */
    private ExerciseNames(ExerciseNames catalogue, List<Exercise> own) {
        byId.putAll(catalogue.byId);
        byName.putAll(catalogue.byName);
        own.forEach(this::add);
    }

    private void add(Exercise exercise) {
        byId.putIfAbsent(exercise.id(), exercise);
        Stream.concat(
                        Stream.of(exercise.id(), exercise.name()),
                        Stream.ofNullable(exercise.aliases()).flatMap(List::stream))
                .forEach(name -> byName.putIfAbsent(words(name), exercise));
    }

    public ExerciseNames withOwn(List<Exercise> own) {
        return new ExerciseNames(this, own);
    }

    /**
     * Null if the name matches no exercise.
     *
     * @param mapping exercise ids by the {@link #words} of names; used only for names that match no exercise
     */
    public @Nullable Exercise find(String name, Map<String, String> mapping) {
        var known = byName.get(words(name));
        if (known != null) {
            return known;
        }
        var mapped = mapping.get(words(name));
        return mapped == null ? null : byId.get(mapped);
    }

    /** Whether the request needs no mapping for the name. */
    public boolean isKnown(String name) {
        return byName.containsKey(words(name));
    }

    public @Nullable Exercise byId(String id) {
        return byId.get(id);
    }

    /** Whether the logged weight is assistance: what a machine or a band takes off the lifted bodyweight. */
    public static boolean isAssisted(String name) {
        return ASSISTED.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /** Derived from the name. A gym can use the id if it defines an exercise with this name. */
    public static String proposedId(String name) {
        var id = NOT_OF_IDS
                .matcher(java.text.Normalizer.normalize(name.toLowerCase(Locale.ROOT), java.text.Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", ""))
                .replaceAll("-");
        var trimmed = id.replaceAll("^-|-$", "");
        return trimmed.isEmpty() ? "exercise" : trimmed;
    }

    /** In lower case and without punctuation, so that two names can be compared. */
    public static String words(String name) {
        return NOT_WORDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
