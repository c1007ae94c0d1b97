package topset.verification.chaos.faults;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import topset.verification.chaos.comparison.PublishedEvents;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;

/** Kills the relay after Kafka has acknowledged messages and before they are deleted from the outbox. */
record RelayKilledBeforeDelete() implements Fault.Strike {

    @Override
    public void strike(Round round) throws InterruptedException, ExecutionException {
        var pair = round.pair();
        try {
            pair.sessionWire().holdAt("DELETE FROM outbox").get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            round.mustHold(false, "the relay deleted no message within 30 s");
        }
        pair.session().kill();
        var died = System.nanoTime();
        pair.sessionWire().pass();
        pair.session().start();
        round.recovered(died);
        var repeats = PublishedEvents.of(pair, round.load().gym()).repeats();
        round.mustHold(repeats > 0, "nothing was sent twice, so nothing is proven");
        round.remark(repeats + " sent twice");
    }
}
