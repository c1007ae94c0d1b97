package topset.edge.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import topset.edge.web.Problem;
import topset.edge.web.ProblemMappers;
import topset.edge.web.Violations;

/** Adds problem responses (RFC 9457) to the operations of the OpenAPI document, where an annotation has no better text. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemsInOpenApi implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";

    @Override
    public Operation filterOperation(Operation operation) {
        var responses = operation.getResponses();
        var parameters = Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of());
        if (operation.getRequestBody() != null) {
            refusal(responses, "422", "A value is outside the rules; violations name field and rule");
        }
        if (parameters.stream().anyMatch(each -> each.getIn() == Parameter.In.PATH)) {
            refusal(responses, "404", "There is no such resource, or the caller may not see it");
        }
        if (parameters.stream().anyMatch(each -> each.getIn() == Parameter.In.QUERY)) {
            refusal(responses, "400", "A parameter cannot be read; violations name it and what would be right");
        }
        responses.addAPIResponse(
                "default",
                OASFactory.createAPIResponse()
                        .description("A problem (RFC 9457); a refused value names its field and rule"));
        responses.getAPIResponses().forEach((status, response) -> {
            if (!status.startsWith("2")) {
                response.setContent(content());
            }
        });
        return operation;
    }

    private static void refusal(APIResponses responses, String status, String description) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        ProblemMappers.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM)));
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(VIOLATION, violation()).addSchema(PROBLEM, problem());
    }

    private static Schema problem() {
        return object().addProperty("type", text("Identifies the kind of problem, as in urn:topset:problem:refused"))
                .addProperty("title", text("The kind of problem in words"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.INTEGER))
                                .description("The HTTP status"))
                .addProperty("detail", text("What is wrong with this request"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.ARRAY))
                                .items(OASFactory.createSchema().ref(VIOLATION))
                                .description("The values that are malformed or refused; absent if none is"))
                .addProperty(
                        "violationCount",
                        OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.INTEGER))
                                .description("The number of all violations. The first " + Problem.MOST_VIOLATIONS
                                        + " are listed. After " + Violations.MOST
                                        + " violations the check of the body stops"))
                .addProperty(
                        "violationCountIsMinimum",
                        OASFactory.createSchema()
                                .type(List.of(Schema.SchemaType.BOOLEAN))
                                .description(
                                        "True if the check of the body stopped early: there may be more violations than"
                                                + " violationCount. Otherwise absent"));
    }

    private static Schema violation() {
        return object().addProperty("field", text("Where the value stands, as in sets[3].reps"))
                .addProperty("message", text("What would be right"))
                .addProperty("rule", text("The id of the violated rule"));
    }

    private static Schema object() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.OBJECT));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)).description(description);
    }
}
