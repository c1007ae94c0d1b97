package topset.verification.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import topset.local.process.Ports;
import topset.local.process.Processes;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;

/** A real Prometheus that scrapes the services each second and evaluates the rules in deploy/monitoring. */
record Prometheus(Process process, ServiceClient client) implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(1);
    private static final Duration SHUTDOWN = Duration.ofSeconds(20);
    private static final int OK = 200;

    static Prometheus start(Path program, Path folder, Map<String, String> jobs) throws IOException {
        Files.createDirectories(folder);
        var config = Files.writeString(folder.resolve("prometheus.yml"), config(jobs));
        int port = Ports.free(1).getFirst();
        var log = folder.resolve("prometheus.log");
        var process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var prometheus = new Prometheus(process, new ServiceClient(URI.create("http://127.0.0.1:" + port), null));
        var deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!prometheus.isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                prometheus.close();
                throw new IOException("Prometheus does not become ready: " + Files.readString(log));
            }
            Processes.pause(Processes.LOOK_EVERY);
        }
        return prometheus;
    }

    private static String config(Map<String, String> jobs) {
        var text = new StringBuilder("""
            global:
              scrape_interval: 1s
              evaluation_interval: 1s
              external_labels: {docs: "https://docs.test"}
            rule_files: ["%s/*.rules.yml"]
            scrape_configs:
            """.formatted(RunningPair.root().resolve("deploy/monitoring/rules")));
        jobs.forEach(
                (job, url) -> text.append("""
                      - job_name: %s
                        metrics_path: /q/metrics
                        static_configs: [{targets: ["%s"]}]
                    """.formatted(job, URI.create(url).getAuthority())));
        return text.toString();
    }

    private boolean isReady() {
        try {
            return client.get("/-/ready").status() == OK;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    JsonNode query(String expression) {
        var encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return client.get("/api/v1/query?query=" + encoded).expect(OK).json().at("/data/result");
    }

    JsonNode rules() {
        return client.get("/api/v1/rules").expect(OK).json().at("/data/groups");
    }

    @Override
    public void close() {
        Processes.end(process.toHandle(), SHUTDOWN);
    }
}
