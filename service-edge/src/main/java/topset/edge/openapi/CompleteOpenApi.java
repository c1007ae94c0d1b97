package topset.edge.openapi;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import topset.edge.web.RevisionTags;

/** Each service has one subclass, annotated with {@code @OpenApiFilter}, with the names and types that only it has. */
public abstract class CompleteOpenApi implements OASFilter {
    /**
     * A name for the schema to which a property or a response refers. Two classes may have the same simple name. The
     * generated schema names ({@code Scheme}, {@code Scheme1}) would then depend on the order of the classes.
     *
     * @param at a property, such as {@code PlannedLift.scheme}; or an operation id, which stands for the operation's
     * response; or the simple name of a class whose schema has another name
     */
    public record SchemaName(String at, String name) {}

    /**
     * The values of a property or a parameter. The document has one schema with the name, to which all uses refer.
     *
     * @param at properties, such as {@code Scheme.variant}, and parameters, such as {@code ?sort}
     */
    public record Choice(String name, List<?> values, Set<String> at) {}

    private static final List<SchemaName> COMMON = List.of(
            new SchemaName("PageItem.items", "AuditEntry"),
            new SchemaName("AuditEntry.actor", "AuditActor"),
            new SchemaName("AuditEntry.outcome", "AuditOutcome"),
            new SchemaName("AuditActor.role", "ActorRole"));

    private final List<SchemaName> names;
    private final List<Choice> choices;
    private final List<Schema> schemas = new ArrayList<>();

    /**
     * @param names schemas that need a name of their own, outer ones first
     * @param choices of texts that have a fixed list of values
     */
    protected CompleteOpenApi(List<SchemaName> names, List<Choice> choices) {
        this.names = List.copyOf(names);
        this.choices = List.copyOf(choices);
    }

    /** Called before {@link #filterOpenAPI} for each schema, also for nested ones and references. */
    @Override
    public Schema filterSchema(Schema schema) {
        schemas.add(schema);
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        ProblemsInOpenApi.addTo(api);
        var schemaNames = new SchemaNames(api, schemas);
        schemaNames.set(COMMON);
        schemaNames.set(names);
        schemaNames.setPages();
        new ApiTypes(api, schemas).set(choices);
        ApiDocument.operations(api).forEach(CompleteOpenApi::complete);
        new ApiTexts(api).describe();
        new RecordedExamples(api).set();
    }

    /** The methods read this header themselves ({@link RevisionTags}), so their signatures do not name it. */
    private static void addIfMatch(Operation operation) {
        var stale = operation.getResponses().getAPIResponse("412");
        if (stale != null && stale.getDescription().contains(HttpHeaders.IF_MATCH)) {
            operation.addParameter(OASFactory.createParameter()
                    .name(HttpHeaders.IF_MATCH)
                    .in(Parameter.In.HEADER)
                    .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)))
                    .example(RevisionTags.tag(2)));
        }
    }

    /**
     * Requires the request body, and gives all success responses the same schema: the answer to a repeated POST has the
     * same body as the first answer; only the status differs.
     */
    private static void complete(Operation operation) {
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
        }
        addIfMatch(operation);
        var answers = ApiDocument.successes(operation).map(Map.Entry::getValue).toList();
        answers.stream()
                .filter(ApiDocument::hasSchema)
                .map(APIResponse::getContent)
                .findFirst()
                .ifPresent(content -> answers.stream()
                        .filter(answer -> !ApiDocument.hasSchema(answer))
                        .forEach(answer -> answer.setContent(content)));
    }
}
