package topset.verification.drill;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import topset.contract.Topics;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Runbook;

/**
 * Restores both databases to a point in time from a base backup and the archived write-ahead log. The sets that were
 * logged later are read again from Kafka, as docs/operations.md says in *A backup was restored*.
 */
record PointInTimeRestore() implements Fault.Strike {
    private static final double MEGABYTE = 1024 * 1024;

    @Override
    public void strike(Round round) throws Exception {
        var archive = new PostgresArchive(round.pair());
        archive.begin();
        round.recovered(System.nanoTime());

        var began = System.nanoTime();
        var bytes = archive.backUp();
        round.remark(String.format(Locale.ROOT, "base backup of %.0f MB in %.1f s", bytes / MEGABYTE, since(began)));
        round.pause(round.scale().outage());
        round.load().expectForgetting();
        var time = archive.archivedNow();
        round.pause(round.scale().outage());
        round.load().stop();
        round.await("the events after that time to be processed", () -> Runbook.lastEventsAreProcessed(round));

        var lost = System.nanoTime();
        round.pair().session().kill();
        round.pair().program().kill();
        archive.lose();
        archive.restore(time);
        round.remark(String.format(Locale.ROOT, "PostgreSQL restored after %.1f s", since(lost)));
        readFromTheBeginning(round);
        ShakenPair.startTogether(round.pair().session(), round.pair().program());
        round.remark(String.format(Locale.ROOT, "services ready after %.1f s", since(lost)));
        var sent = Runbook.sendAgainFromTheTopic(round);
        round.remark(sent + " sessions and sets restored from the topic");
        Runbook.refillTopic(round);
        round.await(
                "all athletes to continue", () -> replayForked(round) == 0 && Runbook.lastEventsAreProcessed(round));
        round.recoveredAfter(lost, () -> replayForked(round));
        publishTargets(round);
    }

    /** The restored inbox is older than the offsets in Kafka. */
    private static void readFromTheBeginning(Round round) throws InterruptedException {
        var topic = TopicLog.ofSessions(round.pair());
        var first = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            first.put(new TopicPartition(Topics.SESSION_EVENTS, partition), new OffsetAndMetadata(0));
        }
        round.await("the killed consumer to leave its group", () -> reset(topic, first));
    }

    private static boolean reset(TopicLog topic, Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            topic.asked(admin -> admin.alterConsumerGroupOffsets(TopicLog.INTAKE_GROUP, offsets)
                    .all()
                    .get());
            return true;
        } catch (KafkaException stillThere) {
            return false;
        }
    }

    /** The restored database has the states of the restored time. */
    private static void publishTargets(Round round) {
        var answer = round.pair()
                .operations(round.pair().program())
                .post("/v1/operations/republish", Map.of("topic", Topics.TARGETS, "from", 0));
        round.mustHold(answer.status() == 200, "republish was answered " + answer.status() + " " + answer.text());
    }

    private static int replayForked(Round round) {
        return round.pair().replayParked(round.load().gym(), item -> true);
    }

    private static double since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis() / 1e3;
    }
}
