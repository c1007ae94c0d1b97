package topset.verification.chaos.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import topset.verification.chaos.pair.TcpProxy;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Table;

/** Stops PostgreSQL in immediate mode; then a proxy cuts its connections, and delays and discards their data. */
record PostgresStopped() implements Fault.Strike {

    private static final Duration NO_HANG = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofMillis(20);

    /** The time for which the proxy discards all data. This time is longer than the time-out of every caller. */
    private static final Duration SWALLOWED = Duration.ofSeconds(7);

    @Override
    public void strike(Round round) throws InterruptedException, IOException {
        var ledger = round.load().ledger();
        var unanswered = ledger.countOfUnanswered();
        for (int restart = 1; restart <= round.scale().restarts(); restart++) {
            round.pause(300, 1_500);
            round.pair().stopPostgresImmediately();
            round.pause(500, 1_500);
            round.pair().stack().postgres().start();
            round.recovered(System.nanoTime());
        }
        wires(round).forEach(TcpProxy::cut);
        round.pause(500, 1_000);
        wires(round).forEach(TcpProxy::pass);
        round.recovered(System.nanoTime());
        wires(round).forEach(wire -> wire.delay(SLOW));
        round.pause(500, 1_000);
        wires(round).forEach(TcpProxy::swallow);
        round.pause(SWALLOWED);
        wires(round).forEach(TcpProxy::pass);
        round.recovered(System.nanoTime());
        round.mustHold(ledger.countOfUnavailable() > 0, "no call was answered 503 while PostgreSQL was away");
        round.mustHold(
                ledger.countOfUnanswered() == unanswered,
                ledger.countOfUnanswered() - unanswered + " calls were not answered at all");
        round.mustBeQuick(
                ledger.slowest().compareTo(NO_HANG) <= 0, "a caller waited " + ledger.slowest() + " for an answer");
        round.remark(round.scale().restarts() + " stops, connection cut, slow and silent, "
                + ledger.countOfUnavailable() + " × 503, slowest " + Table.seconds(ledger.slowest()));
    }

    private static List<TcpProxy> wires(Round round) {
        return List.of(round.pair().sessionWire(), round.pair().programWire());
    }
}
