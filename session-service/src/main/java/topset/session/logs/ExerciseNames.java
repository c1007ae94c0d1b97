package topset.session.logs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.web.ContractJson;
import topset.edge.web.Exercises;

/** Finds the exercise for a name of a log: by its id, its name or an alias. */
@ApplicationScoped
public class ExerciseNames {
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_OF_IDS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ASSISTED = Pattern.compile("\\b(?:assisted|unterstützt|assistiert)\\b");

    private final Map<String, Exercise> byId = new HashMap<>();
    private final Map<String, Exercise> byName = new HashMap<>();

    /** The names of the Strong and Hevy apps, by the exercise's id. */
    @SuppressWarnings("serial") // read once, never written
    static final class Aliases extends HashMap<String, List<String>> {
        private static final long serialVersionUID = 1;
    }

    @Inject
    ExerciseNames(Exercises exercises) {
        for (var exercise : exercises.all()) {
            byId.put(exercise.id(), exercise);
            byName.put(words(exercise.id()), exercise);
            byName.put(words(exercise.name()), exercise);
        }
        try (var resource = Objects.requireNonNull(
                Exercise.class.getResourceAsStream("/exercise-aliases.json"), "exercise-aliases.json")) {
            ContractJson.read(resource.readAllBytes(), Aliases.class).forEach((id, names) -> {
                var exercise = Objects.requireNonNull(exercises.find(id), id);
                names.forEach(name -> byName.put(words(name), exercise));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the names of the catalogue and of a gym. A name of the catalogue comes first. */
    private ExerciseNames(ExerciseNames catalogue, List<Exercise> own) {
        byId.putAll(catalogue.byId);
        byName.putAll(catalogue.byName);
        for (var exercise : own) {
            byId.putIfAbsent(exercise.id(), exercise);
            byName.putIfAbsent(words(exercise.id()), exercise);
            byName.putIfAbsent(words(exercise.name()), exercise);
            var aliases = exercise.aliases();
            if (aliases != null) {
                aliases.forEach(alias -> byName.putIfAbsent(words(alias), exercise));
            }
        }
    }

    /** These names, and those of the gym's own exercises. */
    public ExerciseNames withOwn(List<Exercise> own) {
        return new ExerciseNames(this, own);
    }

    /**
     * Returns the exercise that a name in a log means.
     *
     * @param mapping ids by the {@link #words} of names; used for names that match nothing
     */
    public @Nullable Exercise find(String name, Map<String, String> mapping) {
        var known = byName.get(words(name));
        if (known != null) {
            return known;
        }
        var mapped = mapping.get(words(name));
        return mapped == null ? null : byId.get(mapped);
    }

    /** Whether the name is found without a mapping. */
    public boolean isKnown(String name) {
        return byName.containsKey(words(name));
    }

    /** The exercise with that id; null if neither the catalogue nor the gym has it. */
    public @Nullable Exercise byId(String id) {
        return byId.get(id);
    }

    /** Whether the logged weight is assistance: the part of the bodyweight that a machine or a band carries. */
    public static boolean isAssisted(String name) {
        return ASSISTED.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /** The id that an exercise of the gym with this name may have. */
    public static String proposedId(String name) {
        var id = NOT_OF_IDS
                .matcher(java.text.Normalizer.normalize(name.toLowerCase(Locale.ROOT), java.text.Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", ""))
                .replaceAll("-");
        var trimmed = id.replaceAll("^-|-$", "");
        return trimmed.isEmpty() ? "exercise" : trimmed;
    }

    /** The words of a name, without case and punctuation. */
    public static String words(String name) {
        return NOT_WORDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
