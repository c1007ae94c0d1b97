package topset.verification.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import topset.testsupport.Json;
import topset.verification.support.Answer;
import topset.verification.support.GymClient;
import topset.verification.support.ServiceClient;

/** Exports and imports gyms over HTTP, and compares the exported lines. */
final class ExportedLines {
    private ExportedLines() {}

    /** Returns the exports of both services in one file. */
    static String export(GymClient gym) {
        var coach = gym.coach();
        return coach.sessions().get("/v1/export").expect(200).text()
                + coach.programs().get("/v1/export").expect(200).text();
    }

    static JsonNode post(ServiceClient service, String file) {
        return postRaw(service, file).expect(200).json();
    }

    static Answer postRaw(ServiceClient service, String file) {
        return service.send("POST", "/v1/imports", file, Map.of("Content-Type", "application/x-ndjson"));
    }

    static boolean isImported(String line) {
        return !List.of("export", "export-end", "audit", "seen-flag")
                .contains(Json.read(line).path("type").asText());
    }

    static List<String> withoutFileLines(String file) {
        return file.lines().filter(ExportedLines::isImported).toList();
    }

    /**
     * Returns the lines that an import reads, without the values that each gym assigns itself. The lines are grouped:
     * the lines of each session, and all other lines. Within a group the order is kept. The order of the sessions is
     * not compared, because several sessions are imported at the same time.
     */
    static Map<String, List<JsonNode>> decisions(String file) {
        return file.lines()
                .filter(ExportedLines::isImported)
                .map(line -> {
                    var read = (ObjectNode) Json.read(line);
                    read.remove(List.of("sequence", "recordedAt", "actor"));
                    return (JsonNode) read;
                })
                .collect(Collectors.groupingBy(line -> line.path("sessionId").asText()
                        + line.path("session").path("sessionId").asText()));
    }
}
