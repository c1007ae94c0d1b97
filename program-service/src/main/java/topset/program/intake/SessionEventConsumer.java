package topset.program.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import topset.edge.web.Outage;
import topset.store.StoreFailedException;

/**
 * Consumes session events from Kafka in batches, and never rejects a batch. The inbox handles faulty events. Temporary
 * failures (database unreachable, time-out, deadlock) are retried here without limit. Any other failure parks the
 * athlete of the failing event: the athlete's events wait for an operator. So does a time-out that concerns one athlete
 * only.
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
        var unreadable = new ArrayList<DeadLetter>();
        for (var each : records) {
            switch (SessionRecord.of(each)) {
                case SessionRecord.Event(var event) -> events.add(event);
                case SessionRecord.Unreadable(var letter) -> unreadable.add(letter);
            }
        }
        var pause = FIRST_PAUSE;
        int faults = 0;
        var rest = new SplitBatch(events);
        while (true) {
            try {
                if (faults < MOST_FAULTS) {
                    intake.take(events, unreadable);
                } else {
                    intake.take(List.of(), unreadable);
                    unreadable.clear();
                    intake.processAthleteByAthlete(rest);
                }
                return;
            } catch (RuntimeException e) {
                if (stopping.get()) {
                    // The service is stopping. The batch is not acknowledged, so Kafka delivers it again after the
                    // restart.
                    throw e;
                }
                retries.increment();
                faults += Outage.isBehind(e) && !tookTooLong(e) ? 0 : 1;
                // The message of a database failure says enough, so the stack trace is not logged.
                LOG.warnf(
                        e instanceof StoreFailedException ? null : e,
                        "Could not process %d session events; trying again in %d ms: %s",
                        events.size(),
                        pause.toMillis(),
                        e.getMessage());
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /**
     * Whether the database reported a time-out of a lock, a statement or the transaction. If it did, the batch is split
     * by athlete: smaller transactions help on a slow machine, and an athlete that alone causes the time-outs is found.
     */
    private static boolean tookTooLong(RuntimeException e) {
        return e instanceof StoreFailedException && (Outage.concernsOneTransaction(e) || Outage.isWithoutAnswer(e));
    }
}
