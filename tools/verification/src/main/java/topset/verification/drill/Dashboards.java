package topset.verification.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import topset.testsupport.Json;
import topset.verification.support.RunningPair;

/** The Grafana dashboards in deploy/monitoring. */
final class Dashboards {

    private Dashboards() {}

    record Query(String dashboard, String panel, String expression) {}

    static List<Query> queries() {
        try (var files = Files.list(RunningPair.root().resolve("deploy/monitoring/grafana/dashboards"))) {
            return files.sorted().flatMap(file -> queries(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Query> queries(Path file) {
        var dashboard = read(file);
        return dashboard
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new Query(
                                dashboard.path("title").asText(),
                                panel.path("title").asText(),
                                target.path("expr").asText())))
                .toList();
    }

    private static JsonNode read(Path file) {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
