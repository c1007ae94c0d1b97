package topset.edge.webhooks;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import topset.edge.operations.DatabaseGauges;

@ApplicationScoped
class WebhookFigures {
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";
    static final String DEAD = "dead";

    static Counter tries(MeterRegistry metrics, String result) {
        return metrics.counter("topset.webhook.tries", "result", result);
    }

    void start(@Observes StartupEvent event, MeterRegistry metrics, DatabaseGauges gauges) {
        // Exists before the first attempt, so that its rate is 0 instead of unknown.
        for (var result : List.of(DELIVERED, FAILED, DEAD)) {
            tries(metrics, result);
        }
        gauges.register(
                metrics,
                "topset.webhook.oldest.pending.seconds",
                "Age of the oldest message that waits for its receiver",
                "select coalesce(extract(epoch from now() - min(since)), 0) from webhook_delivery where dead_at is null");
        gauges.register(
                metrics,
                "topset.webhook.dead",
                "Messages whose tries have ended; 10,000 means at least 10,000",
                "select count(*) from (select from webhook_delivery where dead_at is not null limit 10000) as dead");
    }
}
