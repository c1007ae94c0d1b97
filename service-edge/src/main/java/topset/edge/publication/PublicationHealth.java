package topset.edge.publication;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import topset.edge.kafka.TopicSetup;
import topset.edge.operations.DatabaseGauges;
import topset.store.outbox.Relay;

/**
 * Registers the metrics of the outbox and of the relay. The health may report degraded but never DOWN, because the
 * service accepts sets while Kafka cannot be reached.
 */
@Readiness
@ApplicationScoped
class PublicationHealth implements HealthCheck, MeterBinder {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final String ROWS = "select count(*) from outbox";
    private static final String REFUSED = "select count(*) from refused_message where reason <> 'BEHIND'";

    private final DatabaseGauges gauges;
    private final Relay relay;
    private final TopicSetup topics;

    /** NaN if the number is not known yet. */
    private volatile DoubleSupplier refused = () -> Double.NaN;

    @Inject
    PublicationHealth(DatabaseGauges gauges, Relay relay, TopicSetup topics) {
        this.gauges = gauges;
        this.relay = relay;
        this.topics = topics;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("topset.outbox.age", relay, PublicationHealth::ageInSeconds)
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

    @Override
    public HealthCheckResponse call() {
        var mismatches = topics.mismatches();
        var refusing = new TreeMap<>(relay.refusingTopics());
        var refused = Double.isNaN(this.refused.getAsDouble()) ? 0 : (long) this.refused.getAsDouble();
        var degraded = !topics.done()
                || !mismatches.isEmpty()
                || !refusing.isEmpty()
                || refused > 0
                || relay.oldestAge().compareTo(LATE) > 0;
        return HealthCheckResponse.named("publication")
                .up()
                .withData("state", degraded ? "degraded" : "good")
                .withData("topicsThere", topics.done())
                .withData("topicsThatDiffer", String.join("; ", mismatches))
                .withData(
                        "topicsThatRefuse",
                        refusing.entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue())
                                .collect(Collectors.joining("; ")))
                .withData("messagesRefused", refused)
                .withData("outboxAgeMillis", relay.oldestAge().toMillis())
                .withData("leadsRelay", relay.leading())
                .build();
    }

    private static double ageInSeconds(Relay relay) {
        return relay.sinceLastLook().compareTo(DatabaseGauges.KEPT) < 0
                ? relay.oldestAge().toMillis() / 1000.0
                : Double.NaN;
    }
}
