package topset.verification.chaos.faults;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import topset.local.origin.ReplicaCounts;
import topset.local.process.Part;
import topset.local.process.Replica;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Table;
import topset.verification.support.ServiceClient;

/**
 * Freezes the two processes whose relays are leaders. Afterwards the session topic must still be in order, and the
 * compacted topic must still have the newest values.
 */
record FrozenLeader(ReplicaCounts replicas) implements Fault.Strike {

    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(10);

    @Override
    public void strike(Round round) throws InterruptedException {
        var pair = round.pair();
        var session = pair.session();
        var program = pair.program();
        var otherSessions = others(replicas.session(), n -> pair.sessionService("session-service-" + n, Map.of()));
        var otherPrograms = others(replicas.program(), n -> pair.programService("program-service-" + n, Map.of()));
        ShakenPair.startTogether(
                Stream.concat(otherSessions.stream(), otherPrograms.stream()).toArray(Replica[]::new));
        try {
            round.await("the first relays to lead", () -> leads(session) && leads(program));
            pair.route(otherSessions, otherPrograms);
            session.freeze();
            program.freeze();
            var frozen = System.nanoTime();
            round.remark("taken over after " + Table.seconds(takenOver(round, otherSessions, frozen)) + " and "
                    + Table.seconds(takenOver(round, otherPrograms, frozen)));
            round.recovered(frozen);
            round.pauseUntil(frozen + round.scale().frozen().toNanos());
            session.thaw();
            program.thaw();
            var thawed = System.nanoTime();
            pair.route(session, program);
            round.recovered(thawed);
        } finally {
            session.thaw();
            program.thaw();
            pair.route(session, program);
            otherSessions.forEach(Part::stop);
            otherPrograms.forEach(Part::stop);
        }
        round.await("the first relays to lead again", () -> leads(session) && leads(program));
    }

    private static List<Replica> others(int replicas, IntFunction<Replica> create) {
        return IntStream.rangeClosed(2, replicas).mapToObj(create).toList();
    }

    private static Duration takenOver(Round round, List<Replica> by, long frozen) throws InterruptedException {
        var service = by.getFirst().name();
        round.await(
                "a relay such as that of " + service + " to lead",
                () -> by.stream().anyMatch(FrozenLeader::leads));
        var took = Duration.ofNanos(System.nanoTime() - frozen);
        round.mustBeQuick(
                took.compareTo(TAKEN_OVER_WITHIN) <= 0,
                "a replica such as " + service + " took over only after " + Table.seconds(took));
        return took;
    }

    static boolean leads(Replica replica) {
        try {
            var health = new ServiceClient(URI.create(replica.managementUrl()), null).get("/q/health/ready");
            return health.text().replace(" ", "").contains("\"leadsRelay\":true");
        } catch (UncheckedIOException away) {
            return false;
        }
    }
}
