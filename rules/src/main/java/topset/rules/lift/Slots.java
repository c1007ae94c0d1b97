package topset.rules.lift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The slots of a program, grouped by exercise, and for one exercise ordered by day, then by id. */
public final class Slots {

    private final Map<String, List<Lift>> byExercise = new HashMap<>();

    public Slots(List<Lift> lifts) {
        List<Lift> byDay = new ArrayList<>(lifts);
        byDay.sort(Comparator.comparingInt(Lift::day).thenComparing(Lift::slotId));
        for (Lift lift : byDay) {
            byExercise
                    .computeIfAbsent(lift.exercise(), none -> new ArrayList<>())
                    .add(lift);
        }
    }

    List<Lift> of(String exercise) {
        return byExercise.getOrDefault(exercise, List.of());
    }
}
