package topset.local;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import topset.client.TopsetClient;
import topset.client.program.TransferApi;
import topset.local.demo.DemoApi;
import topset.local.demo.FastMotion;
import topset.local.demo.MadeUpGym;
import topset.local.issuer.Issuer;
import topset.local.issuer.TokenClient;
import topset.local.process.Ports;
import topset.local.process.Processes;

/** Runs {@code ./topset demo}, on local servers that already run on the usual ports, or else on servers of its own. */
final class DemoCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private DemoCommand() {}

    static void main(String[] arguments) {
        var ports = Ports.from(System.getenv());
        var services = ServiceAddresses.from(System.getenv(), ports);
        if (services.local() && !Service.answersReady(services.programManagement())) {
            Thread.ofPlatform().daemon().name("stack").start(() -> RunCommand.main(new String[0]));
        }
        awaitReady(services.programManagement());
        awaitReady(services.sessionManagement());
        var issuer = new Issuer(InetAddress.getLoopbackAddress(), ports.issuer()).url();
        var token = new RenewedToken(() -> new TokenClient(issuer).token(MadeUpGym.NAME, "coach", "kim"));
        var zone = ZoneId.systemDefault();
        var api = DemoApi.of(services.session(), services.program(), token);
        var transfer = new TransferApi(new TopsetClient(
                URI.create(services.program()),
                () -> new TokenClient(issuer).token(MadeUpGym.NAME, "platform", "back-end")));
        var gym = new MadeUpGym(api, transfer, zone, LocalDate.now(zone));
        say("");
        gym.fill(DemoCommand::say);
        say("""

            Coach   http://localhost:%d/       sign in as %s/coach/kim
            Lifter  http://localhost:%1$d/lift/  sign in as %2$s/athlete/ana
            The sign-in is the user name in the local issuer's form; there is no password.

            The lifters now train in fast motion; Ctrl-C stops the demo.
            """.formatted(ports.origin(), MadeUpGym.NAME));
        new FastMotion(gym, api, zone, DemoCommand::say).run();
    }

    private static void awaitReady(String service) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!Service.answersReady(service)) {
            if (System.nanoTime() > until) {
                System.err.println("No service answers at " + service + ": start ./topset run and read its messages.");
                System.exit(1);
            }
            Processes.pause(LOOK_EVERY);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    /** Supplies a bearer token. A new token is requested every ten minutes, long before the old token expires. */
    private static final class RenewedToken implements Supplier<String> {
        private static final Duration RENEWED_AFTER = Duration.ofMinutes(10);

        private final Supplier<String> issuer;
        private String token;
        private long issuedAt = System.nanoTime();

        RenewedToken(Supplier<String> issuer) {
            this.issuer = issuer;
            this.token = issuer.get();
        }

        @Override
        public synchronized String get() {
            if (System.nanoTime() - issuedAt > RENEWED_AFTER.toNanos()) {
                token = issuer.get();
                issuedAt = System.nanoTime();
            }
            return token;
        }
    }
}
