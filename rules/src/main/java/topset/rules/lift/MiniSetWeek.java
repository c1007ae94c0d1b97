package topset.rules.lift;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.WeekOutcome;
import topset.rules.lift.VariantRules.MiniSetRules;
import topset.rules.load.Exact;
import topset.rules.load.Loads;

/**
 * The judgement of a week of mini-sets by its best session (training-rules.md § 15): the one with the best outcome,
 * then the most reps, then the latest start.
 *
 * @param sets the best session's sets at the prescribed load or more, in the order of completion. If there are more
 * sets than prescribed, only the first ones are included. Empty if every set of the week was lighter
 */
public record MiniSetWeek(WeekOutcome outcome, List<LoggedSet> sets) {

    private static final List<WeekOutcome> BEST_FIRST =
            List.of(WeekOutcome.HIT, WeekOutcome.TOO_HARD, WeekOutcome.SHORT, WeekOutcome.MISSED);

    private static final Comparator<MiniSetWeek> WORST_FIRST = Comparator.comparingInt(
                    (MiniSetWeek session) -> -BEST_FIRST.indexOf(session.outcome()))
            .thenComparingInt(MiniSetWeek::reps);

    public MiniSetWeek {
        sets = List.copyOf(sets);
    }

    /**
     * While the week is running, its last session may continue. As long as further mini-sets could improve this
     * session, its outcome is {@code SHORT} and not {@code MISSED}.
     *
     * @param sets the STRAIGHT sets of the lift in the week, at least one, ordered by {@link SlotSession#BY_SESSION}
     */
    public static MiniSetWeek of(
            MiniSetRules rules, Prescription.Straight prescribed, List<LoggedSet> sets, boolean over) {
        Map<String, List<LoggedSet>> sessions = sets.stream()
                .collect(Collectors.groupingBy(LoggedSet::sessionId, LinkedHashMap::new, Collectors.toList()));
        String last = sets.isEmpty() ? "" : sets.getLast().sessionId();
        @Nullable MiniSetWeek best = null;
        for (List<LoggedSet> session : sessions.values()) {
            boolean mayGoOn = !over && session.getFirst().sessionId().equals(last);
            List<LoggedSet> first = session.stream()
                    .filter(set -> Loads.compare(set.loadIn(prescribed.unit()), prescribed.load()) >= 0)
                    .limit(prescribed.sets())
                    .toList();
            WeekOutcome outcome = rules.outcome(first, prescribed);
            boolean isUnfinished = mayGoOn && outcome == WeekOutcome.MISSED && rules.isUnfinished(first, prescribed);
            MiniSetWeek judged = new MiniSetWeek(isUnfinished ? WeekOutcome.SHORT : outcome, first);
            best = best == null || WORST_FIRST.compare(judged, best) >= 0 ? judged : best;
        }
        if (best == null) {
            throw new IllegalArgumentException("a week without a set cannot be judged");
        }
        return best;
    }

    /**
     * The sets among which the deciding set is chosen. For mini-sets these are the sets of the best session that had
     * the prescribed load or, if every set was lighter, those of the last session; for other variants all sets.
     *
     * @param prescription null if the week is not planned
     * @param sets the lift's sets that count for the prescription, ordered by {@link SlotSession#BY_SESSION}
     */
    public static List<LoggedSet> decisive(@Nullable Prescription prescription, List<LoggedSet> sets, boolean over) {
        if (sets.isEmpty()
                || !(prescription instanceof Prescription.Straight prescribed)
                || !(prescribed.rules() instanceof MiniSetRules rules)) {
            return sets;
        }
        List<LoggedSet> best = of(rules, prescribed, sets, over).sets();
        if (best.isEmpty()) {
            String last = sets.getLast().sessionId();
            best = sets.stream().filter(set -> set.sessionId().equals(last)).toList();
        }
        return rules.decisive(best);
    }

    public int reps() {
        return sets.stream().mapToInt(LoggedSet::reps).sum();
    }

    /** The prescribed load if no set counts. */
    public Exact lightest(Prescription.Straight prescribed) {
        return sets.stream()
                .map(set -> set.loadIn(prescribed.unit()))
                .min(Comparator.naturalOrder())
                .orElse(prescribed.load());
    }

    static boolean isAnyAbove(Exact limit, List<LoggedSet> sets) {
        return sets.stream().anyMatch(set -> {
            Exact rpe = set.rpe();
            return rpe != null && rpe.isAbove(limit);
        });
    }
}
