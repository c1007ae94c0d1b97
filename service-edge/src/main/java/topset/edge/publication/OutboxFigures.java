package topset.edge.publication;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleSupplier;
import topset.edge.operations.DatabaseGauges;
import topset.store.outbox.Refusal;
import topset.store.outbox.Relay;

/** Registers the metrics of the outbox and of the relay. */
@ApplicationScoped
class OutboxFigures implements MeterBinder {
    private static final String ROWS = "select count(*) from outbox";

    private static final String REFUSED = "select count(*) from refused_message where reason <> 'BEHIND'";

    private final DatabaseGauges gauges;
    private final Relay relay;
    private volatile DoubleSupplier refused = () -> Double.NaN;

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
        var _ = gauges.register(registry, "topset.outbox.rows", "Messages that are not published", ROWS);
        refused = gauges.register(
                registry,
                "topset.messages.refused",
                "Messages that their topics refused and that wait for a person",
                REFUSED);
        Gauge.builder(
                        "topset.topics.refusing",
                        relay,
                        each -> each.refusingTopics().size())
                .description("Topics that refuse every message at present; only the replica that leads counts")
                .register(registry);
        FunctionCounter.builder("topset.relay.published", relay, Relay::published)
                .description("Messages that Kafka has acknowledged")
                .register(registry);
    }

    Duration age() {
        return relay.oldestAge();
    }

    /** 0 if the number is not known yet. */
    long refused() {
        var value = refused.getAsDouble();
        return Double.isNaN(value) ? 0 : (long) value;
    }

    /** The topics that refuse all messages, with the reason. Empty if the relay of this replica does not lead. */
    Map<String, Refusal> refusingTopics() {
        return relay.refusingTopics();
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
