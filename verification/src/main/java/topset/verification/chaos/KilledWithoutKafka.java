package topset.verification.chaos;

/**
 * Kafka dies, and the session service too, while it has nobody to send to: what it then holds in memory alone is gone for good. Not among
 * {@link Faults}, whose two it is made of; it shows for sure that an outbox is missing.
 */
record KilledWithoutKafka() implements Fault {

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
        kafka.kill();
        round.pause(round.scale().outage());
        round.pair().session().kill();
        kafka.start();
        round.pair().session().start();
        round.recovered(System.nanoTime());
    }
}
