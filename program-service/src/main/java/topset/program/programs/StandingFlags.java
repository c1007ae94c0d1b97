package topset.program.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import topset.contract.FlagCode;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.contract.RaisedFlag;
import topset.rules.week.FoldedWeek;

/** All flags on the plan of a week: first those about one lift, then the others (training-rules.md § 8). */
public final class StandingFlags {

    private StandingFlags() {}

    public static List<StandingFlag> of(FoldedWeek week, Predicate<String> isRevisedAfterFinal) {
        var standing = new ArrayList<StandingFlag>();
        for (var slot : week.slots()) {
            slot.flags().forEach(flag -> standing.add(StandingFlag.of(slot.slotId(), flag)));
            if (isRevisedAfterFinal.test(slot.slotId())) {
                standing.add(StandingFlag.of(slot.slotId(), new RaisedFlag(FlagCode.REVISED_AFTER_FINAL)));
            }
        }
        week.flags().forEach(flag -> standing.add(StandingFlag.of(null, flag)));
        return List.copyOf(standing);
    }

    /** The flags that were not in the list before, and the flags about no lift that have further sets. */
    public static List<FlagCode> raised(List<StandingFlag> before, List<StandingFlag> now) {
        return now.stream()
                .filter(each -> before.stream().noneMatch(earlier -> covers(earlier, each)))
                .map(StandingFlag::code)
                .distinct()
                .toList();
    }

    /** Without the sets that caused a lift's flag, because the lift's target already names these sets. */
    private static boolean covers(StandingFlag earlier, StandingFlag now) {
        return Objects.equals(earlier.slotId(), now.slotId())
                && earlier.code() == now.code()
                && Objects.equals(earlier.about(), now.about())
                && (now.slotId() != null || earlier.setIds().containsAll(now.setIds()));
    }

    /** For a flag that is not about one lift, a change of its sets is also a difference. */
    public static boolean differ(List<StandingFlag> a, List<StandingFlag> b) {
        return !isCovered(a, b) || !isCovered(b, a);
    }

    private static boolean isCovered(List<StandingFlag> flags, List<StandingFlag> by) {
        return flags.stream().allMatch(each -> by.stream().anyMatch(other -> covers(other, each)));
    }

    public static Set<String> revisedAfterFinal(List<StandingFlag> standing) {
        return standing.stream()
                .filter(each -> each.code() == FlagCode.REVISED_AFTER_FINAL)
                .map(StandingFlag::slotId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
