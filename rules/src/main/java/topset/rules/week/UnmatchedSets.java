package topset.rules.week;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.SlotSession;
import topset.rules.progression.ExerciseTrend;
import topset.rules.progression.WeekBests;

/**
 * Raises the flags about the sets of a week that match no lift of the program. Each of the {@link #MOST_EXERCISES}
 * exercises with the most sets (then the smallest id) gets a flag of its own. The sets of all other exercises share
 * flags that name no exercise.
 */
final class UnmatchedSets {
    private static final int MOST_EXERCISES = 20;

    private static final Comparator<Map.Entry<String, List<LoggedSet>>> MOST_SETS_FIRST = Comparator.comparingInt(
                    (Map.Entry<String, List<LoggedSet>> each) ->
                            -each.getValue().size())
            .thenComparing(Map.Entry::getKey);

    private UnmatchedSets() {}

    static List<RaisedFlag> flags(
            SortedMap<String, List<LoggedSet>> unmatched, WeekBests bests, Map<String, ExerciseTrend> trends) {
        if (unmatched.isEmpty()) {
            return List.of();
        }
        List<String> named = unmatched.entrySet().stream()
                .sorted(MOST_SETS_FIRST)
                .limit(MOST_EXERCISES)
                .map(Map.Entry::getKey)
                .toList();
        List<RaisedFlag> flags = new ArrayList<>();
        List<LoggedSet> others = new ArrayList<>();
        unmatched.forEach((exercise, sets) -> {
            if (named.contains(exercise)) {
                flags.addAll(flags(exercise, sets, bests.of(exercise), trends.get(exercise)));
            } else {
                others.addAll(sets);
            }
        });
        if (!others.isEmpty()) {
            others.sort(SlotSession.BY_SESSION);
            flags.addAll(flags(null, others, null, null));
        }
        return flags;
    }

    private static List<RaisedFlag> flags(
            @Nullable String exercise,
            List<LoggedSet> sets,
            WeekBests.@Nullable BestOfWeek best,
            @Nullable ExerciseTrend trend) {
        SetFlags flags = new SetFlags(exercise);
        flags.raise(FlagCode.UNMATCHED_SET, sets.stream().map(LoggedSet::setId).toList());
        flags.ofPain(sets);
        flags.ofRecord(best, trend);
        return flags.flags();
    }
}
