package topset.rules.lift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;

/** Finds the slot of a program to which a logged set belongs (training-rules.md § 6). */
public final class SlotMatch {
    /** For one exercise ordered by day, then by slot id. */
    private final Map<String, List<Lift>> byExercise = new HashMap<>();

    public SlotMatch(List<Lift> lifts) {
        lifts.stream()
                .sorted(Comparator.comparingInt(Lift::day).thenComparing(Lift::slotId))
                .forEach(lift -> byExercise
                        .computeIfAbsent(lift.exercise(), none -> new ArrayList<>())
                        .add(lift));
    }

    /**
     * The candidates are, in this order: the lift whose slot id the set names, if it has the set's exercise; the lift
     * with the exercise on the session's day; the only lift with the exercise; the lift whose rep range contains the
     * reps of the session's heaviest set of the exercise; the first lift with the exercise.
     *
     * @return null if the program has no lift with the exercise
     */
    public @Nullable Lift slotOf(LoggedSet set, Collection<LoggedSet> session) {
        List<Lift> ofExercise = byExercise.getOrDefault(set.exercise(), List.of());
        if (ofExercise.size() <= 1) {
            return ofExercise.isEmpty() ? null : ofExercise.getFirst();
        }
        Lift named = first(ofExercise, lift -> lift.slotId().equals(set.slotId()));
        if (named != null) {
            return named;
        }
        Lift ofTheDay = first(ofExercise, lift -> Objects.equals(lift.day(), set.day()));
        return ofTheDay != null ? ofTheDay : byReps(ofExercise, session);
    }

    private static Lift byReps(List<Lift> ofExercise, Collection<LoggedSet> session) {
        Lift first = ofExercise.getFirst();
        DecidingSet top = deciding(first, SetRole.TOP, session);
        DecidingSet deciding = top != null ? top : deciding(first, SetRole.STRAIGHT, session);
        Lift holding = deciding == null
                ? null
                : first(ofExercise, lift -> lift.scheme().matchedReps().holds(deciding.reps()));
        return holding != null ? holding : first;
    }

    private static @Nullable DecidingSet deciding(Lift lift, SetRole role, Collection<LoggedSet> session) {
        return DecidingSet.among(
                session.stream()
                        .filter(set -> set.exercise().equals(lift.exercise()) && set.role() == role)
                        .toList(),
                lift.unit());
    }

    private static @Nullable Lift first(List<Lift> lifts, Predicate<Lift> wanted) {
        return lifts.stream().filter(wanted).findFirst().orElse(null);
    }
}
