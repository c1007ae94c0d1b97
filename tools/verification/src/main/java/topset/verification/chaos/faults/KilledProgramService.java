package topset.verification.chaos.faults;

import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import topset.testsupport.EventMessage;
import topset.verification.chaos.comparison.ProcessedEvents;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;

/** Kills the program service after its database commit and before the service commits the offsets to Kafka. */
record KilledProgramService() implements Fault.Strike {

    /** Some kills come too late: just before them, the offsets were committed. */
    private static final int TOO_LATE = 10;

    @Override
    public void strike(Round round) throws InterruptedException, SQLException {
        var pair = round.pair();
        var redelivered = 0L;
        var wanted = Math.max(1, round.scale().kills() / 5);
        var kills = 0;
        while (kills < wanted || (redelivered == 0 && kills < wanted + TOO_LATE)) {
            kills++;
            round.pause(700, 2_000);
            round.await("an event to be processed before its offset is committed", () -> betweenCommits(round));
            pair.program().kill();
            var died = System.nanoTime();
            redelivered += processedButNotCommitted(round);
            pair.program().start();
            round.recovered(died);
        }
        round.mustHold(redelivered > 0, "no event was delivered again, so nothing is proven");
        round.remark(kills + " kills, " + redelivered + " delivered again");
    }

    private static boolean betweenCommits(Round round) {
        try {
            return processedButNotCommitted(round) > 0;
        } catch (KafkaException | SQLException away) {
            return false;
        }
    }

    private static long processedButNotCommitted(Round round) throws SQLException {
        var topic = TopicLog.ofSessions(round.pair());
        var committed = topic.committed();
        var seen = ProcessedEvents.of(round.pair(), round.load().gym()).seen();
        return topic.of(round.load().gym()).stream()
                .filter(message -> message.offset() >= committed.getOrDefault(message.partition(), 0L))
                .filter(message -> {
                    var headers = EventMessage.headers(message);
                    return Long.parseLong(headers.getOrDefault("ce_athletesequence", "0"))
                            <= seen.getOrDefault(headers.getOrDefault("ce_subject", ""), 0L);
                })
                .count();
    }
}
