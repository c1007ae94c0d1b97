package topset.verification.chaos;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import topset.local.Replica;
import topset.verification.Service;

/** Of two session services the one whose relay leads stands still for a while, and then goes on as if nothing had been. */
record FrozenLeader() implements Fault {

    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(10);

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String name() {
        return "leader frozen, two session services";
    }

    @Override
    public void strike(Round round) throws InterruptedException {
        var pair = round.pair();
        var second = pair.sessionService("second-session-service", Map.of());
        second.start();
        try {
            round.await("the first relay to lead", () -> leads(pair.session()));
            pair.route(second);
            pair.session().freeze();
            var frozen = System.nanoTime();
            // The machine's own slowness comes on top of the ten seconds.
            round.await("the second relay to lead", TAKEN_OVER_WITHIN.multipliedBy(2), () -> leads(second));
            var took = Duration.ofNanos(System.nanoTime() - frozen);
            round.remark("taken over after " + Table.seconds(took));
            round.mustHold(took.compareTo(TAKEN_OVER_WITHIN) <= 0, "taken over only after " + took);
            round.recovered(frozen);
            round.pause(round.scale().outage());
            pair.session().thaw();
            var thawed = System.nanoTime();
            pair.route(pair.session());
            round.recovered(thawed);
        } finally {
            pair.session().thaw();
            pair.route(pair.session());
            second.stop();
        }
        round.await("the first relay to lead again", () -> leads(pair.session()));
    }

    static boolean leads(Replica replica) {
        try {
            var health = new Service(URI.create(replica.url()), null).get("/q/health/ready");
            return health.text().replace(" ", "").contains("\"leadsRelay\":true");
        } catch (UncheckedIOException away) {
            return false;
        }
    }
}
