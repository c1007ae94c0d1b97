package topset.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads schemas, examples and the exercise catalogue from the class path. */
final class Resources {
    static final String SLOT_TARGETS = "/schema/SlotTargets.v1.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Resources() {}

    static JsonNode json(String resource) {
        try (var in = Objects.requireNonNull(Resources.class.getResourceAsStream(resource), resource)) {
            return JSON.readTree(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file names in a directory. */
    static List<String> filesOf(String directory) {
        var url = Objects.requireNonNull(Resources.class.getResource(directory), directory);
        try (var files = Files.list(Path.of(url.toURI()))) {
            return files.map(file -> Objects.toString(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode schema(EventType type) {
        return json(type.schemaResource());
    }

    static JsonNode example(EventType type) {
        return json(type.schemaResource().replace("/schema/", "/examples/"));
    }

    /** The violations of the type's schema, formats included. */
    static List<String> objections(EventType type, JsonNode value) {
        return objections(REGISTRY.getSchema(schema(type)), value);
    }

    /** The violations of the 2020-12 meta-schema. */
    static List<String> metaObjections(JsonNode schema) {
        return objections(
                REGISTRY.getSchema(
                        com.networknt.schema.SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId())),
                schema);
    }

    private static List<String> objections(Schema schema, JsonNode value) {
        return schema
                .validate(
                        value.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
