package topset.edge.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import topset.edge.operations.DatabaseGauges;

/** The gauges of webhooks. */
@ApplicationScoped
class WebhookFigures {
    void start(@Observes StartupEvent event, MeterRegistry metrics, DatabaseGauges gauges) {
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
