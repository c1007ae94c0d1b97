package topset.session.creation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.Exercise.Kind;
import topset.contract.Exercise.LoadMode;
import topset.session.logs.ExerciseNames;

/**
 * A draft has the movement pattern and the muscles of the exercise that {@link SimilarExercises} finds. Its load mode
 * and equipment are derived from the log and the name. The result depends only on the arguments, so the same file gives
 * the same drafts again.
 */
final class ExerciseDrafts {
    private static final int LONGEST_ID = 64;

    /** If no exercise is similar. The program service needs at least one muscle, to count training volume. */
    private static final Exercise.Muscles UNKNOWN_MUSCLES = new Exercise.Muscles(List.of("abs"), List.of());

    /** Only the program service knows it: its answer has the real one. */
    private static final Exercise.LoadByUnit UNKNOWN_INCREMENT =
            new Exercise.LoadByUnit(BigDecimal.ZERO, BigDecimal.ZERO);

    private final SimilarExercises similar;
    private final Set<String> ids = new HashSet<>();

    /**
     * @param exercise without steps and increments, which only the program service knows
     * @param basedOn the id of the catalogue's exercise whose pattern and muscles the draft has; null if no exercise is
     * similar
     */
    record Draft(Exercise exercise, @Nullable String basedOn) {}

    ExerciseDrafts(List<Exercise> catalogue, List<Exercise> own) {
        similar = new SimilarExercises(catalogue);
        catalogue.forEach(exercise -> ids.add(exercise.id()));
        own.forEach(exercise -> ids.add(exercise.id()));
    }

    /** All drafts of this object have different ids. */
    Draft draft(UnknownName unknown) {
        var name = unknown.name().strip();
        var words = MovementName.of(name);
        var found = similar.find(words);
        var model = found == null ? null : found.exercise();
        var loadMode = loadMode(unknown);
        return new Draft(
                new Exercise(
                        id(name),
                        name,
                        model == null ? UNKNOWN_MUSCLES : model.muscles(),
                        Exercise.Suitability.UNLISTED,
                        null,
                        new Exercise.Movement(
                                model == null
                                        ? Exercise.Pattern.TRUNK_FLEXION
                                        : model.movement().pattern(),
                                kind(words, model),
                                equipment(words, loadMode, found),
                                null,
                                UNKNOWN_INCREMENT,
                                loadMode,
                                false,
                                false),
                        null,
                        null,
                        true,
                        null),
                model == null ? null : model.id());
    }

    /**
     * The id that the report of an import proposes. If it is in use, a checksum of the name is appended, so that the id
     * does not depend on the order of imports.
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

    private static Kind kind(MovementName words, @Nullable Exercise model) {
        if (words.namesMachine()) {
            return Kind.MACHINE;
        }
        return model == null ? Kind.ISOLATION : model.movement().kind();
    }

    private static EquipmentKind equipment(
            MovementName words, LoadMode loadMode, SimilarExercises.@Nullable Similar found) {
        if (words.namesBarbell()) {
            return EquipmentKind.BARBELL;
        }
        var isOther = loadMode == LoadMode.ADDED_TO_BODYWEIGHT || words.namesMachine() || words.namesOtherEquipment();
        return isOther || found == null || !found.isSameMovement()
                ? EquipmentKind.STEP
                : found.exercise().movement().equipment();
    }

    /** Lines without a weight can be logged only if the load is added to the bodyweight. */
    private static LoadMode loadMode(UnknownName unknown) {
        return ExerciseNames.isAssisted(unknown.name()) || unknown.withoutWeight() * 2 >= unknown.lines()
                ? LoadMode.ADDED_TO_BODYWEIGHT
                : LoadMode.EXTERNAL;
    }
}
