package topset.edge.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;

/**
 * Adds examples of answers from the files {@code openapi-examples/<operationId>}, and of requests from
 * {@code <operationId>.request} beside them. A test records both from real calls.
 */
record RecordedExamples(OpenAPI api) {
    void set() {
        ApiDocument.operations(api).forEach(RecordedExamples::set);
    }

    private static void set(Operation operation) {
        var body = operation.getRequestBody();
        if (body != null) {
            set(body.getContent(), operation.getOperationId() + ".request");
        }
        ApiDocument.successes(operation)
                .min(Map.Entry.comparingByKey())
                .ifPresent(answer -> set(answer.getValue().getContent(), operation.getOperationId()));
    }

    /** Annotations give the examples of an operation that has several. */
    private static void set(@Nullable Content content, String file) {
        var example = recorded(file);
        if (content != null && example != null) {
            content.getMediaTypes().forEach((type, media) -> {
                if (media.getExamples() == null) {
                    media.setExample(type.endsWith("/json") ? ContractJson.read(example, Object.class) : example);
                }
            });
        }
    }

    private static @Nullable String recorded(String name) {
        try (var file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("openapi-examples/" + name)) {
            return file == null ? null : new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
