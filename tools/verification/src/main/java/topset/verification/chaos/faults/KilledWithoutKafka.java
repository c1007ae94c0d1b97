package topset.verification.chaos.faults;

import java.time.Duration;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;

/**
 * Kills the session service, started without Kafka, before it can send any message, so messages only in memory are
 * lost.
 */
record KilledWithoutKafka() implements Fault.Strike {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SOME = 5;

    @Override
    public void strike(Round round) throws InterruptedException {
        var kafka = round.pair().stack().kafka();
        var session = round.pair().session();
        // The service starts while Kafka is stopped. So it has sent no message that could arrive later.
        session.kill();
        kafka.kill();
        session.start();
        var before = round.load().ledger().size();
        round.await(
                "sets to be logged without Kafka",
                PATIENCE,
                () -> round.load().ledger().size() >= before + SOME);
        round.pause(round.scale().outage());
        session.kill();
        kafka.start();
        session.start();
        round.recovered(System.nanoTime());
    }
}
