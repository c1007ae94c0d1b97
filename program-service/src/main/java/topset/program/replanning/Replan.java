package topset.program.replanning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.ProgramFact;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.contract.TargetStatus;
import topset.program.programs.PlanState;
import topset.program.programs.Program;
import topset.program.programs.StandingFlags;
import topset.program.publishing.ProgramResults;
import topset.rules.lift.LoggedSet;
import topset.rules.progression.ExerciseTrend;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;
import topset.rules.week.Today;
import topset.rules.week.TodayBackoff;
import topset.store.Athlete;

/**
 * Computes a program's plan from its sets, and compares it with the stored plan, without side effects. {@code fromWeek}
 * is the first week whose sets may have changed, 0 for the whole plan; {@code sets} are the program's from that week on;
 * {@code sessions} are those whose backoff load may have changed; {@code causedBy} is absent if time or a command led
 * to the computation.
 */
public record Replan(
        Athlete athlete,
        int fromWeek,
        ProgramDefinition definition,
        List<LoggedSet> sets,
        Set<String> sessions,
        Instant asOf,
        @Nullable String causedBy) {

    /**
     * {@code results} are published in order; {@code rows} are stored for the next computation, also what is not
     * visible. {@code trends} are those at the start of each computed week, also of provisional ones, which are not
     * stored.
     */
    public record PlanChange(
            List<ProgramFact> results, PlanState rows, Map<Integer, Map<String, ExerciseTrend>> trends) {}

    public PlanChange of(Program program) {
        return new Comparison(program, false).change();
    }

    /**
     * The differences in a rebuild, where no input is different and the stored plan may be damaged. Weeks that
     * are over are corrected without a result.
     */
    PlanChange correct(Program program) {
        return new Comparison(program, true).change();
    }

    /** Compares the published fields only, without such as the state of the progression method. */
    public static boolean looksAlike(SlotWeek a, SlotWeek b) {
        return a.status() == b.status()
                && a.prescription().equals(b.prescription())
                && Objects.equals(a.planned(), b.planned())
                && Objects.equals(a.done(), b.done())
                && a.why().equals(b.why())
                && a.flags().equals(b.flags());
    }

    private final class Comparison {
        private final Program program;
        private final boolean isCorrection;
        private final Map<Program.SlotInWeek, SlotWeek> now = new HashMap<>();
        private final List<ProgramFact> results = new ArrayList<>();
        private final PlanState rows = PlanState.empty();
        private final Map<Integer, Map<String, ExerciseTrend>> trends = new HashMap<>();

        Comparison(Program program, boolean isCorrection) {
            this.program = program;
            this.isCorrection = isCorrection;
        }

        PlanChange change() {
            var resumeFrom = fromWeek == 0 ? null : program.entered(fromWeek);
            var folded = ProgramFold.fold(definition, resumeFrom, sets, asOf);
            program.weeks().forEach((key, decided) -> now.put(key, decided.slotWeek()));
            folded.forEach(week ->
                    week.slots().forEach(slot -> now.put(new Program.SlotInWeek(week.week(), slot.slotId()), slot)));
            for (var week : folded) {
                trends.put(week.week(), week.trends());
                var revised = new HashSet<>(StandingFlags.revisedAfterFinal(program.flags(week.week())));
                for (var slot : week.slots()) {
                    if (slot(slot).revisedAfterFinal()) {
                        revised.add(slot.slotId());
                    }
                }
                flags(week.week(), StandingFlags.of(week, revised::contains));
                if (week.isFinal()
                        && !week.trends().equals(program.planState().trends().get(week.week()))) {
                    rows.trends().put(week.week(), week.trends());
                }
            }
            backoffs();
            return new PlanChange(results, rows, trends);
        }

        private Program.StoredTarget slot(SlotWeek slot) {
            var key = new Program.SlotInWeek(slot.week(), slot.slotId());
            var before = program.weeks().get(key);
            if (before != null && before.slotWeek().equals(slot)) {
                return before;
            }
            var visible = (before == null || !looksAlike(slot, before.slotWeek())) && isPublished(slot.week());
            int revision = before == null ? 0 : before.revision();
            var decided = new Program.StoredTarget(
                    slot,
                    Math.max(1, revision + (visible ? 1 : 0)),
                    before != null && (before.revisedAfterFinal() || (visible && isLate(slot, before))));
            rows.weeks().put(key, decided);
            if (visible) {
                var weekBefore = now.get(new Program.SlotInWeek(slot.week() - 1, slot.slotId()));
                results.add(ProgramResults.target(athlete, program, decided, weekBefore, causedBy));
            }
            return decided;
        }

        private boolean isPublished(int week) {
            return !isCorrection || week >= definition.calendar().weekOf(asOf);
        }

        /**
         * A final target counts as revised only if a late set changed it. It does not count if a coach changed the
         * running week. A late set from before the program does not count either, because the target of the first week
         * is final from the start.
         */
        private boolean isLate(SlotWeek slot, Program.StoredTarget before) {
            return !isCorrection
                    && causedBy != null
                    && !asOf.isBefore(definition.calendar().startOf(slot.week()))
                    && before.slotWeek().status() == TargetStatus.FINAL;
        }

        private void flags(int week, List<StandingFlag> standing) {
            var before = program.flags(week);
            if (!before.equals(standing)) {
                rows.flags().put(week, standing);
                if (StandingFlags.differ(before, standing) && isPublished(week)) {
                    results.add(ProgramResults.flags(athlete, program, week, before, standing));
                }
            }
        }

        private void backoffs() {
            sets.stream()
                    .filter(set -> sessions.contains(set.sessionId()))
                    .collect(Collectors.groupingBy(LoggedSet::sessionId))
                    .forEach(this::backoffs);
        }

        private void backoffs(String sessionId, List<LoggedSet> sets) {
            var week = definition.calendar().weekOf(sets.getFirst().sessionStart());
            var lifts = program.liftsIn(week);
            for (var lift : lifts) {
                var entering = now.get(new Program.SlotInWeek(week, lift.slotId()));
                if (entering == null) {
                    continue;
                }
                var key = PlanState.session(sessionId, lift.slotId());
                forgetOutside(week, key);
                var ofWeek = new TreeMap<>(rows.backoffs().getOrDefault(week, program.backoffs(week)));
                var backoff = Today.backoff(lift, entering, Today.setsOf(lift, lifts, sets));
                if (backoff != null && !text(backoff).equals(ofWeek.put(key, text(backoff)))) {
                    rows.backoffs().put(week, ofWeek);
                    results.add(ProgramResults.backoff(athlete, program, lift, week, sessionId, backoff));
                }
            }
        }

        /** The event names the week, so the backoff of a session that has moved to another week is published again. */
        private void forgetOutside(int week, String key) {
            program.planState().backoffs().forEach((other, published) -> {
                if (other != week && published.containsKey(key)) {
                    var left = new TreeMap<>(rows.backoffs().getOrDefault(other, published));
                    left.remove(key);
                    rows.backoffs().put(other, left);
                }
            });
        }

        /** The load and a hash of the whole. */
        private static String text(TodayBackoff backoff) {
            var hash = backoff.toString().chars().asLongStream().reduce(0, (sum, character) -> 31 * sum + character);
            return backoff.load().shown() + " " + Long.toHexString(hash);
        }
    }
}
