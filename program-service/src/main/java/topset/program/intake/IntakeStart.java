package topset.program.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;
import topset.edge.kafka.KafkaLink;

/**
 * Subscribes to the session events as soon as a Kafka client can be created. While Kafka's host name does not resolve,
 * no client can be created, and the Kafka connector alone would stop the service at startup or stop the channel
 * permanently.
 */
@ApplicationScoped
class IntakeStart {
    private static final Logger LOG = Logger.getLogger(IntakeStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PausableChannel events;
    private final KafkaLink kafka;
    private final Thread waiting;

    IntakeStart(@Channel("session-events") PausableChannel events, KafkaLink kafka) {
        this.events = events;
        this.kafka = kafka;
        this.waiting = Thread.ofVirtual().name("intake-start").unstarted(this::subscribe);
    }

    void start(@Observes StartupEvent event) {
        waiting.start();
    }

    void stop(@Observes ShutdownEvent event) {
        waiting.interrupt();
    }

    private void subscribe() {
        try {
            while (!canCreateClient()) {
                Thread.sleep(PAUSE);
            }
            events.resume();
        } catch (InterruptedException e) {
            // The service is stopping. It will subscribe after its next start.
            Thread.currentThread().interrupt();
        }
    }

    private boolean canCreateClient() {
        try {
            Admin.create(kafka.with(Map.of())).close(Duration.ZERO);
            return true;
        } catch (KafkaException e) {
            LOG.debugf(e, "The intake cannot reach Kafka yet and tries again");
            return false;
        }
    }
}
