package topset.verification.chaos;

import java.net.URI;
import java.time.Duration;
import topset.local.Replica;
import topset.verification.Service;

/**
 * The metrics of a process, as operators see them.
 *
 * @param text in Prometheus' form
 */
record Figures(String of, String text) {

    static Figures of(Replica replica) {
        var answer = new Service(URI.create(replica.managementUrl()), null)
                .get("/q/metrics")
                .expect(200);
        return new Figures(replica.name(), answer.text());
    }

    /** @throws AssertionError when there is none of that name */
    double value(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in the metrics of the " + of));
    }

    /** Age of the oldest event that is not published. */
    Duration outboxAge() {
        return Duration.ofMillis((long) (value("topset_outbox_age_seconds") * 1_000));
    }
}
