package topset.edge.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import topset.edge.kafka.TopicSetup;

/** May report degraded but never DOWN, because the service accepts sets while Kafka cannot be reached. */
@Readiness
@ApplicationScoped
class PublicationHealth implements HealthCheck {
    private static final Duration LATE = Duration.ofSeconds(5);

    private final OutboxFigures outbox;
    private final TopicSetup topics;

    @Inject
    PublicationHealth(OutboxFigures outbox, TopicSetup topics) {
        this.outbox = outbox;
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        var mismatches = topics.mismatches();
        var refusing = new TreeMap<>(outbox.refusingTopics());
        var refused = outbox.refused();
        var degraded = !topics.done()
                || !mismatches.isEmpty()
                || !refusing.isEmpty()
                || refused > 0
                || outbox.age().compareTo(LATE) > 0;
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
                .withData("outboxAgeMillis", outbox.age().toMillis())
                .withData("leadsRelay", outbox.leading())
                .build();
    }
}
