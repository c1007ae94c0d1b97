package topset.rules.week;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import topset.contract.SetRole;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.SlotMatch;
import topset.rules.lift.SlotSession;
import topset.rules.lift.VariantRules.MiniSetRules;
import topset.rules.lift.WeekSessions;
import topset.rules.load.Exact;
import topset.rules.load.RpeChart;

/**
 * Selects the sets that count for weekly volume (training-rules.md § 8 and § 15). All mini-sets of a session together
 * count as one or two hard sets, depending on the variant of the lift.
 */
public final class HardSets {

    private HardSets() {}

    public static boolean isHard(LoggedSet set) {
        Exact rpe = set.rpe();
        return set.isWorkingSet() && set.reps() >= 1 && (rpe == null || !rpe.isBelow(RpeChart.LEAST_RPE));
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
        WeekSessions sessions = new WeekSessions(
                new SlotMatch(lifts),
                sets.stream().sorted(SlotSession.BY_SESSION).toList());
        Set<String> uncounted = new HashSet<>();
        for (Lift lift : lifts) {
            if (lift.scheme().variant().rules() instanceof MiniSetRules rules) {
                for (SlotSession session : sessions.of(lift)) {
                    List<LoggedSet> hard = session.sets(SetRole.STRAIGHT).stream()
                            .filter(HardSets::isHard)
                            .toList();
                    hard.subList(rules.hardSets(hard.size()), hard.size()).forEach(set -> uncounted.add(set.setId()));
                }
            }
        }
        return uncounted;
    }
}
