package topset.edge.kafka;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;

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
    private final Job job = new Job("channel-start", PAUSE, this::subscribe);

    ChannelStart(ChannelRegistry channels, KafkaLink kafka) {
        this.channels = channels;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
        job.wake();
    }

    private void subscribe() {
        if (canCreateClient()) {
            channels.getIncomingNames().stream()
                    .map(channels::getPausable)
                    .filter(Objects::nonNull)
                    .forEach(PausableChannel::resume);
            job.stop();
        }
    }

    private boolean canCreateClient() {
        try {
            kafka.admin(Duration.ofSeconds(5)).close(Duration.ZERO);
            return true;
        } catch (KafkaException e) {
            LOG.debugf(e, "Kafka cannot be reached yet; trying again");
            return false;
        }
    }
}
