package topset.verification.chaos.faults;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import topset.contract.Topics;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Scale;

/**
 * Starts a second instance of the program service, which gets half of the partitions. Later ends this instance: the
 * short form stops it with SIGTERM, the long form kills it.
 */
record SecondProgramService() implements Fault {

    @Override
    public int number() {
        return 7;
    }

    @Override
    public String name() {
        return "program service joins and leaves";
    }

    @Override
    public void strike(Round round) throws InterruptedException {
        var second = round.pair().programService("second-program-service", Map.of());
        try {
            var joined = System.nanoTime();
            second.start();
            round.await("two to share the partitions", () -> members(round) == 2);
            round.recovered(joined);
            round.pause(500, 1_500);
            if (round.scale().equals(Scale.SHORT)) {
                second.stop();
            } else {
                second.kill();
            }
            var died = System.nanoTime();
            round.await("one to have all partitions again", () -> members(round) == 1);
            round.recovered(died);
        } finally {
            second.stop();
        }
    }

    static int members(Round round) {
        try {
            return new TopicLog(round.pair().stack().bootstrapServers(), Topics.SESSION_EVENTS).members();
        } catch (ExecutionException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
