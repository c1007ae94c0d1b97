package topset.verification.chaos;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import topset.contract.Topics;

/** The session topic is deleted, made anew and filled again from the store, while sets are being logged. */
record TopicRecreated() implements Fault {

    @Override
    public int number() {
        return 12;
    }

    @Override
    public String name() {
        return "topic deleted, made anew, refilled";
    }

    @Override
    public void strike(Round round) throws InterruptedException, ExecutionException {
        round.pause(round.scale().outage().dividedBy(2));
        var topic = new TopicLog(round.pair().stack().bootstrapServers(), Topics.SESSION_EVENTS);
        try (var admin = topic.admin()) {
            admin.deleteTopics(List.of(topic.topic())).all().get();
            round.await("the topic to be gone", () -> !exists(topic));
            admin.createTopics(List.of(new NewTopic(topic.topic(), Topics.PARTITIONS, (short) 1)
                            .configs(Map.of("retention.ms", "-1"))))
                    .all()
                    .get();
        }
        var created = System.nanoTime();
        var answer = round.pair()
                .operations(round.pair().session())
                .post("/v1/operations/republish", Map.of("topic", topic.topic(), "from", 0));
        round.mustHold(answer.status() == 200, "republish was answered " + answer.status() + " " + answer.text());
        round.recovered(created);
        round.remark(answer.json().path("messages").asText() + " published again");
    }

    private static boolean exists(TopicLog topic) {
        try (var admin = topic.admin()) {
            return admin.listTopics().names().get().contains(topic.topic());
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
