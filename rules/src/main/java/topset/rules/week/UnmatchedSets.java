package topset.rules.week;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import topset.rules.lift.Flag;
import topset.rules.lift.FlagCode;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.SlotSession;

/**
 * The sets of a week that match no lift of the program. Each of the {@link #MOST_EXERCISES} exercises with the most
 * sets (then the smallest id) gets a flag of its own. The sets of all other exercises share flags that name no
 * exercise.
 */
public record UnmatchedSets(SortedMap<String, List<LoggedSet>> byExercise, List<LoggedSet> others) {

    private static final int MOST_EXERCISES = 20;

    private static final Comparator<Map.Entry<String, List<LoggedSet>>> MOST_SETS_FIRST = Comparator.comparingInt(
                    (Map.Entry<String, List<LoggedSet>> each) ->
                            -each.getValue().size())
            .thenComparing(Map.Entry::getKey);

    public static UnmatchedSets of(SortedMap<String, List<LoggedSet>> unmatched) {
        if (unmatched.size() <= MOST_EXERCISES) {
            return new UnmatchedSets(unmatched, List.of());
        }
        SortedMap<String, List<LoggedSet>> byExercise = new TreeMap<>();
        List<LoggedSet> others = new ArrayList<>();
        unmatched.entrySet().stream().sorted(MOST_SETS_FIRST).forEach(each -> {
            if (byExercise.size() < MOST_EXERCISES) {
                byExercise.put(each.getKey(), each.getValue());
            } else {
                others.addAll(each.getValue());
            }
        });
        others.sort(SlotSession.BY_SESSION);
        return new UnmatchedSets(byExercise, others);
    }

    public List<Flag> ofTheOthers() {
        if (others.isEmpty()) {
            return List.of();
        }
        SetFlags flags = new SetFlags();
        flags.raise(
                FlagCode.UNMATCHED_SET, others.stream().map(LoggedSet::setId).toList());
        flags.ofPain(others);
        return flags.flags();
    }
}
