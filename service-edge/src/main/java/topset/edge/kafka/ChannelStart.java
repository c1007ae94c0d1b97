package topset.edge.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Subscribes to the service's topic as soon as a Kafka client can be created. While Kafka's host name does not resolve,
 * no client can be created, and the Kafka connector alone would stop the service at startup or stop the channel
 * permanently.
 */
@ApplicationScoped
class ChannelStart {
    private static final Logger LOG = Logger.getLogger(ChannelStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ChannelRegistry channels;
    private final KafkaLink kafka;
    private final Thread waiting;

    ChannelStart(ChannelRegistry channels, KafkaLink kafka) {
        this.channels = channels;
        this.kafka = kafka;
        this.waiting = Thread.ofVirtual().name("channel-start").unstarted(this::subscribe);
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
            channels.getIncomingNames().stream()
                    .map(channels::getPausable)
                    .filter(Objects::nonNull)
                    .forEach(PausableChannel::resume);
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
            LOG.debugf(e, "Kafka cannot be reached yet; trying again");
            return false;
        }
    }
}
