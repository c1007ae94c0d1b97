package topset.program.gym;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.TemplateDay;
import topset.contract.WeightUnit;
import topset.rules.check.Structure;
import topset.rules.lift.LiftRequest;
import topset.rules.progression.Deload;
import topset.rules.week.DayWeekday;

/**
 * A program template of a gym.
 *
 * @param weeks the planned length in weeks; absent if the length is open
 * @param unit the unit of increments and equipment; absent if no lift has any, so that the template suits both units
 * @param template the template of the guide from which the lifts were completed; absent if there is none
 * @param templates the templates of the guide by day of the program's week; absent if there are none
 * @param deloadEvery the period of regular deloads in weeks; absent means the gym's default, 0 means no regular deloads
 * @param deloads ordered by week
 * @param lifts the lifts, completed from the templates and the weekly structure. Other absent values are filled in when
 * a program is started from the template
 * @param weekdays absent if no day has a weekday
 */
public record ProgramTemplate(
        String name,
        @Nullable Integer weeks,
        @Nullable WeightUnit unit,
        @Nullable String template,
        @Nullable List<TemplateDay> templates,
        @Nullable Structure structure,
        @Nullable Integer deloadEvery,
        List<Deload> deloads,
        List<LiftRequest> lifts,
        @Nullable List<DayWeekday> weekdays) {

    public boolean hasSlot(String slotId) {
        return lifts.stream().anyMatch(lift -> slotId.equals(lift.slotId()));
    }

    public boolean hasExercise(String exercise) {
        return lifts.stream().anyMatch(lift -> exercise.equals(lift.exercise()));
    }
}
