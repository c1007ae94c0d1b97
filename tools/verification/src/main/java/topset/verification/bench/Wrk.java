package topset.verification.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import topset.verification.bench.measure.Programs;

/** Runs the load generator wrk, which sends prepared requests and waits on each connection for the answer. */
record Wrk(URI service, Path folder) {
    private static final int THREADS = 1;

    private static final Pattern MEASURED = Pattern.compile("measured: (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

    /** One run: answers other than 2xx are refused, requests without an answer are broken; latencies in microseconds. */
    record Result(long requests, long micros, long refused, long broken, long p50, long p99) {}

    Result send(Path requests, int connections, int seconds) throws IOException, InterruptedException {
        var output = Programs.output(
                "wrk",
                "-t" + THREADS,
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "-s",
                script().toString(),
                service.toString(),
                "--",
                requests.toString(),
                Integer.toString(THREADS));
        var measured = MEASURED.matcher(output);
        if (!measured.find()) {
            throw new IllegalStateException("wrk printed no result: " + output);
        }
        return new Result(
                Long.parseLong(measured.group(1)),
                Long.parseLong(measured.group(2)),
                Long.parseLong(measured.group(3)),
                Long.parseLong(measured.group(4)),
                Long.parseLong(measured.group(5)),
                Long.parseLong(measured.group(6)));
    }

    private Path script() throws IOException {
        var file = folder.resolve("sets.lua");
        try (var script = Objects.requireNonNull(Wrk.class.getResourceAsStream("/bench/sets.lua"))) {
            Files.write(file, script.readAllBytes());
        }
        return file;
    }
}
