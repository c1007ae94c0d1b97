package topset.edge;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import topset.store.Relay;

/** What waits to be published, and what was. */
@ApplicationScoped
class OutboxFigures implements MeterBinder {
    private static final String ROWS = "select count(*) from outbox";

    private final DatabaseGauges gauges;
    private final Relay relay;

    @Inject
    OutboxFigures(DatabaseGauges gauges, Relay relay) {
        this.gauges = gauges;
        this.relay = relay;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("topset.outbox.age", relay, OutboxFigures::ageInSeconds)
                .baseUnit("seconds")
                .description("Age of the oldest message that is not published; 0 when there is none")
                .register(registry);
        gauges.register(registry, "topset.outbox.rows", "Messages that are not published", ROWS);
        FunctionCounter.builder("topset.relay.published", relay, Relay::published)
                .description("Messages that Kafka has acknowledged")
                .register(registry);
    }

    Duration age() {
        return relay.oldestAge();
    }

    boolean leading() {
        return relay.leading();
    }

    private static double ageInSeconds(Relay relay) {
        return relay.sinceLastLook().compareTo(DatabaseGauges.KEPT) < 0
                ? relay.oldestAge().toMillis() / 1000.0
                : Double.NaN;
    }
}
