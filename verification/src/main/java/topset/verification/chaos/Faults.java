package topset.verification.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All faults, in the order of a run. */
final class Faults {

    private Faults() {}

    /** Faults that only wait, by number, and the fault that they can strike beside: neither touches the other's ground. */
    private static final Map<Integer, Integer> BESIDE = Map.of(9, 7, 10, 7, 13, 7);

    static List<Fault> all() {
        return Stream.concat(ofParts().stream(), ofData().stream()).toList();
    }

    /** The same faults, those that can strike at once together. */
    static List<List<Fault>> together(List<Fault> faults) {
        return List.copyOf(faults.stream()
                .collect(Collectors.groupingBy(
                        fault -> BESIDE.getOrDefault(fault.number(), fault.number()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    /** A process, a server, a wire or a device does not do what it should. */
    private static List<Fault> ofParts() {
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
    private static List<Fault> ofData() {
        return List.of(
                // Before the poison, which is mended by hand: a rebuild takes it from the topic as it was.
                new RebuiltUnderLoad(),
                new Poison(),
                new TopicRecreated(),
                new DiskFull(),
                new Upgraded(),
                new RestoredFromBackup(),
                new Fuzzed(),
                new Flooded());
    }
}
