package topset.rules.week;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import topset.contract.SetRole;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.MiniSetRules;
import topset.rules.lift.SlotMatch;
import topset.rules.lift.SlotSession;
import topset.rules.lift.Slots;
import topset.rules.load.Exact;
import topset.rules.load.RpeChart;
import topset.rules.progression.Estimate;

/**
 * Selects the sets that count for weekly volume (training-rules.md § 8 and § 15). All mini-sets of a session together
 * count as one or two hard sets, depending on the variant of the lift.
 */
public final class HardSets {

    private HardSets() {}

    public static boolean isHard(LoggedSet set) {
        Exact rpe = set.rpe();
        return Estimate.counts(set.role()) && set.reps() >= 1 && (rpe == null || !rpe.isBelow(RpeChart.LEAST_RPE));
    }

    /** {@code lifts} are the program's lifts in the week, {@code sets} all sets of the week. */
    public static List<LoggedSet> counted(List<Lift> lifts, Collection<LoggedSet> sets) {
        Set<String> uncounted = uncounted(lifts, sets);
        return sets.stream()
                .filter(set -> isHard(set) && !uncounted.contains(set.setId()))
                .toList();
    }

    private static Set<String> uncounted(List<Lift> lifts, Collection<LoggedSet> sets) {
        if (lifts.stream().noneMatch(lift -> lift.scheme().variant().rules() instanceof MiniSetRules)) {
            return Set.of();
        }
        Map<String, List<LoggedSet>> bySession = new LinkedHashMap<>();
        for (LoggedSet set : sets) {
            bySession
                    .computeIfAbsent(set.sessionId(), none -> new ArrayList<>())
                    .add(set);
        }
        Set<String> uncounted = new HashSet<>();
        Slots slots = new Slots(lifts);
        for (List<LoggedSet> session : bySession.values()) {
            SlotMatch match = new SlotMatch(slots, session);
            Map<String, Integer> hard = new LinkedHashMap<>();
            session.stream()
                    .filter(set -> set.role() == SetRole.STRAIGHT && isHard(set))
                    .sorted(SlotSession.IN_ORDER)
                    .forEach(set -> {
                        Lift lift = match.slotOf(set);
                        if (lift != null && lift.scheme().variant().rules() instanceof MiniSetRules rules) {
                            int n = hard.merge(lift.slotId(), 1, Integer::sum);
                            if (rules.hardSets(n) < n) {
                                uncounted.add(set.setId());
                            }
                        }
                    });
        }
        return uncounted;
    }
}
