package topset.verification.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import topset.testsupport.Eventually;
import topset.testsupport.Json;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;

/** The OpenAPI document of a service, both as stored in docs/openapi and as served. */
enum StoredApi {
    SESSION_SERVICE,
    PROGRAM_SERVICE;

    /**
     * An operation of an OpenAPI document.
     *
     * @param call method and path
     */
    record Operation(String call, JsonNode node) {
        String id() {
            return node.path("operationId").asText();
        }

        /** Returns the operation's first response whose status is 2xx. */
        JsonNode success() {
            return node.path("responses")
                    .propertyStream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .sorted(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(call + " must have a response of status 2xx"));
        }

        /** Returns the media type object of the success response, which has its schema and its example. */
        JsonNode content() {
            return success().path("content").valueStream().findFirst().orElse(Json.read("{}"));
        }
    }

    String service() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String fileName() {
        return service() + ".json";
    }

    /** Returns the served document unchanged, so that it can be stored. */
    String served() {
        return new ServiceClient(address(), null)
                .patiently(Eventually.AT_MOST)
                .get("/q/openapi?format=json")
                .expect(200)
                .text();
    }

    URI address() {
        var pair = RunningPair.get();
        return this == SESSION_SERVICE ? pair.sessions() : pair.programs();
    }

    JsonNode stored() {
        try {
            return Json.read(Files.readString(path()));
        } catch (IOException e) {
            throw new AssertionError("docs/openapi must have " + fileName(), e);
        }
    }

    private Path path() {
        return RunningPair.root().resolve("docs/openapi").resolve(fileName());
    }

    static List<Operation> operations(JsonNode api) {
        var operations = new ArrayList<Operation>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("responses"))
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue()))));
        return operations;
    }
}
