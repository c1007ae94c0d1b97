package topset.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The operations of a service in its stored OpenAPI document: those that name one athlete, and all others. */
public final class AthleteOperations {
    private static final Set<String> OF_ATHLETE = Set.of("athleteId", "programId", "sessionId");

    private final JsonNode document;

    private AthleteOperations(JsonNode document) {
        this.document = document;
    }

    public record Call(String id, String method, String path, String contentType) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** Reads the OpenAPI document of a service. The tests of each module run in the module's directory. */
    public static AthleteOperations of(String service) {
        try {
            return new AthleteOperations(
                    Json.read(Files.readString(Path.of("..", "docs", "openapi", service + ".json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, String> answers(Map<String, String> values, Function<Call, String> client) {
        var answers = new TreeMap<String, String>();
        for (var call : calls(values, true)) {
            var answer = client.apply(call);
            for (var id : OF_ATHLETE) {
                answer = values.containsKey(id) ? answer.replace(values.get(id), id) : answer;
            }
            answers.put(call.id(), answer);
        }
        return answers;
    }

    public List<String> others() {
        return calls(Map.of(), false).stream().map(Call::id).toList();
    }

    private List<Call> calls(Map<String, String> values, boolean ofAthlete) {
        var calls = new ArrayList<Call>();
        document.path("paths").properties().forEach(path -> {
            for (var operation : path.getValue().properties()) {
                var node = operation.getValue();
                if (node.has("operationId")
                        && !path.getKey().startsWith("/v1/operations")
                        && ofAthlete == namesAthlete(path.getKey(), node)) {
                    calls.add(call(path.getKey(), operation.getKey(), node, values));
                }
            }
        });
        return calls;
    }

    /** The parameter of the roster does not name one athlete: it selects several athletes of a list. */
    private static boolean namesAthlete(String path, JsonNode operation) {
        return OF_ATHLETE.stream().anyMatch(id -> path.contains("{" + id + "}"))
                || (hasAthleteQuery(operation)
                        && !operation.path("operationId").asText().equals("listRoster"));
    }

    private static boolean hasAthleteQuery(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("in").asText().equals("query")
                        && parameter.path("name").asText().equals("athleteId"));
    }

    private static Call call(String path, String method, JsonNode operation, Map<String, String> values) {
        var filled = path;
        for (var value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        if (hasAthleteQuery(operation)) {
            filled += "?athleteId=" + values.getOrDefault("athleteId", "");
        }
        var types = operation.path("requestBody").path("content").fieldNames();
        return new Call(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                filled,
                types.hasNext() ? types.next() : "application/json");
    }
}
