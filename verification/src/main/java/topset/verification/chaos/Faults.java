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
                new Poison(),
                new OneSetFiftyTimes(),
                new TwoDevices(),
                new RebuiltUnderLoad(),
                new TopicRecreated(),
                new OpenTransactionElsewhere(),
                new DiskFull(),
                new Upgraded(),
                new RestoredFromBackup(),
                new Fuzzed());
    }
}
