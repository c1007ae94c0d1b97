package topset.program.targets;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.SlotTargets;

/**
 * Selects the slots that a list of targets contains.
 *
 * @param exercise the exercise of the slot in this week or the next; null if every exercise is wanted
 * @param changedSince null if every slot is wanted
 */
record TargetFilter(@Nullable String exercise, @Nullable OffsetDateTime changedSince) {
    static final TargetFilter ALL = new TargetFilter(null, null);

    boolean hasExercise(SlotTargets targets) {
        return exercise == null
                || exercise.equals(targets.exercise())
                || Stream.of(targets.current(), targets.next())
                        .filter(Objects::nonNull)
                        .anyMatch(target -> exercise.equals(target.exercise()));
    }
}
