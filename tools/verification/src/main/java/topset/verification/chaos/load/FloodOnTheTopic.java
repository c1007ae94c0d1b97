package topset.verification.chaos.load;

import java.time.LocalTime;
import java.util.UUID;
import topset.contract.SetRole;
import topset.testsupport.TopicPublisher;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.support.SetRequest;

/** Publishes the sets of one athlete to Kafka, all in one session, as a session service without limits would. */
public final class FloodOnTheTopic {
    public static final String ATHLETE = "flooding-topic";

    private final ShakenPair pair;
    private final String gym;
    private final int sets;

    public FloodOnTheTopic(ShakenPair pair, String gym, int sets) {
        this.pair = pair;
        this.gym = gym;
        this.sets = sets;
    }

    public void send() {
        var startedAt = TrainingPlan.STARTS_ON
                .atTime(LocalTime.of(7, 0))
                .atZone(TrainingPlan.ZONE)
                .toOffsetDateTime();
        var sessionId = UUID.randomUUID();
        try (var publisher = new TopicPublisher(pair.stack().bootstrapServers())) {
            for (int n = 1; n <= sets; n++) {
                var set = SetRequest.bench(SetRole.TOP, "100", 4, "8", startedAt.plusSeconds(n));
                var _ = publisher.send(
                        SpoiltMessages.good(gym, new KnownSet(ATHLETE, sessionId, startedAt, 1, set), n));
            }
        }
    }
}
