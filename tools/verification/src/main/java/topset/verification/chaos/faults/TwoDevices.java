package topset.verification.chaos.faults;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import topset.contract.SetDetails;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.load.TrainingPlan;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.support.SetRequest;

record TwoDevices() implements Fault.Strike {

    private static final int SETS = 20;
    private static final String ATHLETE = "two-devices";

    @Override
    public void strike(Round round) throws InterruptedException {
        var load = round.load();
        load.enrol(ATHLETE);
        var first =
                new TrainingPlan(ATHLETE, round.random().nextLong()).session().getFirst();
        load.begin(first);
        var devices = List.of(device(round, first, 1), device(round, first, 2));
        devices.forEach(Thread::start);
        for (var device : devices) {
            device.join();
        }
        round.recovered(System.nanoTime());
    }

    private static Thread device(Round round, KnownSet first, int number) {
        var random = new Random(round.random().nextLong());
        return Thread.ofVirtual().name("device " + number).unstarted(() -> {
            for (int n = 1; n <= SETS; n++) {
                var set = first.set().set();
                var at = set.completedAt().plusSeconds(n * 10L + number);
                var id = new UUID(random.nextLong(), random.nextLong());
                round.load()
                        .log(new KnownSet(
                                ATHLETE,
                                first.sessionId(),
                                first.sessionStartedAt(),
                                first.day(),
                                new SetRequest(
                                        id,
                                        new SetDetails(
                                                set.exercise(),
                                                set.role(),
                                                set.load(),
                                                3 + n % 4,
                                                null,
                                                false,
                                                at,
                                                null,
                                                null))));
            }
        });
    }
}
