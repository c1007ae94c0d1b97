package topset.program.programs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import topset.program.programs.Program.Decided;
import topset.program.programs.Program.SlotInSession;
import topset.program.programs.Program.SlotInWeek;
import topset.program.programs.ProgramEvent.StandingFlag;
import topset.rules.progression.ExerciseTrend;
import topset.rules.week.TodayBackoff;

/**
 * The part of a program's plan that was loaded from the database.
 *
 * @param weeks the newest target of each slot and week
 * @param trends the trend of each exercise at the start of each final week
 * @param flags the flags on the plan of each week; weeks without flags can be absent
 * @param backoffs the newest backoff load of the day for each session and slot
 */
public record PlanState(
        Map<SlotInWeek, Decided> weeks,
        Map<Integer, Map<String, ExerciseTrend>> trends,
        Map<Integer, List<StandingFlag>> flags,
        Map<SlotInSession, TodayBackoff> backoffs) {

    public static final PlanState NOTHING = new PlanState(Map.of(), Map.of(), Map.of(), Map.of());

    public PlanState with(List<ProgramEvent.OfPlan> events) {
        if (events.isEmpty()) {
            return this;
        }
        var newWeeks = new HashMap<>(weeks);
        var newTrends = new HashMap<>(trends);
        var newFlags = new HashMap<>(flags);
        var newBackoffs = new HashMap<>(backoffs);
        for (var event : events) {
            switch (event) {
                case ProgramEvent.WeekRecomputed recomputed -> {
                    var week = recomputed.slotWeek();
                    newWeeks.put(
                            new SlotInWeek(week.week(), week.slotId()),
                            new Decided(week, recomputed.revision(), recomputed.revisedAfterFinal()));
                }
                case ProgramEvent.WeekEntered entered -> newTrends.put(entered.week(), entered.trends());
                case ProgramEvent.FlagsChanged changed -> newFlags.put(changed.week(), changed.flags());
                case ProgramEvent.BackoffAdjusted adjusted ->
                    newBackoffs.put(
                            new SlotInSession(adjusted.sessionId().toString(), adjusted.slotId()), adjusted.backoff());
            }
        }
        return new PlanState(
                Map.copyOf(newWeeks), Map.copyOf(newTrends), Map.copyOf(newFlags), Map.copyOf(newBackoffs));
    }
}
