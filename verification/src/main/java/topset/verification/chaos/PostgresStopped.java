package topset.verification.chaos;

import java.io.IOException;
import java.time.Duration;

/** PostgreSQL stops in immediate mode and comes back. */
record PostgresStopped() implements Fault {

    /** Five seconds, and what a busy machine adds. */
    private static final Duration NO_HANG = Duration.ofSeconds(9);

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String name() {
        return "PostgreSQL stopped, immediate";
    }

    @Override
    public void strike(Round round) throws InterruptedException, IOException {
        var ledger = round.load().ledger();
        for (int restart = 1; restart <= round.scale().restarts(); restart++) {
            round.pause(300, 1_500);
            round.pair().stopPostgresImmediately();
            round.pause(500, 1_500);
            round.pair().stack().postgres().start();
            round.recovered(System.nanoTime());
        }
        round.mustHold(
                ledger.slowest().compareTo(NO_HANG) <= 0, "somebody waited " + ledger.slowest() + " for an answer");
        round.remark(round.scale().restarts() + " stops, " + ledger.countOfUnavailable() + " × 503, slowest "
                + Table.seconds(ledger.slowest()));
    }
}
