package topset.program.whatif;

import java.time.LocalDate;
import java.util.List;
import topset.program.coaching.Commands.Previewed;
import topset.program.plans.PlanLifts;
import topset.program.plans.WeekPlan;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent.LiftWarning;
import topset.rules.week.FoldedWeek;

/**
 * {@code warnings} are those with which the program would be accepted; {@code weeks} are the first weeks, if every set
 * is lifted as planned.
 */
public record ProgramPreview(
        String athleteId, LocalDate startsOn, List<LiftWarning> warnings, List<PreviewWeek> weeks) {

    /** The {@code revision} of the lifts is 0, because nothing is stored. */
    public record PreviewWeek(int week, LocalDate startsOn, boolean deload, List<WeekPlan.PlanLift> lifts) {}

    static ProgramPreview of(Previewed previewed) {
        var program = previewed.program();
        return new ProgramPreview(
                previewed.athlete().id(),
                program.startsOn(),
                program.warnings(),
                new ProgramForecast(program, previewed.setting())
                        .weeks().stream().map(week -> week(program, week)).toList());
    }

    private static PreviewWeek week(Program program, FoldedWeek week) {
        return new PreviewWeek(
                week.week(),
                program.startsOn().plusWeeks(week.week() - 1L),
                program.deloadIn(week.week()) != null,
                week.slots().stream()
                        .map(slot -> PlanLifts.of(program.lift(slot.slotId(), slot.week()), slot, 0, null, false))
                        .toList());
    }
}
