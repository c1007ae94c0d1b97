package topset.verification.chaos;

import java.time.Duration;

/**
 * The session service starts without Kafka and dies, having had nobody to send to: what it held in memory alone is gone for good. Not among
 * {@link Faults}, whose two it is made of; it shows for sure that an outbox is missing.
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
        // A service that has never seen Kafka has nothing on its way there that may have arrived all the same.
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
