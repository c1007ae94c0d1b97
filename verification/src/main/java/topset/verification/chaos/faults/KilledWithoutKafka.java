package topset.verification.chaos.faults;

import java.time.Duration;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;

/**
 * The session service starts without Kafka and is killed before it could send anything. Data that it had only in memory
 * is lost. This combination of two faults of {@link Faults} reliably detects a missing outbox.
 */
record KilledWithoutKafka() implements Fault {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SOME = 5;

    @Override
    public int number() {
        return 4;
    }

    @Override
    public String name() {
        return "session service killed without Kafka";
    }

    @Override
    public void strike(Round round) throws InterruptedException {
        var kafka = round.pair().stack().kafka();
        var session = round.pair().session();
        // A service that has never reached Kafka cannot have sent anything that arrives later.
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
