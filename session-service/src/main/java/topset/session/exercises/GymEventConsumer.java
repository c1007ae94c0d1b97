package topset.session.exercises;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.kafka.EventRecord;
import topset.session.coaches.KnownCoaches;
import topset.store.Athlete;

/**
 * The replicas share the partitions. A batch is retried until the database has stored it; only then are its offsets
 * committed. So the last events of a killed replica are delivered again, and the inbox drops them.
 */
@ApplicationScoped
class GymEventConsumer {
    private static final Logger LOG = Logger.getLogger(GymEventConsumer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final GymEventIntake intake;
    private final KnownCoaches coaches;
    private final Job replay = new Job("gym-events-replay", PAUSE, this::replay);
    private final AtomicBoolean stopping = new AtomicBoolean();

    GymEventConsumer(GymEventIntake intake, KnownCoaches coaches) {
        this.intake = intake;
        this.coaches = coaches;
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(replay);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.set(true);
    }

    /** Once after each start. */
    private void replay() {
        intake.replayParked();
        replay.stop();
    }

    @Incoming("gym-events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        var events = new ArrayList<topset.store.inbox.Incoming>();
        for (var each : records) {
            try {
                events.add(EventRecord.read(each, envelope -> Athlete.ofGym(envelope.gym())));
            } catch (IllegalArgumentException e) {
                LOG.errorf(
                        "Skipping an unreadable record of %s, partition %d, offset %d: %s",
                        each.topic(), each.partition(), each.offset(), e.getMessage());
            }
        }
        while (!events.isEmpty()) {
            try {
                coaches.take(events);
                intake.take(events);
                return;
            } catch (RuntimeException e) {
                if (stopping.get()) {
                    // The batch is not acknowledged, so Kafka delivers it again after the restart.
                    throw e;
                }
                LOG.warnf("Gym events could not be processed; trying again: %s", e);
                Thread.sleep(PAUSE);
            }
        }
    }
}
