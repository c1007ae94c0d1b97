package topset.rules.week;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.RaisedFlag;
import topset.contract.WeightUnit;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.SlotMatch;
import topset.rules.lift.WeekSessions;
import topset.rules.load.Exact;
import topset.rules.progression.ExerciseTrend;
import topset.rules.progression.Progressions;
import topset.rules.progression.WeekBests;
import topset.rules.week.WeekStep.PastWeek;

/**
 * Computes the plan of a program: {@code prescription(week n+1) = fold over weeks 1..n of step(prescription(week k),
 * sets of week k)}. The result depends only on the sets themselves. Their order of arrival and repeated deliveries have
 * no effect (the convergence law).
 */
public final class ProgramFold {

    private final ProgramDefinition program;
    private final Progressions methods;
    private final IdentityHashMap<Lift, SlotRules> rules = new IdentityHashMap<>();
    /** By the first week with these lifts. */
    private final Map<Integer, ProgramWeek> weeks = new HashMap<>();

    private ProgramFold(ProgramDefinition program, Progressions methods) {
        this.program = program;
        this.methods = methods;
    }

    public static List<FoldedWeek> fold(
            ProgramDefinition program, @Nullable FoldedWeek resumeFrom, Collection<LoggedSet> sets, Instant asOf) {
        return fold(program, resumeFrom, sets, asOf, Progressions.STANDARD);
    }

    /**
     * Computes the weeks of a program from the athlete's sets.
     *
     * @param resumeFrom the final state of a week k from which to continue; null to start at week 1. The state already
     * contains the override and the lifts of week k. After a change that begins in week w, continue from a week before
     * w
     * @param sets all of the athlete's sets of week k and later, including sets that match no lift; earlier sets are
     * ignored
     * @return the weeks in order, from k + 1 (or from 1 if {@code resumeFrom} is null) to the week after the current
     * one; before the program's start only week 1. For an ended program, the list ends with the week after the last
     * week, which holds the result of the last week and is not trained
     * @throws IllegalArgumentException if {@code resumeFrom} is not a final state or does not have one state for each
     * lift, or if a lift's method is unknown
     */
    public static List<FoldedWeek> fold(
            ProgramDefinition program,
            @Nullable FoldedWeek resumeFrom,
            Collection<LoggedSet> sets,
            Instant asOf,
            Progressions methods) {
        return new ProgramFold(program, methods).fold(resumeFrom, sets, asOf);
    }

    private List<FoldedWeek> fold(@Nullable FoldedWeek resumeFrom, Collection<LoggedSet> sets, Instant asOf) {
        int current = program.calendar().weekOf(asOf);
        int last = lastFolded(Math.max(1, current + 1), program.endsAt());
        List<FoldedWeek> weeks = new ArrayList<>();
        FoldedWeek entered = resumeFrom;
        if (entered != null) {
            week(entered.week()).check(entered);
        } else if (last >= 1) {
            entered = first();
            weeks.add(entered);
        }
        if (entered != null && entered.week() < last) {
            SetsByWeek byWeek = new SetsByWeek(sets, program, entered.week(), last - 1);
            while (entered.week() < last) {
                entered = next(entered, byWeek.of(entered.week()), entered.week() < current);
                weeks.add(entered);
            }
        }
        return List.copyOf(weeks);
    }

    private ProgramWeek week(int week) {
        return weeks.computeIfAbsent(program.lifts().sameSince(week), first -> prepared(program.liftsIn(first)));
    }

    private ProgramWeek prepared(List<Lift> lifts) {
        List<SlotRules> ofLifts = new ArrayList<>();
        for (Lift lift : lifts) {
            ofLifts.add(rules.computeIfAbsent(lift, each -> SlotRules.of(each, methods)));
        }
        return new ProgramWeek(ofLifts, new SlotMatch(lifts), new WeeklyVolume(lifts, program.catalogue()));
    }

    private int lastFolded(int next, @Nullable Instant endsAt) {
        int planned = next;
        while (endsAt != null
                && planned > 0
                && !program.calendar().startOf(planned).isBefore(endsAt)) {
            planned--;
        }
        return planned == 0 ? 0 : Math.min(next, planned + 1);
    }

    private FoldedWeek first() {
        List<SlotWeek> slots = new ArrayList<>();
        for (SlotRules rules : week(1).rules()) {
            slots.add(planner(rules, 1, program.trends()).first());
        }
        return new FoldedWeek(1, slots, program.trends(), List.of());
    }

    private FoldedWeek next(FoldedWeek entered, List<LoggedSet> sets, boolean over) {
        int week = entered.week();
        ProgramWeek now = week(week);
        ProgramWeek then = week(week + 1);
        boolean paused = program.isPaused(week);
        WeekSessions sessions = new WeekSessions(now.slots(), sets);
        boolean deload = program.deload(week) != null;
        WeekBests bests =
                new WeekBests(deload ? List.of() : sets, program.catalogue(), program.bodyweight(week, WeightUnit.KG));
        Map<String, ExerciseTrend> trends = ExerciseTrend.after(entered.trends(), bests);

        List<SlotWeek> slots = new ArrayList<>(now.rules().size());
        for (int n = 0; n < now.rules().size(); n++) {
            Lift lift = now.rules().get(n).lift();
            WeekPlanner next = planner(then.rules().get(n), week + 1, trends);
            PastWeek past = new PastWeek(
                    sessions.of(lift),
                    over,
                    paused,
                    bests.of(lift.exercise()),
                    entered.trends().get(lift.exercise()));
            slots.add(new WeekStep(now.rules().get(n)).next(now.slot(entered, n), past, next));
        }
        List<RaisedFlag> flags = new ArrayList<>(UnmatchedSets.flags(sessions.unmatched(), bests, entered.trends()));
        if (over && !paused) {
            flags.addAll(now.volume().flags(HardSets.counted(now.lifts(), sets), deload));
        }
        flags.addAll(DeloadSuggestion.flags(now, entered, slots, near -> program.deload(near) != null));
        return new FoldedWeek(week + 1, slots, trends, flags);
    }

    private WeekPlanner planner(SlotRules rules, int week, Map<String, ExerciseTrend> trends) {
        Lift lift = rules.lift();
        Exact bodyweight = switch (lift.loadMode()) {
            case EXTERNAL -> null;
            case ADDED_TO_BODYWEIGHT -> program.bodyweight(week, lift.unit());
        };
        return new WeekPlanner(
                rules,
                week,
                program.override(lift.slotId(), week),
                program.deload(week),
                program.isInjured(week),
                bodyweight,
                trends.get(lift.exercise()));
    }
}
