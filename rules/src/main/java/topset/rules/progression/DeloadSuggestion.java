package topset.rules.progression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.Flag;
import topset.rules.lift.FlagCode;
import topset.rules.lift.Reason;

/**
 * Raises the flag {@code DELOAD_SUGGESTED} (training-rules.md § 13) if two lifts with a top set, or the only one, do
 * not progress in the same week. A deload in the three weeks before, in this week or in the next week prevents the
 * flag.
 */
public final class DeloadSuggestion {

    private static final int WEEKS_BEFORE = 3;
    private static final int ENOUGH = 2;
    private static final Set<String> RESETS = Set.of("linear.reset", "wave.reset");

    private DeloadSuggestion() {}

    /**
     * The result of one lift that has a top set, in one week.
     *
     * @param flags the flags about the week's sets
     * @param why the reasons for the next week's prescription
     * @param struggled the backoff sets that were too hard (rule {@code backoff.struggled}) in the last earlier week
     * with backoff sets; null if none were
     */
    public record TopSlot(
            String slotId,
            List<Flag> flags,
            List<Reason> why,
            @Nullable List<String> struggled) {

        /**
         * A lift does not progress if it stalled, if its load was reset, or if the load of its backoff sets was reduced
         * further in two consecutive weeks with backoff sets.
         */
        private List<String> causes() {
            List<String> causes = new ArrayList<>();
            for (Flag flag : flags) {
                if (flag.code() == FlagCode.STALLED) {
                    causes.addAll(flag.setIds());
                }
                if (flag.code() == FlagCode.REDUCE_MORE && struggled != null) {
                    causes.addAll(struggled);
                    causes.addAll(flag.setIds());
                }
            }
            for (Reason reason : why) {
                if (RESETS.contains(reason.rule())) {
                    causes.addAll(reason.setIds());
                }
            }
            return causes;
        }
    }

    /**
     * The flag names the sets of all lifts without progress, in the order of the slot ids.
     *
     * @param week the week whose results are checked
     * @param slots every lift with a top set in that week; their order does not matter
     */
    public static List<Flag> flags(int week, List<TopSlot> slots, IntPredicate isDeload) {
        Set<String> setIds = new LinkedHashSet<>();
        int struggling = 0;
        List<TopSlot> bySlotId =
                slots.stream().sorted(Comparator.comparing(TopSlot::slotId)).toList();
        for (TopSlot slot : bySlotId) {
            List<String> causes = slot.causes();
            struggling += causes.isEmpty() ? 0 : 1;
            setIds.addAll(causes);
        }
        return struggling == 0 || struggling < Math.min(slots.size(), ENOUGH) || isNear(week, isDeload)
                ? List.of()
                : List.of(new Flag(FlagCode.DELOAD_SUGGESTED, List.copyOf(setIds)));
    }

    private static boolean isNear(int week, IntPredicate isDeload) {
        for (int near = Math.max(1, week - WEEKS_BEFORE); near <= week + 1; near++) {
            if (isDeload.test(near)) {
                return true;
            }
        }
        return false;
    }
}
