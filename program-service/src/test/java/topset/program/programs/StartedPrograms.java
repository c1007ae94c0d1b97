package topset.program.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import topset.contract.WeightUnit;
import topset.edge.exercises.Exercises;
import topset.program.programs.ProgramEvent.ProgramStarted;
import topset.rules.Checked;
import topset.rules.check.LiftCheck;
import topset.rules.lift.LiftRequest;

/** Programs of lifts within the rules, without a template, a structure or regular deloads. */
public final class StartedPrograms {

    private StartedPrograms() {}

    public static ProgramStarted of(UUID programId, LocalDate startsOn, List<LiftRequest> lifts, Instant startedAt) {
        var context =
                Checked.context(new Exercises()::find, WeightUnit.KG, startsOn, null, false, null, exercise -> null);
        return new ProgramStarted(
                programId,
                1,
                startsOn,
                null,
                null,
                null,
                null,
                Checked.accepted(found -> LiftCheck.check(lifts, context, found))
                        .lifts(),
                List.of(),
                "asked",
                startedAt,
                null,
                null);
    }
}
