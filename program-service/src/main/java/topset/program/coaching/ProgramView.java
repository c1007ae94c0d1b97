package topset.program.coaching;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.Pause;
import topset.contract.PlannedLift;
import topset.contract.ScheduledDay.DayWeekday;
import topset.contract.TargetOverride.OverriddenTarget;
import topset.contract.TemplateDay;
import topset.program.programs.ProgramEvent.ProgramTemplateVersion;
import topset.rules.check.LiftCheck.LiftWarning;
import topset.rules.check.Structure;
import topset.rules.lift.Lift;

/** The lifts are those of the running week, with every default filled in. */
public record ProgramView(
        UUID programId,
        String athleteId,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable ProgramTemplateVersion programTemplate,
        @Nullable String template,
        @Nullable List<TemplateDay> templates,
        @Nullable Structure structure,
        @Nullable Integer deloadEvery,
        @Nullable List<DayWeekday> weekdays,
        List<PlannedLift> lifts,
        List<Change> changes,
        @Nullable List<String> ownEquipment,
        List<OverriddenTarget> overrides,
        List<Pause> pauses,
        List<PlannedDeload> deloads,
        List<Integer> removedDeloads,
        List<LiftWarning> warnings) {

    public record Change(int fromWeek, PlannedLift lift) {}

    public static ProgramView of(ProgramService.StoredProgram stored) {
        var program = stored.program();
        var deloads = program.adjustments().deloads();
        var weekdays = program.schedule().weekdays();
        var ownEquipment = program.liftsIn(Integer.MAX_VALUE).stream()
                .filter(Lift::ownEquipment)
                .map(Lift::slotId)
                .toList();
        return new ProgramView(
                program.id(),
                stored.athlete().id(),
                program.startsOn(),
                stored.endsOn(),
                program.start().programTemplate(),
                program.start().template(),
                program.start().templates(),
                program.start().structure(),
                deloads.every(),
                weekdays.isEmpty() ? null : weekdays,
                program.liftsIn(Math.max(1, stored.currentWeek())).stream()
                        .map(Lift::planned)
                        .toList(),
                program.lifts().changes().stream()
                        .map(change -> new Change(change.week(), change.lift().planned()))
                        .toList(),
                ownEquipment.isEmpty() ? null : ownEquipment,
                program.adjustments().overrides(),
                program.adjustments().pauses(),
                deloads.planned().stream()
                        .sorted(Comparator.comparingInt(PlannedDeload::week))
                        .toList(),
                deloads.removed().stream().sorted().toList(),
                Stream.concat(program.warnings().stream(), stored.painWarnings().stream())
                        .toList());
    }
}
