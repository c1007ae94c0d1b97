package topset.session.creation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/**
 * Finds the exercise of the catalogue that is similar to an exercise name in a training log.
 *
 * <ol>
 *   <li>An exercise is similar if one of its names has the same movement, such as press, and the same part of the body.
 *       If its name contains another part of the body, it is not similar: a leg press is no chest press. If the log names
 *       a part of the body that the exercise does not train, it is not similar either.
 *   <li>If no exercise has the same movement, an exercise is similar that trains the muscle in the log's name.
 * </ol>
 *
 * If several exercises are similar, those whose names have the most words in common with the log's name count. If these
 * exercises belong to different movement patterns, none is similar: a wrong guess would count sets for muscles that did
 * not work.
 */
final class SimilarExercises {
    private final List<Named> catalogue = new ArrayList<>();

    /** @param name the exercise's name, or an alias */
    private record Named(Exercise exercise, MovementName name) {}

    /** @param isSameMovement otherwise the exercise only trains the same muscle */
    record Similar(Exercise exercise, boolean isSameMovement) {}

    SimilarExercises(List<Exercise> exercises) {
        for (var exercise : exercises) {
            Stream.concat(
                            Stream.of(exercise.name()),
                            Stream.ofNullable(exercise.aliases()).flatMap(List::stream))
                    .map(name -> new Named(exercise, MovementName.of(name)))
                    .forEach(catalogue::add);
        }
    }

    /** Null if no exercise is similar, or if the name may mean different movements. */
    @Nullable
    Similar find(MovementName wanted) {
        var sameMovement = catalogue.stream()
                .filter(each -> wanted.movement().contains(each.name().head()))
                .filter(each -> wanted.bodyParts().containsAll(each.name().bodyParts()))
                .filter(each -> wanted.bodyParts().stream()
                        .allMatch(part -> each.name().bodyParts().contains(part) || part.isTrainedBy(each.exercise())))
                .toList();
        if (!sameMovement.isEmpty()) {
            return similar(
                    best(
                            sameMovement,
                            each -> shared(each.name().movement(), wanted.movement()),
                            each -> -missing(each, wanted),
                            each -> shared(each.name().equipment(), wanted.equipment())),
                    true);
        }
        if (wanted.bodyParts().stream().noneMatch(BodyPart::isMuscle)) {
            return null;
        }
        var sameMuscle = catalogue.stream()
                .filter(each -> wanted.bodyParts().stream().allMatch(part -> part.isTrainedBy(each.exercise())))
                .toList();
        return similar(
                best(
                        sameMuscle,
                        each -> -each.exercise().muscles().primary().size(),
                        each -> shared(each.name().movement(), wanted.movement()),
                        each -> shared(each.name().equipment(), wanted.equipment())),
                false);
    }

    private static @Nullable Similar similar(@Nullable Exercise exercise, boolean isSameMovement) {
        return exercise == null ? null : new Similar(exercise, isSameMovement);
    }

    /**
     * Compares the candidates by one score after the other. Returns the first of those with the highest scores; null if
     * there is none, or if they belong to different movement patterns.
     */
    @SafeVarargs
    private static @Nullable Exercise best(List<Named> candidates, ToIntFunction<Named>... scores) {
        var left = candidates;
        for (var score : scores) {
            var most = left.stream().max(Comparator.comparingInt(score)).map(score::applyAsInt);
            left = left.stream()
                    .filter(each -> Objects.equals(most.orElse(null), score.applyAsInt(each)))
                    .toList();
        }
        var isOnePattern = left.stream()
                        .map(each -> each.exercise().movement().pattern())
                        .distinct()
                        .count()
                == 1;
        return isOnePattern ? left.getFirst().exercise() : null;
    }

    private static int missing(Named each, MovementName wanted) {
        return each.name().movement().size() - shared(each.name().movement(), wanted.movement());
    }

    private static int shared(Collection<String> words, Collection<String> others) {
        return (int) words.stream().filter(others::contains).count();
    }
}
