package topset.program.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import topset.contract.Envelope;
import topset.store.Athlete;

/**
 * Session events from Kafka, a batch at a time. Never refuses a batch: a fault of an event is the inbox's affair, and
 * whatever else goes wrong (database away, time-out, deadlock) is tried again in place, without end.
 */
@ApplicationScoped
public class SessionEventConsumer {
    private static final Logger LOG = Logger.getLogger(SessionEventConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Intake intake;
    private final MeterRegistry metrics;
    private final AtomicBoolean stopping = new AtomicBoolean();

    SessionEventConsumer(Intake intake, MeterRegistry metrics) {
        this.intake = intake;
        this.metrics = metrics;
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
            read(each, events, unreadable);
        }
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                intake.take(events, unreadable);
                return;
            } catch (RuntimeException e) {
                if (stopping.get()) {
                    throw e; // not acknowledged: it comes again after the restart
                }
                metrics.counter("topset_intake_retries").increment();
                LOG.warnf(
                        e,
                        "Could not take %d session events in; trying again in %d ms",
                        events.size(),
                        pause.toMillis());
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private static void read(
            ConsumerRecord<byte[], byte[]> each, List<topset.store.Incoming> events, List<DeadLetter> unreadable) {
        var headers = headers(each);
        try {
            var envelope = Envelope.read(headers);
            if (envelope.athleteSequence() < 1) {
                throw new IllegalArgumentException("header ce_athletesequence is below 1");
            }
            events.add(new topset.store.Incoming(
                    new Athlete(envelope.gym(), envelope.subject()),
                    envelope.athleteSequence(),
                    envelope.id(),
                    envelope.type(),
                    headers,
                    each.value()));
        } catch (IllegalArgumentException e) {
            unreadable.add(new DeadLetter(
                    each.key() == null ? "" : new String(each.key(), StandardCharsets.UTF_8),
                    headers,
                    each.value(),
                    String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> each) {
        var headers = new HashMap<String, String>();
        each.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return headers;
    }
}
