package topset.session.creation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.Exercise.Kind;
import topset.contract.Exercise.LoadMode;
import topset.session.logs.ExerciseNames;

/**
 * Drafts exercises for names in a training log. A draft has the movement pattern and the muscles of the most similar
 * exercise in the catalogue. Its load mode and equipment are derived from the log and the name. The result depends only
 * on the arguments, so the same file gives the same drafts again.
 */
final class ExerciseDrafts {
    private static final int LONGEST_ID = 64;
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern PLURAL = Pattern.compile("(?<=[a-z]{3})s$");

    private static final Set<String> BARBELL = Set.of("barbell", "langhantel");
    private static final Set<String> MACHINE = Set.of("machine", "maschine", "smith");
    private static final Set<String> OTHER_EQUIPMENT =
            Set.of("dumbbell", "kurzhantel", "kettlebell", "cable", "kabelzug", "band", "plate", "bodyweight");

    /** Words of an exercise's name that say nothing about the movement. */
    private static final Set<String> NO_MOVEMENT = Set.of(
            "weighted", "assisted", "with", "the", "and", "of", "on", "to", "my", "own", "mit", "am", "an", "der");

    /**
     * The muscles of a drafted exercise if no exercise of the catalogue is similar. The program service needs at least
     * one muscle, to count training volume.
     */
    private static final Exercise.Muscles UNKNOWN_MUSCLES = new Exercise.Muscles(List.of("abs"), List.of());

    private final Map<Exercise, Set<String>> words = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();

    /**
     * @param catalogue the exercises of all gyms, which can be models of drafts
     * @param own the gym's own exercises, whose ids are in use
     */
    ExerciseDrafts(List<Exercise> catalogue, List<Exercise> own) {
        for (var exercise : catalogue) {
            var ofExercise = new HashSet<>(movement(exercise.name()));
            Objects.requireNonNullElse(exercise.aliases(), List.<String>of())
                    .forEach(alias -> ofExercise.addAll(movement(alias)));
            words.put(exercise, ofExercise);
            ids.add(exercise.id());
        }
        own.forEach(exercise -> ids.add(exercise.id()));
    }

    /** Drafts an exercise for an unknown name. All drafts of this object have different ids. */
    ExerciseDraft draft(UnknownName unknown) {
        var name = unknown.name().strip();
        var model = model(name);
        var loadMode = loadMode(unknown);
        return new ExerciseDraft(
                id(name),
                new ExerciseDraft.Definition(
                        name,
                        model == null ? UNKNOWN_MUSCLES : model.muscles(),
                        model == null ? Exercise.Pattern.TRUNK_FLEXION : model.pattern(),
                        kind(name, model),
                        equipment(name, loadMode, model),
                        loadMode),
                model == null ? null : model.id());
    }

    /**
     * Returns the id that the report of an import proposes for the exercise. If an exercise already has this id, a
     * checksum of the name is appended. So the id does not depend on the order of imports.
     */
    private String id(String name) {
        var proposed = shortened(ExerciseNames.proposedId(name), LONGEST_ID);
        if (ids.add(proposed)) {
            return proposed;
        }
        var checksum = new CRC32();
        checksum.update(ExerciseNames.words(name).getBytes(UTF_8));
        var suffix = "-%08x".formatted(checksum.getValue());
        var id = shortened(proposed, LONGEST_ID - suffix.length()) + suffix;
        ids.add(id);
        return id;
    }

    private static String shortened(String id, int length) {
        return id.length() <= length ? id : id.substring(0, length);
    }

    /**
     * Returns the exercise of the catalogue that is most similar to the name; null if none is. The last word of the
     * name that also occurs in the catalogue is the movement, such as curl. Of the exercises with this movement, the
     * first one that has the most words in common with the name is the most similar.
     *
     * @return null if no exercise shares a word with the name
     */
    private @Nullable Exercise model(String name) {
        var wanted = movement(name);
        for (var word : wanted.reversed()) {
            Exercise best = null;
            int most = 0;
            for (var each : words.entrySet()) {
                int shared = each.getValue().contains(word) ? shared(each.getValue(), wanted) : 0;
                if (shared > most) {
                    best = each.getKey();
                    most = shared;
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private static int shared(Set<String> words, Collection<String> others) {
        return (int) others.stream().filter(words::contains).count();
    }

    private static Kind kind(String name, @Nullable Exercise model) {
        if (hasAny(name, MACHINE)) {
            return Kind.MACHINE;
        }
        return model == null ? Kind.ISOLATION : model.kind();
    }

    private static EquipmentKind equipment(String name, LoadMode loadMode, @Nullable Exercise model) {
        if (hasAny(name, BARBELL)) {
            return EquipmentKind.BARBELL;
        }
        var isOther =
                loadMode == LoadMode.ADDED_TO_BODYWEIGHT || hasAny(name, MACHINE) || hasAny(name, OTHER_EQUIPMENT);
        return isOther || model == null ? EquipmentKind.STEP : model.equipment();
    }

    /**
     * Returns the load mode of an exercise. Lines without a weight can be logged only if the load is added to the
     * bodyweight.
     */
    private static LoadMode loadMode(UnknownName unknown) {
        return ExerciseNames.isAssisted(unknown.name()) || unknown.withoutWeight() * 2 >= unknown.lines()
                ? LoadMode.ADDED_TO_BODYWEIGHT
                : LoadMode.EXTERNAL;
    }

    private static boolean hasAny(String name, Set<String> wanted) {
        return words(name).stream().anyMatch(wanted::contains);
    }

    /** Returns the words of a name that describe the movement, without duplicates. */
    private static List<String> movement(String name) {
        return words(name).stream()
                .filter(word -> !BARBELL.contains(word)
                        && !MACHINE.contains(word)
                        && !OTHER_EQUIPMENT.contains(word)
                        && !NO_MOVEMENT.contains(word))
                .distinct()
                .toList();
    }

    private static List<String> words(String name) {
        return SPACE.splitAsStream(ExerciseNames.words(name))
                .map(word -> PLURAL.matcher(word).replaceFirst(""))
                .toList();
    }
}
