package topset.verification.chaos;

import java.util.List;
import java.util.stream.Stream;

/** All faults, in the order of a run. */
final class Faults {

    private Faults() {}

    static List<Fault> all() {
        return Stream.concat(ofParts().stream(), ofData().stream()).toList();
    }

    /** A process, a server, a wire or a device does not do what it should. */
    static List<Fault> ofParts() {
        return List.of(
                new KilledSessionService(),
                new RelayKilledBeforeDelete(),
                new FrozenLeader(),
                new KafkaDown(),
                new PostgresStopped(),
                new KilledProgramService(),
                new SecondProgramService(),
                new OneSetFiftyTimes(),
                new TwoDevices(),
                new OpenTransactionElsewhere());
    }

    /** What is stored or sent is not what it should be, or is not there. */
    static List<Fault> ofData() {
        return List.of(
                // Before the poison, which is mended by hand: a rebuild takes it from the topic as it was.
                new RebuiltUnderLoad(),
                new Poison(),
                new TopicRecreated(),
                new DiskFull(),
                new Upgraded(),
                new RestoredFromBackup(),
                new Fuzzed());
    }
}
