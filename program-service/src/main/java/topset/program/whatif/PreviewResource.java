package topset.program.whatif;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.StrictJson;
import topset.program.coaching.Commands;
import topset.program.coaching.Commands.Previewed;
import topset.program.coaching.ProgramRequest;
import topset.program.coaching.RuleChecks;
import topset.program.plans.WeekPlan;
import topset.program.programs.Program;
import topset.program.programs.Program.StoredTarget;
import topset.rules.check.LiftCheck.LiftWarning;
import topset.rules.week.FoldedWeek;

@Path("/v1/programs/preview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programs")
@RunOnVirtualThread
@RolesAllowed({Role.COACH, Role.PLATFORM})
public class PreviewResource {
    private final Commands commands;
    private final RuleChecks checks;
    private final StrictJson json;
    private final Caller caller;

    PreviewResource(Commands commands, RuleChecks checks, StrictJson json, Caller caller) {
        this.commands = commands;
        this.checks = checks;
        this.json = json;
        this.caller = caller;
    }

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
                    new ProgramForecast(program, previewed.definition())
                            .weeks().stream().map(week -> week(program, week)).toList());
        }

        private static PreviewWeek week(Program program, FoldedWeek week) {
            return new PreviewWeek(
                    week.week(),
                    program.startDate(week.week()),
                    program.deloadIn(week.week()) != null,
                    week.slots().stream()
                            .map(slot -> WeekPlan.PlanLift.of(program, StoredTarget.unstored(slot)))
                            .toList());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Check a program as POST /v1/programs would, and show its first eight weeks; nothing is stored",
            description =
                    "Week 1 is the plan with which the program would start. Each later week follows if every set is"
                            + " lifted as planned: top sets with the planned repetitions at the planned RPE, all other sets with"
                            + " the fewest repetitions of their range and one more in each further week at the same load. Earlier training counts for the first loads, but not for"
                            + " estimates. Refusals are those of POST /v1/programs, but a lift may start with swap, if it has the slot"
                            + " id of a lift of the running program: it replaces that lift's exercise.")
    @APIResponse(responseCode = "200", description = "The first weeks, and the warnings")
    public ProgramPreview previewProgram(ProgramRequest asked) {
        json.require(asked, checks::ofItself);
        caller.requireWritable(asked.athleteId());
        return ProgramPreview.of(commands.preview(caller.gym(), asked));
    }
}
