package topset.program.programs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.program.programs.ProgramEvent.StandingFlag;
import topset.rules.lift.Flag;
import topset.rules.lift.FlagCode;
import topset.rules.week.FoldedWeek;

/**
 * Collects all flags on the plan of a week in one list: first the flags about one lift, then the other flags
 * (training-rules.md § 8).
 */
public final class StandingFlags {

    /** The sets that caused a lift's flag are not compared, because the lift's target already names these sets. */
    private record Which(
            @Nullable String slotId,
            FlagCode code,
            @Nullable String about,
            List<String> setIds) {}

    private StandingFlags() {}

    public static List<StandingFlag> of(FoldedWeek week, Predicate<String> isRevisedAfterFinal) {
        var standing = new ArrayList<StandingFlag>();
        for (var slot : week.slots()) {
            slot.flags().forEach(flag -> standing.add(new StandingFlag(slot.slotId(), flag)));
            if (isRevisedAfterFinal.test(slot.slotId())) {
                standing.add(new StandingFlag(slot.slotId(), new Flag(FlagCode.REVISED_AFTER_FINAL, List.of())));
            }
        }
        week.flags().forEach(flag -> standing.add(new StandingFlag(null, flag)));
        return List.copyOf(standing);
    }

    /** The flags that were not in the list before, and the flags about no lift that have further sets. */
    public static List<FlagCode> raised(List<StandingFlag> before, List<StandingFlag> now) {
        return now.stream()
                .filter(each -> before.stream().noneMatch(earlier -> covers(earlier, each)))
                .map(each -> each.flag().code())
                .distinct()
                .toList();
    }

    private static boolean covers(StandingFlag earlier, StandingFlag now) {
        return Objects.equals(earlier.slotId(), now.slotId())
                && earlier.flag().code() == now.flag().code()
                && Objects.equals(earlier.flag().about(), now.flag().about())
                && (now.slotId() != null
                        || earlier.flag().setIds().containsAll(now.flag().setIds()));
    }

    /** For a flag that is not about one lift, a change of its sets is also a difference. */
    public static boolean differ(List<StandingFlag> a, List<StandingFlag> b) {
        return !which(a).equals(which(b));
    }

    /** The slots with the flag {@code REVISED_AFTER_FINAL}. */
    public static Set<String> revisedAfterFinal(List<StandingFlag> standing) {
        var slots = new HashSet<String>();
        for (var each : standing) {
            if (each.flag().code() == FlagCode.REVISED_AFTER_FINAL && each.slotId() != null) {
                slots.add(each.slotId());
            }
        }
        return slots;
    }

    private static Set<Which> which(List<StandingFlag> standing) {
        var which = new HashSet<Which>();
        standing.forEach(each -> which.add(new Which(
                each.slotId(),
                each.flag().code(),
                each.flag().about(),
                each.slotId() == null ? each.flag().setIds() : List.of())));
        return which;
    }
}
