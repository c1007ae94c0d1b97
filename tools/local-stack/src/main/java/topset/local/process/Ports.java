package topset.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** The TCP ports of a local stack. All servers listen only on the loopback address. */
public record Ports(
        int origin,
        int session,
        int program,
        int issuer,
        int kafka,
        int postgres,
        int sessionManagement,
        int programManagement) {

    public static final Ports USUAL = new Ports(8080, 8081, 8082, 8083, 9092, 5433, 9081, 9082);

    private static final int HIGHEST = 65_535;

    // The lowest port of the range for servers. The range is below the ports that the operating system uses for
    // outgoing connections, so that no outgoing connection can occupy a server's port.
    private static final int LOWEST_FREE = 20_000;
    private static final int HIGHEST_FREE = 32_000;

    // The lowest port of the range for Kafka's controllers. Controllers have a separate range, because a broker chooses
    // its controller's port before the other parts of the stack have opened their ports.
    private static final int LOWEST_FOR_CONTROLLERS = 12_000;

    private static final int ATTEMPTS = 1_000;

    // The ports that free() has already returned. A port stays free until its server opens it. Without this set, two
    // local stacks of this process that start at the same time could get the same port.
    private static final Set<Integer> RETURNED = ConcurrentHashMap.newKeySet();

    public static Ports from(Map<String, String> environment) {
        return new Ports(
                port(environment, "TOPSET_ORIGIN_PORT", USUAL.origin),
                port(environment, "TOPSET_SESSION_PORT", USUAL.session),
                port(environment, "TOPSET_PROGRAM_PORT", USUAL.program),
                port(environment, "TOPSET_ISSUER_PORT", USUAL.issuer),
                port(environment, "TOPSET_KAFKA_PORT", USUAL.kafka),
                port(environment, "TOPSET_POSTGRES_PORT", USUAL.postgres),
                port(environment, "TOPSET_SESSION_MANAGEMENT_PORT", USUAL.sessionManagement),
                port(environment, "TOPSET_PROGRAM_MANAGEMENT_PORT", USUAL.programManagement));
    }

    public static Ports free() {
        return new Ports(oneFree(), oneFree(), oneFree(), oneFree(), oneFree(), oneFree(), oneFree(), oneFree());
    }

    public static List<Integer> free(int count) {
        return Stream.generate(Ports::oneFree).limit(count).toList();
    }

    private static int oneFree() {
        return oneFree(LOWEST_FREE, HIGHEST_FREE, RETURNED::add);
    }

    public List<Integer> freeBeside(int count) {
        List<Integer> own =
                List.of(origin, session, program, issuer, kafka, postgres, sessionManagement, programManagement);
        return Stream.generate(() ->
                        oneFree(LOWEST_FREE, HIGHEST_FREE, port -> !own.contains(port) && !RETURNED.contains(port)))
                .distinct()
                .limit(count)
                .toList();
    }

    public static int freeForController() {
        return oneFree(LOWEST_FOR_CONTROLLERS, LOWEST_FREE, port -> true);
    }

    private static int oneFree(int lowest, int bound, IntPredicate mayBe) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(lowest, bound);
            if (mayBe.test(port) && isFree(port)) { // a probe occupies the port, so others' ports are not probed
                return port;
            }
        }
        throw new StackFailure("This machine has no free TCP port on its loopback address.");
    }

    public static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    public void requireFree() {
        Map<Integer, String> wanted = new LinkedHashMap<>();
        require(wanted, postgres, "PostgreSQL", "TOPSET_POSTGRES_PORT");
        require(wanted, kafka, "Kafka", "TOPSET_KAFKA_PORT");
        require(wanted, issuer, "the OIDC issuer", "TOPSET_ISSUER_PORT");
        require(wanted, origin, "the common address of both services", "TOPSET_ORIGIN_PORT");
        require(wanted, session, "the session service", "TOPSET_SESSION_PORT");
        require(wanted, program, "the program service", "TOPSET_PROGRAM_PORT");
        require(wanted, sessionManagement, "the session service's management", "TOPSET_SESSION_MANAGEMENT_PORT");
        require(wanted, programManagement, "the program service's management", "TOPSET_PROGRAM_MANAGEMENT_PORT");
    }

    private static void require(Map<Integer, String> wanted, int port, String whose, String variable) {
        String other = wanted.put(port, whose);
        if (other != null) {
            throw new StackFailure("Port " + port + " is set for both " + other + " and " + whose + ": set " + variable
                    + " to another port.");
        }
        if (!isFree(port)) {
            throw new StackFailure("Port " + port + ", which " + whose + " needs, is in use: stop the program that"
                    + " uses it, or set " + variable + " to a free port.");
        }
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return usual;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port >= 1 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number that is too large
        }
        throw new StackFailure(variable + " is '" + value + "', which is no port number (1 to 65535).");
    }
}
