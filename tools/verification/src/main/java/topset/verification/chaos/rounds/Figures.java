package topset.verification.chaos.rounds;

import java.net.URI;
import java.time.Duration;
import topset.local.process.Replica;
import topset.verification.support.ServiceClient;

public record Figures(String of, String text) {

    public static Figures of(Replica replica) {
        var answer = new ServiceClient(URI.create(replica.managementUrl()), null)
                .get("/q/metrics")
                .expect(200);
        return new Figures(replica.name(), answer.text());
    }

    public double value(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in the metrics of the " + of));
    }

    public Duration outboxAge() {
        return Duration.ofMillis((long) (value("topset_outbox_age_seconds") * 1_000));
    }
}
