package topset.verification.chaos.rounds;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import topset.contract.Topics;
import topset.verification.chaos.comparison.TopicLog;

/** The session topic, deleted, created again, and filled from the store. */
public final class RefilledTopic {

    private RefilledTopic() {}

    public static void from(Round round) throws InterruptedException {
        var topic = TopicLog.ofSessions(round.pair());
        topic.asked(admin -> admin.deleteTopics(List.of(topic.topic())).all().get());
        round.await("the topic to be gone", () -> !topic.mayExist());
        topic.asked(admin -> admin.createTopics(List.of(new NewTopic(topic.topic(), Topics.PARTITIONS, (short) 1)
                        .configs(Map.of("retention.ms", "-1"))))
                .all()
                .get());
        var answer = round.pair()
                .operations(round.pair().session())
                .post("/v1/operations/republish", Map.of("topic", topic.topic(), "from", 0));
        round.mustHold(answer.status() == 200, "republish was answered " + answer.status() + " " + answer.text());
        round.remark(answer.json().path("messages").asText() + " published again");
    }
}
