package topset.program.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import topset.store.OutgoingMessage;
import topset.store.StoreFailedException;

/**
 * Consumes session events in batches, never rejects a batch, and tries failed events again without limit. {@link
 * Intake} parks an athlete whose events fail while those of others do not.
 */
@ApplicationScoped
public class SessionEventConsumer {
    private static final Logger LOG = Logger.getLogger(SessionEventConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Intake intake;
    private final Counter retries;
    private final AtomicBoolean stopping = new AtomicBoolean();

    SessionEventConsumer(Intake intake, MeterRegistry metrics) {
        this.intake = intake;
        this.retries = Counter.builder("topset_intake_retries")
                .description("Batches processed again because the database was unreachable or too slow")
                .register(metrics);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.set(true);
    }

    @Incoming("session-events")
    // The consumer asks for the next batch after this one is done, so that at most one other batch waits in memory.
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        var events = new ArrayList<topset.store.inbox.Incoming>();
        var unreadable = new ArrayList<OutgoingMessage>();
        for (var each : records) {
            try {
                events.add(SessionFacts.incoming(each));
            } catch (IllegalArgumentException e) {
                unreadable.add(DeadLetter.of(each, String.valueOf(e.getMessage())));
            }
        }
        var batch = new IntakeBatch(events);
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                intake.refuse(unreadable);
                unreadable.clear();
                intake.take(batch);
                return;
            } catch (RuntimeException e) {
                if (stopping.get()) {
                    // The service is stopping. The batch is not acknowledged, so Kafka delivers it again after the
                    // restart.
                    throw e;
                }
                retries.increment();
                // The message of a database failure says enough, so the stack trace is not logged.
                LOG.warnf(
                        e instanceof StoreFailedException ? null : e,
                        "Could not process all of %d session events; trying again in %d ms: %s",
                        events.size(),
                        pause.toMillis(),
                        e.getMessage());
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }
}
