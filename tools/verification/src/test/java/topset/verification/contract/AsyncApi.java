package topset.verification.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topset.testsupport.EventMessage;
import topset.testsupport.Json;

/** The AsyncAPI document, in a form that messages can be compared with. */
final class AsyncApi {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonNode DOCUMENT = Json.read(text("/asyncapi.json"));

    private AsyncApi() {}

    /** A kind of message that a channel of the AsyncAPI document describes. */
    record Kind(JsonNode message, Schema headers, Schema payload, Pattern key) {
        String name() {
            return message.path("name").asText();
        }
    }

    /** Returns the kind of a message; empty if its channel describes no such kind. */
    static Optional<Kind> kind(ConsumerRecord<String, byte[]> message, List<Kind> kinds) {
        var headers = Json.write(EventMessage.headers(message));
        return kinds.stream()
                .filter(kind ->
                        kind.headers().validate(headers, InputFormat.JSON).isEmpty())
                .findFirst();
    }

    /** Returns the violations of a message as text; empty text if the message is as described. */
    static String objection(ConsumerRecord<String, byte[]> message, List<Kind> kinds) {
        var fitting = kind(message, kinds);
        if (fitting.isEmpty()) {
            return "no message of the channel has these headers: " + EventMessage.headers(message);
        }
        var kind = fitting.get();
        var name = kind.name();
        if (!kind.key().matcher(message.key()).matches()) {
            return name + " has the key " + message.key();
        }
        if (message.value() == null) {
            return name.equals("SlotTargets") ? "" : name + " has no value";
        }
        return kind.message().path("payload").isEmpty()
                ? ""
                : kind
                        .payload()
                        .validate(
                                new String(message.value(), UTF_8),
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                        .stream()
                        .map(error -> name + " " + error)
                        .collect(Collectors.joining("; "));
    }

    static List<Kind> kinds(JsonNode channel) {
        var kinds = new ArrayList<Kind>();
        channel.path("messages").forEach(reference -> {
            var message = at(reference.path("$ref").asText());
            var schema = message.at("/payload/schema/$ref").asText();
            kinds.add(new Kind(
                    message,
                    headers(message.path("headers")),
                    REGISTRY.getSchema(schema.isEmpty() ? "{}" : text("/" + schema)),
                    Pattern.compile(message.at("/bindings/kafka/key/pattern").asText("(?s).*"))));
        });
        return kinds;
    }

    /**
     * Returns the schema of a message's headers. References within the document are resolved, so that the schema is
     * complete.
     */
    private static Schema headers(JsonNode headers) {
        var parts = headers.has("allOf") ? headers.path("allOf") : Json.read("[" + Json.write(headers) + "]");
        var resolved = StreamSupport.stream(parts.spliterator(), false)
                .map(part -> part.has("$ref") ? at(part.path("$ref").asText()) : part)
                .map(JsonNode::toString)
                .collect(Collectors.joining(","));
        return REGISTRY.getSchema("{\"allOf\":[" + resolved + "]}");
    }

    static JsonNode channel(String topic) {
        return Objects.requireNonNull(channels().get(topic), topic);
    }

    /** Returns the channels of the document, by topic. */
    static Map<String, JsonNode> channels() {
        var channels = new HashMap<String, JsonNode>();
        DOCUMENT.path("channels")
                .forEach(channel -> channels.put(channel.path("address").asText(), channel));
        return channels;
    }

    static JsonNode at(String reference) {
        return DOCUMENT.at(reference.substring(1));
    }

    private static String text(String resource) {
        try (var in = Objects.requireNonNull(AsyncApi.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
