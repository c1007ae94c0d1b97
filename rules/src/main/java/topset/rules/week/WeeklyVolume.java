package topset.rules.week;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.rules.lift.Flag;
import topset.rules.lift.FlagCode;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;

/**
 * Raises {@code VOLUME_LOW} and {@code VOLUME_HIGH} (training-rules.md § 8). A set counts 1 for a primary muscle of its
 * exercise and 0.5 for a secondary muscle. Only the primary muscles of the program's lifts are checked.
 */
public final class WeeklyVolume {

    private static final int LEAST_HALVES = 2 * 10;
    private static final int MOST_HALVES = 2 * 20;

    private final Function<String, @Nullable Exercise> catalogue;
    private final SortedMap<String, Integer> muscles = new TreeMap<>();
    private final Map<String, List<Share>> shares = new HashMap<>();

    /** What one set of an exercise adds to one muscle, in half sets. {@code muscle} is the index of the muscle. */
    private record Share(int muscle, int halves) {}

    public WeeklyVolume(List<Lift> lifts, Function<String, @Nullable Exercise> catalogue) {
        this.catalogue = catalogue;
        for (Lift lift : lifts) {
            Exercise exercise = catalogue.apply(lift.exercise());
            if (exercise != null) {
                exercise.muscles().primary().forEach(muscle -> muscles.put(muscle, 0));
            }
        }
        int index = 0;
        for (Map.Entry<String, Integer> muscle : muscles.entrySet()) {
            muscle.setValue(index++);
        }
    }

    /** {@code VOLUME_LOW} is not raised in a deload week, because a deload has few sets on purpose. */
    public List<Flag> highFlags(Collection<LoggedSet> sets) {
        return flags(sets).stream()
                .filter(flag -> flag.code() == FlagCode.VOLUME_HIGH)
                .toList();
    }

    /** In the order of the muscles. Each flag names the sets that count for its muscle. */
    public List<Flag> flags(Collection<LoggedSet> sets) {
        int[] halves = new int[muscles.size()];
        for (LoggedSet set : sets) {
            if (HardSets.isHard(set)) {
                for (Share share : shares(set.exercise())) {
                    halves[share.muscle()] += share.halves();
                }
            }
        }
        List<Flag> flags = new ArrayList<>();
        muscles.forEach((muscle, index) -> {
            if (halves[index] < LEAST_HALVES) {
                flags.add(new Flag(FlagCode.VOLUME_LOW, causes(sets, index), muscle));
            } else if (halves[index] > MOST_HALVES) {
                flags.add(new Flag(FlagCode.VOLUME_HIGH, causes(sets, index), muscle));
            }
        });
        return flags;
    }

    private List<String> causes(Collection<LoggedSet> sets, int muscle) {
        List<String> causes = new ArrayList<>();
        for (LoggedSet set : sets) {
            if (HardSets.isHard(set) && works(muscle, set.exercise())) {
                causes.add(set.setId());
            }
        }
        return causes;
    }

    private boolean works(int muscle, String exercise) {
        for (Share share : shares(exercise)) {
            if (share.muscle() == muscle) {
                return true;
            }
        }
        return false;
    }

    private List<Share> shares(String exercise) {
        List<Share> known = shares.get(exercise);
        if (known == null) {
            known = worked(catalogue.apply(exercise));
            shares.put(exercise, known);
        }
        return known;
    }

    private List<Share> worked(@Nullable Exercise exercise) {
        if (exercise == null) {
            return List.of();
        }
        List<Share> counted = new ArrayList<>();
        exercise.muscles().primary().forEach(muscle -> share(muscle, 2, counted));
        exercise.muscles().secondary().forEach(muscle -> share(muscle, 1, counted));
        return counted;
    }

    private void share(String muscle, int halves, List<Share> counted) {
        Integer index = muscles.get(muscle);
        if (index != null) {
            counted.add(new Share(index, halves));
        }
    }
}
