package topset.program.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;

/**
 * A program as clients read it.
 *
 * @param endsOn first day that is no longer part of it; absent while it is the last
 * @param lifts with every default filled in
 * @param warnings what was let through with a remark
 */
public record ProgramView(
        UUID programId,
        String athleteId,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String template,
        @Nullable String structure,
        List<PlannedLift> lifts,
        List<ProgramEvent.LiftWarning> warnings) {

    static ProgramView of(ProgramService.Stored stored) {
        var program = stored.program();
        return new ProgramView(
                program.id(),
                stored.athlete().id(),
                program.startsOn(),
                stored.endsOn(),
                program.template(),
                program.structure(),
                program.lifts().stream().map(PublicForms::lift).toList(),
                program.warnings());
    }
}
