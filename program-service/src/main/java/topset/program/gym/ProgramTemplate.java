package topset.program.gym;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.TemplateDay;
import topset.contract.WeightUnit;
import topset.program.rules.deload.Deload;
import topset.program.rules.guide.Structure;
import topset.program.rules.lift.LiftRequest;
import topset.program.rules.schedule.DayWeekday;

/**
 * A program template of a gym. From a template programs are started for athletes. The template is a program that has no
 * athlete, no first day and no first loads.
 *
 * @param weeks the planned length in weeks; absent if the length is open
 * @param unit the unit of increments and equipment; absent if no lift has any, so that the template suits both units
 * @param template the template of the training guide from which the lifts were completed; absent if there is none
 * @param templates the templates of the training guide by day of the program's week; absent if there are none
 * @param deloadEvery the period of regular deloads in weeks; absent means the gym's default, 0 means no regular deloads
 * @param deloads the planned deload weeks, ordered by week
 * @param lifts the lifts, completed from the templates and the weekly structure of the training guide. Other absent
 * values are filled in when a program is started from the template
 * @param weekdays the weekdays of the program's training days; absent if no day has a weekday
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

    /** Creates a program template whose days have no weekdays. */
    public ProgramTemplate(
            String name,
            @Nullable Integer weeks,
            @Nullable WeightUnit unit,
            @Nullable String template,
            @Nullable List<TemplateDay> templates,
            @Nullable Structure structure,
            @Nullable Integer deloadEvery,
            List<Deload> deloads,
            List<LiftRequest> lifts) {
        this(name, weeks, unit, template, templates, structure, deloadEvery, deloads, lifts, null);
    }

    /** Whether a lift of the template has the given slot id. */
    public boolean hasSlot(String slotId) {
        return lifts.stream().anyMatch(lift -> slotId.equals(lift.slotId()));
    }

    /** Whether the template has a lift with this exercise. */
    public boolean hasExercise(String exercise) {
        return lifts.stream().anyMatch(lift -> exercise.equals(lift.exercise()));
    }
}
