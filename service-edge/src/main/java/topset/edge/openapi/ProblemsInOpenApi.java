package topset.edge.openapi;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import topset.edge.web.ProblemMappers;

/** Adds problem responses (RFC 9457) to the operations of the OpenAPI document, where an annotation has no better text. */
final class ProblemsInOpenApi {
    private static final String PROBLEM = "Problem";

    private ProblemsInOpenApi() {}

    static void addTo(OpenAPI api) {
        ApiDocument.operations(api).forEach(ProblemsInOpenApi::addTo);
    }

    private static void addTo(Operation operation) {
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
}
