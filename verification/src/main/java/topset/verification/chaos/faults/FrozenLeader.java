package topset.verification.chaos.faults;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import topset.local.process.Replica;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Table;
import topset.verification.support.ServiceClient;

/**
 * Runs two session services and two program services. The two processes whose relays are leaders are frozen for a
 * while. When they continue, they do not know that they were frozen. Afterwards the session topic must still be in
 * order, and the compacted topic must still have the newest values.
 */
record FrozenLeader() implements Fault {

    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(10);

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String name() {
        return "leaders frozen, two of each service";
    }

    @Override
    public void strike(Round round) throws InterruptedException {
        var pair = round.pair();
        var session = pair.session();
        var program = pair.program();
        var secondSession = pair.sessionService("second-session-service", Map.of());
        var secondProgram = pair.programService("second-program-service", Map.of());
        ShakenPair.startTogether(secondSession, secondProgram);
        try {
            round.await("the first relays to lead", () -> leads(session) && leads(program));
            pair.route(secondSession, secondProgram);
            session.freeze();
            program.freeze();
            var frozen = System.nanoTime();
            round.remark("taken over after " + Table.seconds(takenOver(round, secondSession, frozen)) + " and "
                    + Table.seconds(takenOver(round, secondProgram, frozen)));
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
            secondSession.stop();
            secondProgram.stop();
        }
        round.await("the first relays to lead again", () -> leads(session) && leads(program));
    }

    private static Duration takenOver(Round round, Replica by, long frozen) throws InterruptedException {
        round.await("the relay of the " + by.name() + " to lead", () -> leads(by));
        var took = Duration.ofNanos(System.nanoTime() - frozen);
        round.mustBeQuick(
                took.compareTo(TAKEN_OVER_WITHIN) <= 0, by.name() + " took over only after " + Table.seconds(took));
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
