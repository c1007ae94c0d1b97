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
import topset.edge.Outage;
import topset.store.StoreFailedException;

/**
 * Session events from Kafka, a batch at a time. Never refuses a batch: a fault of an event is the inbox's affair; what passes by itself
 * (database away, time-out, deadlock) is tried again in place, without end; what does not parks the athlete with whom it goes wrong.
 */
@ApplicationScoped
public class SessionEventConsumer {
    private static final Logger LOG = Logger.getLogger(SessionEventConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_FAULTS = 3;

    private final Intake intake;
    private final Counter retries;
    private final AtomicBoolean stopping = new AtomicBoolean();

    SessionEventConsumer(Intake intake, MeterRegistry metrics) {
        this.intake = intake;
        this.retries = Counter.builder("topset_intake_retries")
                .description("Batches that were tried again: the database was away, or too slow")
                .register(metrics);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.set(true);
    }

    @Incoming("session-events")
    @Blocking // ordered: the next batch is asked for when this one is done, which is the back-pressure (ADR 0008)
    void take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        var events = new ArrayList<topset.store.Incoming>();
        var unreadable = new ArrayList<DeadLetter>();
        for (var each : records) {
            switch (SessionRecord.of(each)) {
                case SessionRecord.Event(var event) -> events.add(event);
                case SessionRecord.Unreadable(var letter) -> unreadable.add(letter);
            }
        }
        var pause = FIRST_PAUSE;
        int faults = 0;
        while (true) {
            try {
                if (faults < MOST_FAULTS) {
                    intake.take(events, unreadable);
                } else {
                    intake.takeApart(events, unreadable);
                }
                return;
            } catch (RuntimeException e) {
                if (stopping.get()) {
                    throw e; // not acknowledged: it comes again after the restart
                }
                retries.increment();
                faults += Outage.isBehind(e) && !tookTooLong(e) ? 0 : 1;
                // Where the database is away or busy its own words say all there is to say.
                LOG.warnf(
                        e instanceof StoreFailedException ? null : e,
                        "Could not take %d session events in; trying again in %d ms: %s",
                        events.size(),
                        pause.toMillis(),
                        e.getMessage());
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** PostgreSQL ended the transaction by its age (ADR 0040): on a machine that slow, less at a time. */
    private static boolean tookTooLong(RuntimeException e) {
        return e instanceof StoreFailedException failure && "25P04".equals(failure.sqlState());
    }
}
