package topset.edge.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Sets the descriptions of properties and parameters in the OpenAPI document from the files {@code
 * openapi-texts.properties} of the service and of this module. A name has the same meaning in most schemas, so one
 * entry describes it everywhere. The entry {@code Schema.property} overrides {@code property}, and {@code
 * operationId?parameter} overrides {@code ?parameter}. A description in an annotation overrides all entries.
 */
final class ApiTexts {
    private static final String FILE = "openapi-texts.properties";

    private final OpenAPI api;
    private final Properties texts = new Properties();
    private final Set<String> missing = new HashSet<>();

    ApiTexts(OpenAPI api) {
        this.api = api;
        try {
            var files = Thread.currentThread().getContextClassLoader().getResources(FILE);
            while (files.hasMoreElements()) {
                try (var text = new InputStreamReader(files.nextElement().openStream(), UTF_8)) {
                    texts.load(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if a property or parameter has no description; the message names it */
    void describe() {
        ApiDocument.components(api).forEach((name, schema) -> {
            if (schema.getDescription() == null && texts.containsKey(name)) {
                schema.setDescription(texts.getProperty(name));
            }
            ApiDocument.properties(schema).forEach((property, its) -> describe(name, property, its));
        });
        ApiDocument.operations(api)
                .filter(operation -> operation.getParameters() != null)
                .forEach(operation -> operation.getParameters().forEach(parameter -> {
                    var key = "?" + parameter.getName();
                    parameter.setDescription(text(parameter.getDescription(), operation.getOperationId() + key, key));
                }));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(FILE + " must describe " + missing);
        }
    }

    private void describe(String owner, String property, Schema schema) {
        schema.setDescription(text(schema.getDescription(), owner + "." + property, property));
    }

    private @Nullable String text(@Nullable String annotated, String... keys) {
        if (annotated != null) {
            return annotated;
        }
        var text = Arrays.stream(keys)
                .map(texts::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (text == null) {
            missing.add(keys[0]);
        }
        return text;
    }
}
