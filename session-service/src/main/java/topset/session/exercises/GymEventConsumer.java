package topset.session.exercises;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.contract.EventType;
import topset.contract.GymFact;
import topset.contract.GymFact.AthleteCoachesChanged;
import topset.contract.GymFact.ExerciseDefined;
import topset.contract.GymFact.ExerciseRetired;
import topset.edge.kafka.EventRecord;
import topset.edge.web.ContractJson;
import topset.edge.web.Outage;
import topset.session.coaches.KnownCoaches;
import topset.store.Athlete;

/**
 * Copies what gyms decide in the program service. The replicas share the partitions. A batch is retried until the
 * database has stored it; only then are its offsets committed. So the last events of a killed replica are delivered
 * again, which changes nothing: of each fact the event with the highest number counts. An event that cannot be read is
 * skipped, because a later republication of the gym's events contains it again (ADR 0135).
 */
@ApplicationScoped
@Startup // Created when the service starts, so that the metric exists before the first event.
class GymEventConsumer {
    private static final Logger LOG = Logger.getLogger(GymEventConsumer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_LOGGED = 300;

    private final KnownExercises exercises;
    private final KnownCoaches coaches;
    private final Counter skipped;
    private final AtomicBoolean stopping = new AtomicBoolean();

    GymEventConsumer(KnownExercises exercises, KnownCoaches coaches, MeterRegistry metrics) {
        this.exercises = exercises;
        this.coaches = coaches;
        this.skipped = Counter.builder("topset.gym.events.skipped")
                .description("Events of gyms that could not be read, so that the copied data may be out of date")
                .register(metrics);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.set(true);
    }

    @Incoming("gym-events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        for (var each : records) {
            while (!isDone(each)) {
                Thread.sleep(PAUSE);
            }
        }
    }

    /** False if the database is away. */
    private boolean isDone(ConsumerRecord<byte[], byte[]> received) {
        try {
            store(EventRecord.read(received, envelope -> Athlete.ofGym(envelope.gym())));
        } catch (RuntimeException e) {
            if (!Outage.isBehind(e)) {
                skip(received, e);
            } else if (stopping.get()) {
                // The batch is not acknowledged, so Kafka delivers it again after the restart.
                throw e;
            } else {
                LOG.warnf("Gym events could not be processed; trying again: %s", e);
                return false;
            }
        }
        return true;
    }

    private void store(topset.store.inbox.Incoming event) {
        var type = event.type();
        if (type.equals(EventType.EXERCISE_DEFINED.ceType())) {
            exercises.define(read(event, ExerciseDefined.class), event.sequence());
        } else if (type.equals(EventType.EXERCISE_RETIRED.ceType())) {
            exercises.retire(read(event, ExerciseRetired.class), event.sequence());
        } else if (type.equals(EventType.ATHLETE_COACHES_CHANGED.ceType())) {
            coaches.change(read(event, AthleteCoachesChanged.class), event.sequence());
        } else if (type.equals(EventType.COACHES_SEE_CHANGED.ceType())) {
            coaches.changeCoachesSee(event.athlete().gym(), requireNonNull(event.value()), event.sequence());
        } else {
            throw new IllegalArgumentException("unknown type " + type);
        }
    }

    private static <T extends GymFact> T read(topset.store.inbox.Incoming event, Class<T> type) {
        var fact = ContractJson.read(requireNonNull(event.value(), "the event has no value"), type);
        if (!event.athlete().gym().equals(fact.gym())) {
            throw new IllegalArgumentException("the gym of the value differs from that of the headers");
        }
        return fact;
    }

    private void skip(ConsumerRecord<byte[], byte[]> received, RuntimeException reason) {
        skipped.increment();
        var headers = EventRecord.headers(received);
        LOG.errorf(
                reason,
                "Skipping the event %s of gym %s (%s, partition %d, offset %d): what the gym has decided may be out of"
                        + " date until its events are published again",
                shortened(headers.get("ce_id")),
                shortened(headers.get("ce_gym")),
                received.topic(),
                received.partition(),
                received.offset());
    }

    private static String shortened(@Nullable String header) {
        var text = String.valueOf(header);
        return text.length() > LONGEST_LOGGED ? text.substring(0, LONGEST_LOGGED) + " …" : text;
    }
}
