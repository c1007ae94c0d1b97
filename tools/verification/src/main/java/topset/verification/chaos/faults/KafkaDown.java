package topset.verification.chaos.faults;

import java.time.Duration;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Figures;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Table;

record KafkaDown() implements Fault.Strike {

    @Override
    public void strike(Round round) throws InterruptedException {
        var kafka = round.pair().stack().kafka();
        kafka.kill();
        var before = round.load().ledger().size();
        var refused = round.load().ledger().countOfUnavailable();
        round.pause(round.scale().outage());
        var during = round.load().ledger().size() - before;
        var due = round.scale().setsPerSecond() * round.scale().outage().toSeconds();
        round.mustHold(during > 0, "no set was acknowledged while Kafka was away");
        round.mustBeQuick(
                during > due / 2, "only " + during + " sets were acknowledged while Kafka was away, of " + due);
        round.mustHold(
                round.load().ledger().countOfUnavailable() == refused, "sets were answered 503 while Kafka was away");
        var old = round.scale().outage().dividedBy(2);
        round.await(
                "the metrics to show an unpublished event older than " + Table.seconds(old),
                () -> oldest(round).compareTo(old) > 0);
        var age = oldest(round);
        kafka.start();
        round.recovered(System.nanoTime());
        round.remark(during + " acknowledged meanwhile, oldest " + Table.seconds(age) + " in the metrics");
    }

    private static Duration oldest(Round round) {
        return Figures.of(round.pair().session()).outboxAge();
    }
}
