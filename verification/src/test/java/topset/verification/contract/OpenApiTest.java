package topset.verification.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import topset.verification.support.RunningPair;

/**
 * {@code docs/openapi} holds the API that clients rely on. A served document that lacks or changes a part of it breaks
 * clients and fails here. Additions are recorded there and are part of the contract from then on.
 */
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keywords with texts for people. These texts may change. */
    private static final Set<String> WORDS = Set.of("description", "summary", "title", "example", "examples", "tags");

    enum Api {
        SESSION_SERVICE,
        PROGRAM_SERVICE;

        /** The served document, unchanged, to store it. */
        String served() throws IOException, InterruptedException {
            var pair = RunningPair.get();
            var service = this == SESSION_SERVICE ? pair.sessions() : pair.programs();
            var request = HttpRequest.newBuilder(service.resolve(URI.create("/q/openapi?format=json")))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        }

        JsonNode promised() throws IOException {
            var file = RunningPair.root().resolve("docs/openapi").resolve(fileName());
            return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
        }

        String fileName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("system")
    void the_served_document_is_the_stored_one(Api api) throws Exception {
        var served = api.served();
        var copy = Path.of("target", "openapi", api.fileName());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, served);

        var comparison = Comparison.of(api.promised(), JSON.readTree(served));
        assertThat(comparison.broken()).as("what clients rely on").isEmpty();
        assertThat(comparison.added())
                .as("not stored yet: copy verification/%s to docs/openapi", copy)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/properties/reps                | null | a field less",
                "/properties/reps/type           | \"string\" | another type",
                "/properties/role/enum           | [\"TOP\"] | fewer values",
                "/required                       | [\"setId\",\"reps\"] | a field that must be sent now",
                "/parameters                     | [] | a parameter less",
            })
    void a_change_that_clients_notice_is_a_break(String path, String value, String what) throws IOException {
        var before = anApi();
        assertThat(Comparison.of(before, changed(before, path, value)).broken())
                .as(what)
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/properties/rpe                 | {\"type\":\"number\"} | a field more",
                "/properties/role/enum           | [\"TOP\",\"BACKOFF\",\"RAMP\"] | a value more",
                "/parameters | [{\"name\":\"limit\",\"in\":\"query\"},{\"name\":\"cursor\",\"in\":\"query\"}] | a parameter more",
            })
    void an_addition_is_no_break_and_is_to_be_stored(String path, String value, String what) throws IOException {
        var before = anApi();
        var comparison = Comparison.of(before, changed(before, path, value));
        assertThat(comparison.broken()).as(what).isEmpty();
        assertThat(comparison.added()).as(what).isNotEmpty();
    }

    @Test
    void better_words_change_nothing() throws IOException {
        var before = anApi();
        var comparison = Comparison.of(before, changed(before, "/description", "\"better\""));
        assertThat(comparison.broken()).isEmpty();
        assertThat(comparison.added()).isEmpty();
    }

    private static JsonNode anApi() throws IOException {
        return JSON.readTree("""
                {"description":"words","required":["setId"],"parameters":[{"name":"limit","in":"query"}],
                 "properties":{"reps":{"type":"integer"},"role":{"enum":["TOP","BACKOFF"]}}}""");
    }

    private static JsonNode changed(JsonNode before, String path, String value) throws IOException {
        var after = before.deepCopy();
        var slash = path.lastIndexOf('/');
        var parent = (ObjectNode) after.at(path.substring(0, slash));
        var name = path.substring(slash + 1);
        if (value.equals("null")) {
            parent.remove(name);
        } else {
            parent.set(name, JSON.readTree(value));
        }
        return after;
    }

    private record Comparison(List<String> broken, List<String> added) {

        static Comparison of(JsonNode before, JsonNode after) {
            var comparison = new Comparison(new ArrayList<>(), new ArrayList<>());
            comparison.compare("", before, after);
            return comparison;
        }

        private void compare(String at, JsonNode before, JsonNode after) {
            if (before.isObject() && after.isObject()) {
                compare(at, fields(at, before), fields(at, after));
            } else if (before.isArray() && after.isArray() && !at.endsWith("/required")) {
                compare(at, items(before), items(after));
            } else if (!before.equals(after)) {
                broken.add(at + ": " + before + " became " + after);
            }
        }

        private void compare(String at, Map<String, JsonNode> before, Map<String, JsonNode> after) {
            before.forEach((name, node) -> {
                var now = after.get(name);
                if (now == null) {
                    broken.add(at + "/" + name + " is gone");
                } else {
                    compare(at + "/" + name, node, now);
                }
            });
            after.keySet().stream()
                    .filter(name -> !before.containsKey(name))
                    .forEach(name -> addition(at, name).accept(at + "/" + name));
        }

        /**
         * A new {@code required}, {@code enum} or {@code requestBody} forbids requests that were allowed before. So it
         * breaks clients.
         */
        private Consumer<String> addition(String at, String name) {
            var isNew = name.equals("required") || name.equals("enum") || name.equals("requestBody");
            return isNew && !at.endsWith("/properties") ? broken::add : added::add;
        }

        private static Map<String, JsonNode> fields(String at, JsonNode object) {
            var fields = new LinkedHashMap<String, JsonNode>();
            object.properties().forEach(field -> {
                if (at.endsWith("/properties") || !WORDS.contains(field.getKey())) {
                    fields.put(field.getKey(), field.getValue());
                }
            });
            return fields;
        }

        /** The items by name or by content, because their order has no meaning. */
        private static Map<String, JsonNode> items(JsonNode array) {
            var items = new LinkedHashMap<String, JsonNode>();
            array.forEach(item -> items.put(item.path("name").asText(item.toString()), item));
            return items;
        }
    }
}
