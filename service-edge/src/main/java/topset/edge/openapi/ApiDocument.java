package topset.edge.openapi;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

final class ApiDocument {
    private static final String REFERENCE = "#/components/schemas/";

    private ApiDocument() {}

    static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream());
    }

    static Stream<Map.Entry<String, APIResponse>> successes(Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"));
    }

    static boolean hasSchema(APIResponse response) {
        return schemas(response.getContent()).anyMatch(schema -> schema.getRef() != null || schema.getType() != null);
    }

    static Map<String, Schema> components(OpenAPI api) {
        return api.getComponents().getSchemas();
    }

    static Map<String, Schema> properties(@Nullable Schema schema) {
        return schema == null || schema.getProperties() == null ? Map.of() : schema.getProperties();
    }

    /** The name of the schema to which the given schema, or the schema of its items, refers; null if none. */
    static @Nullable String reference(@Nullable Schema schema) {
        if (schema == null) {
            return null;
        }
        var reference = schema.getRef();
        return reference == null ? reference(schema.getItems()) : reference.substring(REFERENCE.length());
    }

    /** Of each media type; without nested schemas. */
    static Stream<Schema> schemas(@Nullable Content content) {
        return content == null || content.getMediaTypes() == null
                ? Stream.empty()
                : content.getMediaTypes().values().stream()
                        .map(type -> type.getSchema())
                        .filter(Objects::nonNull);
    }
}
