package topset.program.gym;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.TemplateDay;
import topset.contract.WeightUnit;
import topset.program.rules.deload.Deload;
import topset.program.rules.guide.Structure;
import topset.program.rules.lift.LiftRequest;

/**
 * A program of the gym's library that athletes can be assigned to: a program without an athlete, a first day and start
 * loads.
 *
 * @param weeks the planned length; absent if it has none
 * @param unit the unit of increments and equipment; absent if no lift names any, so that the template suits both units
 * @param template the template of the guide that completed the lifts; absent if there is none
 * @param templates the templates of the guide on several days; absent if there are none
 * @param deloadEvery the period of regular deloads in weeks; absent means as the gym has it, 0 that there are none
 * @param deloads the planned deload weeks, in their order
 * @param lifts the lifts with what the guide's templates and the structure fill in. Everything else that is absent is
 * filled in when an athlete starts
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
        List<LiftRequest> lifts) {

    /** Whether the template has a lift with this slot id. */
    public boolean hasSlot(String slotId) {
        return lifts.stream().anyMatch(lift -> slotId.equals(lift.slotId()));
    }

    /** Whether the template has a lift with this exercise. */
    public boolean hasExercise(String exercise) {
        return lifts.stream().anyMatch(lift -> exercise.equals(lift.exercise()));
    }
}
