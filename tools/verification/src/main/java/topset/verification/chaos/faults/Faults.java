package topset.verification.chaos.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import topset.local.origin.ReplicaCounts;
import topset.verification.chaos.pair.Broken;
import topset.verification.chaos.rounds.Fault;

public final class Faults {

    private Faults() {}

    /** Pairs that can run at the same time: a fault that mostly waits, and the other fault. */
    private static final Map<Integer, Integer> BESIDE = Map.of(9, 7, 10, 7, 13, 7);

    private static final ReplicaCounts TWO_EACH = new ReplicaCounts(2, 2);

    private static final Fault KAFKA_DOWN = Fault.of(4, "Kafka down", new KafkaDown());
    private static final Fault RELAY_KILLED = Fault.of(2, "relay killed before delete", new RelayKilledBeforeDelete());

    public static List<Fault> ofReplicas(ReplicaCounts replicas) {
        return List.of(frozenLeader(replicas), secondProgramService(replicas));
    }

    private static Fault frozenLeader(ReplicaCounts replicas) {
        var name = "leaders frozen, replicas " + replicas.session() + " and " + replicas.program();
        return Fault.of(3, name, new FrozenLeader(replicas));
    }

    private static Fault secondProgramService(ReplicaCounts replicas) {
        return Fault.of(7, "program service joins and leaves", new SecondProgramService(replicas.program()));
    }

    public static List<Fault> all() {
        return List.of(
                Fault.of(1, "session service killed", new KilledSessionService()),
                RELAY_KILLED,
                frozenLeader(TWO_EACH),
                KAFKA_DOWN,
                Fault.of(5, "PostgreSQL stopped, immediate", new PostgresStopped()),
                Fault.of(6, "program service killed", new KilledProgramService()),
                secondProgramService(TWO_EACH),
                Fault.of(9, "one set fifty times at once", new OneSetFiftyTimes()),
                Fault.of(10, "two devices in one session", new TwoDevices()),
                Fault.of(13, "open transaction elsewhere", new OpenTransactionElsewhere()),
                // The rebuild must run before the fault that sends events which cannot be processed. That fault repairs
                // these events in the database only, so a later rebuild would read the faulty events from the topic.
                Fault.of(11, "checked and rebuilt, killed half-way", new RebuiltUnderLoad()),
                Fault.of(8, "poison", new Poison()),
                Fault.refilling(12, "topic deleted, recreated, refilled", new TopicRecreated()),
                Fault.of(14, "disk full", new DiskFull()),
                Fault.of(15, "upgrade, two versions side by side", new Upgraded()),
                Fault.refilling(16, "restored from an old backup", new RestoredFromBackup()),
                Fault.of(17, "random input", new Fuzzed()),
                Fault.of(18, "one athlete and one gym flood the pair", new Flooded()));
    }

    public static List<List<Fault>> together(List<Fault> faults) {
        return List.copyOf(faults.stream()
                .collect(Collectors.groupingBy(
                        fault -> BESIDE.getOrDefault(fault.number(), fault.number()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    public static List<Fault> showing(Broken broken) {
        return switch (broken) {
            case DEDUPE -> List.of(RELAY_KILLED);
            case ORDER -> List.of(KAFKA_DOWN);
            case OUTBOX -> List.of(Fault.of(4, "session service killed without Kafka", new KilledWithoutKafka()));
        };
    }
}
