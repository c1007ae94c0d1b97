package topset.verification.chaos;

import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import topset.contract.SetRole;
import topset.verification.LoggedSet;

/** An athlete whose sets come by Kafka, as from a session service without limits: all in one session. */
final class FloodOnTheTopic {
    static final String ATHLETE = "flooding-topic";

    private final ShakenPair pair;
    private final String gym;
    private final int sets;

    FloodOnTheTopic(ShakenPair pair, String gym, int sets) {
        this.pair = pair;
        this.gym = gym;
        this.sets = sets;
    }

    /** Returns once Kafka has acknowledged all. */
    void send() {
        var startedAt = TrainingPlan.STARTS_ON
                .atTime(LocalTime.of(7, 0))
                .atZone(TrainingPlan.ZONE)
                .toOffsetDateTime();
        var sessionId = UUID.randomUUID();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", pair.stack().bootstrapServers(), "acks", "all", "linger.ms", 5);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int n = 1; n <= sets; n++) {
                var set = LoggedSet.bench(SetRole.TOP, "100", 4, "8", startedAt.plusSeconds(n));
                var _ = producer.send(SpoiltMessages.good(gym, new KnownSet(ATHLETE, sessionId, startedAt, 1, set), n));
            }
            producer.flush();
        }
    }
}
