package topset.program.coaching;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.TemplateDay;
import topset.program.programs.CoachAdjustments;
import topset.program.programs.ProgramEvent;
import topset.program.publishing.ContractMapper;

/**
 * A program as clients read it.
 *
 * @param endsOn first day that is no longer part of it; absent while it runs on
 * @param lifts of the week that runs, with every default filled in
 * @param changes lifts that are others from a week on, by week
 * @param warnings what was let through with a remark; of overridden loads those of this and the next week
 */
public record ProgramView(
        UUID programId,
        String athleteId,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String template,
        @Nullable List<TemplateDay> templates,
        @Nullable String structure,
        List<PlannedLift> lifts,
        List<Change> changes,
        List<OverriddenTarget> overrides,
        List<CoachAdjustments.Rest> pauses,
        List<ProgramEvent.LiftWarning> warnings) {

    /** A lift that is another from a week on. */
    public record Change(int fromWeek, PlannedLift lift) {}

    /** A target of one week set by hand; {@code force} is why it may be past the bounds. */
    public record OverriddenTarget(
            String slotId,
            int week,
            @Nullable BigDecimal load,
            @Nullable Integer reps,
            @Nullable BigDecimal backoffReduction,
            @Nullable Integer backoffSets,
            String reason,
            PlannedLift.@Nullable Force force) {}

    static ProgramView of(ProgramService.Stored stored) {
        var program = stored.program();
        return new ProgramView(
                program.id(),
                stored.athlete().id(),
                program.startsOn(),
                stored.endsOn(),
                program.template(),
                program.templates(),
                program.structure(),
                program.liftsIn(Math.max(1, stored.currentWeek())).stream()
                        .map(ContractMapper::lift)
                        .toList(),
                program.lifts().changes().stream()
                        .map(change -> new Change(change.week(), ContractMapper.lift(change.lift())))
                        .toList(),
                program.adjustments().overrides().stream()
                        .map(ProgramView::override)
                        .toList(),
                program.adjustments().pauses(),
                Stream.concat(program.warnings().stream(), stored.painWarnings().stream())
                        .toList());
    }

    private static OverriddenTarget override(CoachAdjustments.CoachOverride overridden) {
        var override = overridden.override();
        return new OverriddenTarget(
                override.slotId(),
                override.week(),
                ContractMapper.output(override.load()),
                override.reps(),
                ContractMapper.output(override.backoffReduction()),
                override.backoffSets(),
                override.reason(),
                overridden.forced() == null ? null : new PlannedLift.Force(overridden.forced()));
    }
}
