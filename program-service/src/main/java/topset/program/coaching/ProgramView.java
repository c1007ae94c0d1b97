package topset.program.coaching;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.TemplateDay;
import topset.program.programs.CoachAdjustments;
import topset.program.programs.ProgramTemplateVersion;
import topset.program.publishing.ContractMapper;
import topset.rules.check.LiftCheck.LiftWarning;
import topset.rules.lift.Lift;
import topset.rules.progression.Deload;
import topset.rules.week.WeeklySchedule.DayWeekday;

/** The lifts are those of the running week, with every default filled in. */
public record ProgramView(
        UUID programId,
        String athleteId,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable ProgramTemplateVersion programTemplate,
        @Nullable String template,
        @Nullable List<TemplateDay> templates,
        @Nullable String structure,
        @Nullable Integer deloadEvery,
        @Nullable List<DayWeekday> weekdays,
        List<PlannedLift> lifts,
        List<Change> changes,
        @Nullable List<String> ownEquipment,
        List<OverriddenTarget> overrides,
        List<CoachAdjustments.Rest> pauses,
        List<PlannedDeload> deloads,
        List<Integer> removedDeloads,
        List<LiftWarning> warnings) {

    public record Change(int fromWeek, PlannedLift lift) {}

    public record OverriddenTarget(
            String slotId, int week, @JsonUnwrapped OverrideRequest override) {}

    public record PlannedDeload(int week, BigDecimal percent, int backoffSets, String reason) {}

    public static ProgramView of(ProgramService.Stored stored) {
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
                        .map(ContractMapper::lift)
                        .toList(),
                program.lifts().changes().stream()
                        .map(change -> new Change(change.week(), ContractMapper.lift(change.lift())))
                        .toList(),
                ownEquipment.isEmpty() ? null : ownEquipment,
                program.adjustments().overrides().stream()
                        .map(ProgramView::override)
                        .toList(),
                program.adjustments().pauses(),
                deloads.planned().stream()
                        .sorted(Comparator.comparingInt(Deload::week))
                        .map(ProgramView::deload)
                        .toList(),
                deloads.removed().stream().sorted().toList(),
                Stream.concat(program.warnings().stream(), stored.painWarnings().stream())
                        .toList());
    }

    private static PlannedDeload deload(Deload deload) {
        return new PlannedDeload(
                deload.week(),
                deload.percent().output(),
                deload.backoffSets(),
                Objects.requireNonNullElse(deload.reason(), ""));
    }

    private static OverriddenTarget override(CoachAdjustments.CoachOverride overridden) {
        var override = overridden.override();
        return new OverriddenTarget(
                override.slotId(), override.week(), OverrideRequest.of(override, overridden.forced()));
    }
}
