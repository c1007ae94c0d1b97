package topset.program.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import topset.edge.Outage;
import topset.store.StoreFailedException;

/**
 * Session events from Kafka, a batch at a time. Never refuses a batch: a fault of an event is the inbox's affair; what passes by itself
 * (database away, time-out, deadlock) is tried again in place, without end; what does not, or passes for
 * everybody but one, parks the athlete with whom it goes wrong.
 */
@ApplicationScoped
public class SessionEventConsumer {
    private static final Logger LOG = Logger.getLogger(SessionEventConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_FAULTS = 3;

    /** Lock not available, query cancelled by its age, deadlock; the transaction ended by its age (ADR 0040). */
    private static final Set<String> TOO_LONG = Set.of("55P03", "57014", "40P01", "25P04");

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
        var apart = new Apart(events);
        while (true) {
            try {
                if (faults < MOST_FAULTS) {
                    intake.take(events, unreadable);
                } else {
                    intake.take(List.of(), unreadable);
                    unreadable.clear();
                    intake.takeApart(apart);
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

    /**
     * The database answers, and took too long: over a lock, a statement or the transaction as a whole. On a slow machine less
     * at a time helps; and it may be one athlete alone that takes too long.
     */
    private static boolean tookTooLong(RuntimeException e) {
        if (!(e instanceof StoreFailedException failure)) {
            return false;
        }
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return TOO_LONG.contains(failure.sqlState());
    }
}
