package topset.verification.chaos.faults;

import java.util.Map;
import java.util.stream.IntStream;
import topset.local.process.Part;
import topset.local.process.Replica;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Scale;

/** Starts one more program service and ends it: the short form stops it with SIGTERM, the long form kills it. */
record SecondProgramService(int replicas) implements Fault.Strike {

    @Override
    public void strike(Round round) throws InterruptedException {
        var before = IntStream.range(2, replicas)
                .mapToObj(n -> round.pair().programService("program-service-" + n, Map.of()))
                .toList();
        var last = round.pair().programService("program-service-" + replicas, Map.of());
        try {
            ShakenPair.startTogether(before.toArray(Replica[]::new));
            round.await("those before to share the partitions", () -> members(round) == replicas - 1);
            var joined = System.nanoTime();
            last.start();
            round.await("all to share the partitions", () -> members(round) == replicas);
            round.recovered(joined);
            round.pause(500, 1_500);
            if (round.scale().equals(Scale.SHORT)) {
                last.stop();
            } else {
                last.kill();
            }
            var died = System.nanoTime();
            round.await("the others to have all partitions again", () -> members(round) == replicas - 1);
            round.recovered(died);
        } finally {
            last.stop();
            before.forEach(Part::stop);
        }
        round.await("one to have all partitions again", () -> members(round) == 1);
    }

    static int members(Round round) {
        return TopicLog.ofSessions(round.pair()).members();
    }
}
