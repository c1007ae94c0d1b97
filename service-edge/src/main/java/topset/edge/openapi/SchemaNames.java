package topset.edge.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.openapi.CompleteOpenApi.SchemaName;

/** @param schemas all of the document, also nested ones */
record SchemaNames(OpenAPI api, List<Schema> schemas) {
    private static final String PAGE = "Page";

    void set(List<SchemaName> names) {
        names.forEach(this::set);
    }

    /** Names the schema of each page after its items, which must have their names already. */
    void setPages() {
        List.copyOf(components().keySet()).stream()
                .filter(name -> name.startsWith(PAGE))
                .forEach(name -> rename(name, item(name) + PAGE));
    }

    private void set(SchemaName wanted) {
        var parts = wanted.at().split("\\.", 2);
        var current = parts.length == 1 ? named(parts[0]) : property(parts[0], parts[1]);
        if (current == null) {
            throw new IllegalStateException(wanted + " must lead to a schema; the schemas are "
                    + components().keySet());
        }
        rename(current, wanted.name());
    }

    private @Nullable String property(String owner, String property) {
        return ApiDocument.reference(
                ApiDocument.properties(components().get(owner)).get(property));
    }

    private @Nullable String named(String classOrOperation) {
        return components().containsKey(classOrOperation) ? classOrOperation : answer(classOrOperation);
    }

    private @Nullable String answer(String operationId) {
        return ApiDocument.operations(api)
                .filter(operation -> operationId.equals(operation.getOperationId()))
                .flatMap(ApiDocument::successes)
                .flatMap(answer -> ApiDocument.schemas(answer.getValue().getContent()))
                .map(ApiDocument::reference)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String item(String page) {
        return Objects.requireNonNull(property(page, "items"), () -> page + " must have items that refer to a schema");
    }

    private void rename(String from, String to) {
        if (from.equals(to)) {
            return;
        }
        var renamed = new TreeMap<>(components());
        if (renamed.containsKey(to)) {
            throw new IllegalStateException("The name of " + from + " must be free, but there is a schema " + to);
        }
        renamed.put(to, Objects.requireNonNull(renamed.remove(from)));
        schemas.stream()
                .filter(schema -> schema.getRef() != null && from.equals(ApiDocument.reference(schema)))
                .forEach(schema -> schema.setRef(to));
        api.getComponents().setSchemas(new LinkedHashMap<>(renamed));
    }

    private Map<String, Schema> components() {
        return ApiDocument.components(api);
    }
}
