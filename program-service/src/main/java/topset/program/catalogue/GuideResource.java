package topset.program.catalogue;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Role;
import topset.rules.check.Guide;
import topset.rules.check.Guide.MethodEntry;
import topset.rules.check.Guide.ProgressionEntry;
import topset.rules.check.Structure;
import topset.rules.check.Templates;
import topset.rules.check.Templates.Template;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
@RunOnVirtualThread
@RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
public class GuideResource {

    public record Comparison(List<MethodEntry> items) {}

    public record ProgressionChoice(List<ProgressionEntry> items) {}

    public record Offer(List<Template> items, List<WeeklyStructure> structures) {}

    public record WeeklyStructure(Structure structure, String says, String bestFor) {}

    @GET
    @Path("/methods")
    @Operation(
            summary = "The guide's comparison of methods",
            description = "How each method arranges its sets, what it is best for, how much fatigue it causes, and the"
                    + " variants of it that a lift can have. What the guide does not say is absent.")
    public Comparison listMethods() {
        return new Comparison(MethodEntry.all());
    }

    @GET
    @Path("/progressions")
    @Operation(
            summary = "The progressions that move a load from week to week",
            description = "What each does, the variants that it goes with and the ids of its rules, as in `why`.")
    public ProgressionChoice listProgressions() {
        return new ProgressionChoice(ProgressionEntry.all());
    }

    @GET
    @Path("/guide")
    @Operation(
            summary = "Who the training is for, who it is not for, and the mistakes to avoid",
            description = "Each with the refusals, warnings and flags that catch it.")
    public Guide getGuide() {
        return Guide.STANDARD;
    }

    @GET
    @Path("/templates")
    @Operation(
            summary = "The guide's templates and weekly structures",
            description =
                    "A program that names a template needs of its lifts only `exercise` and `start`. `templates` gives"
                            + " several days of the week a template each.")
    public Offer listTemplates() {
        return new Offer(
                Templates.all(),
                Arrays.stream(Structure.values())
                        .map(structure -> new WeeklyStructure(structure, structure.says(), structure.bestFor()))
                        .toList());
    }
}
