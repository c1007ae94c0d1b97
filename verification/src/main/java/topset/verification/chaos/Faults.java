package topset.verification.chaos;

import java.util.List;

/** All faults, in the order of a run. */
final class Faults {

    private Faults() {}

    static List<Fault> all() {
        return List.of(
                new KilledSessionService(),
                new RelayKilledBeforeDelete(),
                new FrozenLeader(),
                new KafkaDown(),
                new PostgresStopped(),
                new KilledProgramService(),
                new SecondProgramService(),
                // Before the poison, which is mended by hand: a rebuild takes it from the topic as it was.
                new RebuiltUnderLoad(),
                new Poison(),
                new OneSetFiftyTimes(),
                new TwoDevices(),
                new TopicRecreated(),
                new OpenTransactionElsewhere(),
                new DiskFull(),
                new Upgraded(),
                new RestoredFromBackup(),
                new Fuzzed());
    }
}
