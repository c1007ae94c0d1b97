package topset.rules.week;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Pause;
import topset.contract.TargetOverride;
import topset.contract.TargetOverride.OverriddenTarget;
import topset.contract.WeightUnit;
import topset.rules.lift.Lift;
import topset.rules.load.Exact;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.Deload;
import topset.rules.progression.Deloads;
import topset.rules.progression.ExerciseTrend;

/**
 * The input of the training rules for one program: everything on which targets depend, except the sets.
 *
 * @param overrides in the order of the decisions, without removed overrides
 * @param pauses in any order
 * @param trends the trend of each exercise at the start of week 1, from the training before this program; see {@link
 * EarlierTraining}
 * @param catalogue returns the exercise with an id, or null
 * @param endsAt sessions and weeks from this instant on do not belong to the program; null if the program is open-ended
 */
public record ProgramDefinition(
        TrainingCalendar calendar,
        LiftsByWeek lifts,
        List<OverriddenTarget> overrides,
        List<Pause> pauses,
        Deloads deloads,
        Bodyweights bodyweights,
        Injuries injuries,
        Map<String, ExerciseTrend> trends,
        Function<String, @Nullable Exercise> catalogue,
        @Nullable Instant endsAt) {
    public ProgramDefinition {
        overrides = List.copyOf(overrides);
        pauses = List.copyOf(pauses);
        trends = Map.copyOf(trends);
    }

    public static ProgramDefinition of(
            TrainingCalendar calendar,
            List<Lift> lifts,
            Function<String, @Nullable Exercise> catalogue,
            @Nullable Instant endsAt) {
        return new ProgramDefinition(
                calendar,
                new LiftsByWeek(lifts, List.of()),
                List.of(),
                List.of(),
                Deloads.NONE,
                Bodyweights.NONE,
                Injuries.NONE,
                Map.of(),
                catalogue,
                endsAt);
    }

    public ProgramDefinition with(Map<String, ExerciseTrend> other) {
        return new ProgramDefinition(
                calendar, lifts, overrides, pauses, deloads, bodyweights, injuries, other, catalogue, endsAt);
    }

    public List<Lift> liftsIn(int week) {
        return lifts.liftsIn(week);
    }

    public @Nullable TargetOverride override(String slotId, int week) {
        for (OverriddenTarget each : overrides.reversed()) {
            if (each.isOf(slotId, week)) {
                return each.override();
            }
        }
        return null;
    }

    public boolean isPaused(int week) {
        return Pause.coversAny(pauses, calendar.startDate(week));
    }

    public @Nullable Deload deload(int week) {
        return deloads.in(week, this::isPaused);
    }

    /** For a week that has not begun, the newest profile entry about an injury counts. */
    public boolean isInjured(int week) {
        return !injuries.changes().isEmpty() && injuries.isInjured(calendar.startOf(week));
    }

    /** The bodyweight at the beginning of the week, or null if it is unknown. */
    public @Nullable Exact bodyweight(int week, WeightUnit unit) {
        return bodyweights.on(calendar.startDate(week), unit);
    }
}
