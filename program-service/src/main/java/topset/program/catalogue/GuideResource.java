package topset.program.catalogue;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.Role;
import topset.program.rules.guide.Methods;
import topset.program.rules.guide.Structure;
import topset.program.rules.guide.Template;
import topset.program.rules.guide.Templates;
import topset.program.rules.guide.VariantGuide;

/** What the guide offers to choose from. */
@Path("/v1")
@Tag(name = "Catalogue")
@RunOnVirtualThread
@RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
public class GuideResource {

    /** The methods that move a load from week to week, and the variants that they go with. */
    public record Comparison(List<Methods.Entry> items, List<VariantGuide> variants) {}

    /** Training days whose sets and reps are given, and ways to lay out a week. */
    public record Offer(List<Template> items, List<WeeklyStructure> structures) {}

    /** A way to lay out a week. */
    public record WeeklyStructure(Structure structure, String says) {}

    @GET
    @Path("/methods")
    @Operation(
            summary = "The guide's comparison of methods",
            description = "What each method does, which variants it goes with, what it is best for and how it handles"
                    + " fatigue; the ids of its rules are those of `why`. The variants are compared beside them.")
    public Comparison methods() {
        return new Comparison(Methods.comparison(), VariantGuide.all());
    }

    @GET
    @Path("/templates")
    @Operation(
            summary = "The guide's templates and weekly structures",
            description = "A program that names a template needs of its lifts only `exercise` and `start`.")
    public Offer templates() {
        return new Offer(
                Templates.all(),
                Arrays.stream(Structure.values())
                        .map(structure -> new WeeklyStructure(structure, structure.says()))
                        .toList());
    }
}
