package topset.program.programs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.program.programs.Program.SlotInWeek;
import topset.program.programs.Program.StoredTarget;
import topset.rules.progression.ExerciseTrend;

/**
 * The part of a program's plan that was loaded: the newest target of each slot and week, the trends at the start of
 * each final week, the flags of each week (absent if there are none), and the newest backoff loads of the week's
 * sessions, by {@link #session session and slot}, each with a hash of what was published about it.
 */
public record PlanState(
        Map<SlotInWeek, StoredTarget> weeks,
        Map<Integer, Map<String, ExerciseTrend>> trends,
        Map<Integer, List<StandingFlag>> flags,
        Map<Integer, Map<String, String>> backoffs) {

    public static final PlanState NOTHING = new PlanState(Map.of(), Map.of(), Map.of(), Map.of());

    /** A plan to which rows are added. Targets keep the order in which they are added. */
    public static PlanState empty() {
        return new PlanState(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    public static String session(String sessionId, String slotId) {
        return sessionId + "/" + slotId;
    }

    public PlanState with(PlanState newer) {
        return new PlanState(
                merged(weeks, newer.weeks),
                merged(trends, newer.trends),
                merged(flags, newer.flags),
                merged(backoffs, newer.backoffs));
    }

    private static <K, V> Map<K, V> merged(Map<K, V> older, Map<K, V> newer) {
        if (newer.isEmpty()) {
            return older;
        }
        var all = new HashMap<>(older);
        all.putAll(newer);
        return Map.copyOf(all);
    }
}
