package topset.verification.chaos.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topset.local.origin.ReplicaCounts;
import topset.verification.chaos.pair.Broken;
import topset.verification.chaos.rounds.Fault;

/** Lists all faults, in the order in which a run injects them. */
public final class Faults {

    private Faults() {}

    /**
     * Pairs of fault numbers. The two faults of a pair can run at the same time, because they do not affect each other.
     * The key is a fault that mostly waits; the value is the other fault.
     */
    private static final Map<Integer, Integer> BESIDE = Map.of(9, 7, 10, 7, 13, 7);

    private static final ReplicaCounts TWO_EACH = new ReplicaCounts(2, 2);

    /** Returns the faults that need several replicas, with the given numbers of replicas. */
    public static List<Fault> ofReplicas(ReplicaCounts replicas) {
        return List.of(new FrozenLeader(replicas), new SecondProgramService(replicas.program()));
    }

    public static List<Fault> all() {
        return Stream.concat(ofParts().stream(), ofData().stream()).toList();
    }

    /** Groups the faults that can run at the same time. */
    public static List<List<Fault>> together(List<Fault> faults) {
        return List.copyOf(faults.stream()
                .collect(Collectors.groupingBy(
                        fault -> BESIDE.getOrDefault(fault.number(), fault.number()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    /** Returns the faults that cause damage if the given protection is removed. */
    public static List<Fault> showing(Broken broken) {
        return switch (broken) {
            case DEDUPE -> List.of(new RelayKilledBeforeDelete());
            case ORDER -> List.of(new KafkaDown());
            case OUTBOX -> List.of(new KilledWithoutKafka());
        };
    }

    /** Returns the faults that affect a process, a server, a connection or a client device. */
    private static List<Fault> ofParts() {
        return List.of(
                new KilledSessionService(),
                new RelayKilledBeforeDelete(),
                new FrozenLeader(TWO_EACH),
                new KafkaDown(),
                new PostgresStopped(),
                new KilledProgramService(),
                new SecondProgramService(TWO_EACH.program()),
                new OneSetFiftyTimes(),
                new TwoDevices(),
                new OpenTransactionElsewhere());
    }

    /** Returns the faults that affect stored or sent data. */
    private static List<Fault> ofData() {
        return List.of(
                // The rebuild must run before the fault that sends events which cannot be processed. That fault repairs
                // these events in the database only, so a later rebuild would read the faulty events from the topic.
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
