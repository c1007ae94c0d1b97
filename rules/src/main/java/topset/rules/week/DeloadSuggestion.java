package topset.rules.week;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.Why;
import topset.rules.lift.NamedSets;

/**
 * Raises the flag {@code DELOAD_SUGGESTED} (training-rules.md § 13) if two lifts with a top set, or the only one, do
 * not progress in the same week. A deload in the three weeks before, in this week or in the next week prevents the
 * flag.
 */
final class DeloadSuggestion {
    private static final int WEEKS_BEFORE = 3;
    private static final int ENOUGH = 2;
    private static final Set<String> RESETS = Set.of("linear.reset", "wave.reset");

    private DeloadSuggestion() {}

    /** The flag names the sets of all lifts without progress, in the order of the slot ids. */
    static List<RaisedFlag> flags(ProgramWeek now, FoldedWeek entered, List<SlotWeek> next, IntPredicate isDeload) {
        SortedMap<String, List<String>> causes = new TreeMap<>();
        for (int n = 0; n < next.size(); n++) {
            if (now.rules().get(n).lift().scheme().top() != null) {
                SlotWeek after = next.get(n);
                causes.put(
                        after.slotId(),
                        causes(after, now.slot(entered, n).state().struggled()));
            }
        }
        long struggling =
                causes.values().stream().filter(each -> !each.isEmpty()).count();
        int week = entered.week();
        if (struggling == 0
                || struggling < Math.min(causes.size(), ENOUGH)
                || IntStream.rangeClosed(Math.max(1, week - WEEKS_BEFORE), week + 1)
                        .anyMatch(isDeload)) {
            return List.of();
        }
        Set<String> setIds = new LinkedHashSet<>();
        causes.values().forEach(setIds::addAll);
        return List.of(NamedSets.of(List.copyOf(setIds)).flag(FlagCode.DELOAD_SUGGESTED));
    }

    /**
     * A lift does not progress if it stalled, if its load was reset, or if the load of its backoff sets was reduced
     * further in two consecutive weeks with backoff sets.
     */
    private static List<String> causes(SlotWeek after, @Nullable List<String> struggled) {
        List<String> causes = new ArrayList<>();
        for (RaisedFlag flag : after.flags()) {
            if (flag.code() == FlagCode.STALLED) {
                causes.addAll(flag.setIds());
            }
            if (flag.code() == FlagCode.REDUCE_MORE && struggled != null) {
                causes.addAll(struggled);
                causes.addAll(flag.setIds());
            }
        }
        for (Why reason : after.why()) {
            if (RESETS.contains(reason.rule())) {
                causes.addAll(reason.setIds());
            }
        }
        return causes;
    }
}
