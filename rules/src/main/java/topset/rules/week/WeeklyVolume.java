package topset.rules.week;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.NamedSets;

/**
 * Raises {@code VOLUME_LOW} and {@code VOLUME_HIGH} (training-rules.md § 8). A set counts 1 for a primary muscle of its
 * exercise and 0.5 for a secondary muscle. Only the primary muscles of the program's lifts are checked.
 */
public final class WeeklyVolume {
    private static final int LEAST_HALVES = 2 * 10;
    private static final int MOST_HALVES = 2 * 20;

    private final Function<String, @Nullable Exercise> catalogue;
    private final SortedSet<String> muscles = new TreeSet<>();
    /** What one set of an exercise adds to each muscle, in half sets. */
    private final Map<String, Map<String, Integer>> halvesOf = new HashMap<>();

    public WeeklyVolume(List<Lift> lifts, Function<String, @Nullable Exercise> catalogue) {
        this.catalogue = catalogue;
        for (Lift lift : lifts) {
            Exercise exercise = catalogue.apply(lift.exercise());
            if (exercise != null) {
                muscles.addAll(exercise.muscles().primary());
            }
        }
    }

    /**
     * In the order of the muscles. Each flag names the sets that count for its muscle.
     *
     * @param sets the week's sets that {@link HardSets} counts
     * @param isDeload a deload has few sets on purpose, so it raises no {@code VOLUME_LOW}
     */
    List<RaisedFlag> flags(List<LoggedSet> sets, boolean isDeload) {
        Map<String, Integer> sums = sums(sets);
        List<RaisedFlag> flags = new ArrayList<>();
        for (String muscle : muscles) {
            int sum = sums.getOrDefault(muscle, 0);
            if (sum < LEAST_HALVES && !isDeload) {
                flags.add(NamedSets.of(causes(sets, muscle)).flag(FlagCode.VOLUME_LOW, muscle));
            } else if (sum > MOST_HALVES) {
                flags.add(NamedSets.of(causes(sets, muscle)).flag(FlagCode.VOLUME_HIGH, muscle));
            }
        }
        return flags;
    }

    /** The half sets of each muscle that the lifts train; {@code sets} are those that {@link HardSets} counts. */
    public SortedMap<String, Integer> halves(List<LoggedSet> sets) {
        Map<String, Integer> sums = sums(sets);
        SortedMap<String, Integer> trained = new TreeMap<>();
        muscles.forEach(muscle -> trained.put(muscle, sums.getOrDefault(muscle, 0)));
        return trained;
    }

    private Map<String, Integer> sums(List<LoggedSet> sets) {
        Map<String, Integer> sums = new HashMap<>();
        for (LoggedSet set : sets) {
            halves(set.exercise()).forEach((muscle, halves) -> sums.merge(muscle, halves, Integer::sum));
        }
        return sums;
    }

    private List<String> causes(List<LoggedSet> sets, String muscle) {
        List<String> causes = new ArrayList<>();
        for (LoggedSet set : sets) {
            if (halves(set.exercise()).containsKey(muscle)) {
                causes.add(set.setId());
            }
        }
        return causes;
    }

    private Map<String, Integer> halves(String exercise) {
        return halvesOf.computeIfAbsent(exercise, id -> halves(catalogue.apply(id)));
    }

    private static Map<String, Integer> halves(@Nullable Exercise exercise) {
        Map<String, Integer> halves = new HashMap<>();
        if (exercise != null) {
            exercise.muscles().primary().forEach(muscle -> halves.put(muscle, 2));
            exercise.muscles().secondary().forEach(muscle -> halves.merge(muscle, 1, Integer::sum));
        }
        return halves;
    }
}
