package topset.verification.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import topset.verification.chaos.load.LoggingAthletes;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.support.ServiceClient;

/** Lets a real Prometheus scrape both services under load, runs every query of the dashboards, and checks the rules. */
final class WatchedRun {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ATHLETES = 4;
    private static final int SETS_PER_SECOND = 8;
    private static final int TOO_MANY = 429;
    private static final int MOST_REQUESTS = 5_000;
    private static final int REFUSALS = 20;
    private static final String FLOODING = "flooding";

    private WatchedRun() {}

    static int run(Path program) throws IOException, InterruptedException {
        try (var pair = ShakenPair.start();
                var prometheus = Prometheus.start(
                        program,
                        pair.stack().folder().resolve("prometheus"),
                        Map.of(
                                "session-service", pair.session().managementUrl(),
                                "program-service", pair.program().managementUrl()))) {
            var load = List.of(gym(pair, "iron-temple"), gym(pair, "north-gym"));
            load.forEach(LoggingAthletes::start);
            flood(pair);
            var empty = withoutResult(prometheus);
            for (var each : load) {
                each.stop();
            }
            var faults = new ArrayList<String>();
            empty.forEach(query -> faults.add("no result: " + query));
            faults.addAll(faultsOfRules(prometheus.rules()));
            print(prometheus);
            faults.forEach(fault -> System.out.println("    " + fault));
            return faults.isEmpty() ? 0 : 1;
        }
    }

    private static LoggingAthletes gym(ShakenPair pair, String name) {
        return new LoggingAthletes(pair, name, ATHLETES, SETS_PER_SECOND, 1);
    }

    private static void flood(ShakenPair pair) {
        var token = pair.stack().token(FLOODING, "athlete", "hasty");
        var programs = new ServiceClient(URI.create(pair.program().url()), token);
        int refused = 0;
        for (int sent = 0; sent < MOST_REQUESTS && refused < REFUSALS; sent++) {
            if (programs.get("/v1/athletes/hasty/today").status() == TOO_MANY) {
                refused++;
            }
        }
    }

    /** Repeats the queries until each has a result, and returns those that have none when the time is over. */
    private static List<Dashboards.Query> withoutResult(Prometheus prometheus) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var left = Dashboards.queries();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(1_000);
            left = left.stream()
                    .filter(query -> !hasNumber(prometheus.query(query.expression())))
                    .toList();
        }
        return left;
    }

    private static boolean hasNumber(JsonNode result) {
        return result.valueStream()
                .anyMatch(series -> Double.isFinite(series.at("/value/1").asDouble(Double.NaN)));
    }

    private static List<String> faultsOfRules(JsonNode groups) {
        var rules = groups.valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
        var faults = new ArrayList<String>();
        for (var rule : rules) {
            if (!rule.path("health").asText().equals("ok")) {
                faults.add("rule " + rule.path("name").asText() + ": "
                        + rule.path("lastError").asText());
            }
            if (rule.path("state").asText().equals("firing")) {
                faults.add("alert " + rule.path("name").asText() + " fires, although all is well");
            }
        }
        System.out.printf("%d rules are evaluated without an error%n", rules.size() - faults.size());
        return faults;
    }

    private static void print(Prometheus prometheus) {
        var byDashboard = Dashboards.queries().stream()
                .collect(Collectors.groupingBy(Dashboards.Query::dashboard, LinkedHashMap::new, Collectors.toList()));
        byDashboard.forEach((dashboard, queries) -> {
            System.out.println(dashboard);
            for (var query : queries) {
                var result = prometheus.query(query.expression());
                System.out.printf("  %-36s %2d series, such as %s%n", query.panel(), result.size(), first(result));
            }
        });
    }

    private static String first(JsonNode result) {
        return result.isEmpty()
                ? "none"
                : result.at("/0/metric") + " " + result.at("/0/value/1").asText();
    }
}
