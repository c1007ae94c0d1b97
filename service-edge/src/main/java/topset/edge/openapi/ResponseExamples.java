package topset.edge.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jspecify.annotations.Nullable;

/** Adds examples from the files {@code openapi-examples/<operationId>}. A test records them from real responses. */
record ResponseExamples(OpenAPI api) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    void set() {
        ApiDocument.operations(api).forEach(ResponseExamples::set);
    }

    private static void set(Operation operation) {
        var example = recorded(operation.getOperationId());
        if (example != null) {
            ApiDocument.successes(operation)
                    .min(Map.Entry.comparingByKey())
                    .filter(answer -> answer.getValue().getContent() != null)
                    .ifPresent(answer -> answer.getValue()
                            .getContent()
                            .getMediaTypes()
                            .forEach((type, content) ->
                                    content.setExample(type.endsWith("/json") ? json(example) : example)));
        }
    }

    private static Object json(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String recorded(String operationId) {
        try (var file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("openapi-examples/" + operationId)) {
            return file == null ? null : new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
