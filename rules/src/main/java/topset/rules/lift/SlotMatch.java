package topset.rules.lift;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;

/**
 * Finds the slot to which a logged set belongs (training-rules.md § 6).
 *
 * @param session all sets of the session
 */
public record SlotMatch(Slots slots, Collection<LoggedSet> session) {

    /**
     * The candidates are, in this order: the lift whose slot id the set names, if it has the set's exercise; the lift
     * with the exercise on the session's day; the only lift with the exercise; the lift whose rep range contains the
     * reps of the session's heaviest set of the exercise; the first lift with the exercise.
     *
     * @return null if the program has no lift with the exercise
     */
    @Nullable
    public Lift slotOf(LoggedSet set) {
        List<Lift> ofExercise = slots.of(set.exercise());
        if (ofExercise.size() <= 1) {
            return ofExercise.isEmpty() ? null : ofExercise.getFirst();
        }
        Lift named = first(ofExercise.stream()
                .filter(lift -> lift.slotId().equals(set.slotId()))
                .toList());
        if (named != null) {
            return named;
        }
        Lift ofTheDay = first(ofExercise.stream()
                .filter(lift -> Objects.equals(lift.day(), set.day()))
                .toList());
        return ofTheDay != null ? ofTheDay : byReps(set.exercise(), ofExercise);
    }

    private Lift byReps(String exercise, List<Lift> ofExercise) {
        DecidingSet deciding = deciding(exercise, ofExercise.getFirst());
        if (deciding == null) {
            return ofExercise.getFirst();
        }
        Lift holding = first(ofExercise.stream()
                .filter(lift -> lift.scheme().matchedReps().holds(deciding.reps()))
                .toList());
        return holding != null ? holding : ofExercise.getFirst();
    }

    /** The heaviest top set of the exercise, otherwise the heaviest straight set. */
    private @Nullable DecidingSet deciding(String exercise, Lift inUnitOf) {
        DecidingSet top = DecidingSet.among(sets(exercise, SetRole.TOP), inUnitOf.unit());
        return top != null ? top : DecidingSet.among(sets(exercise, SetRole.STRAIGHT), inUnitOf.unit());
    }

    private List<LoggedSet> sets(String exercise, SetRole role) {
        return session.stream()
                .filter(set -> set.exercise().equals(exercise) && set.role() == role)
                .toList();
    }

    private static @Nullable Lift first(List<Lift> lifts) {
        return lifts.isEmpty() ? null : lifts.getFirst();
    }
}
