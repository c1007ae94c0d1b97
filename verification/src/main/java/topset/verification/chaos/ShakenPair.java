package topset.verification.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topset.local.Database;
import topset.local.LocalStack;
import topset.local.Ports;
import topset.local.Replica;
import topset.verification.RunningPair;
import topset.verification.Service;

/**
 * The packaged services as processes of their own, on a real PostgreSQL and a real Kafka, with a wire between each service and its database that
 * can be cut. For faults: everything here may be killed at any time, and is expected to come back.
 */
final class ShakenPair implements AutoCloseable {
    /** What an operator asks for may read the whole store before it answers. */
    private static final Duration AN_OPERATORS_PATIENCE = Duration.ofMinutes(3);

    private static final int LAST_LINES = 20;

    private final LocalStack stack;
    private final TcpProxy sessionWire;
    private final TcpProxy programWire;
    private volatile Replica session;
    private volatile Replica program;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private Map<String, String> sessionAlso;
    private Map<String, String> programAlso;
    private volatile Replica sessionInUse;
    private volatile Replica programInUse;

    private ShakenPair(LocalStack stack, Map<String, String> sessionAlso, Map<String, String> programAlso) {
        this.stack = stack;
        var postgres = URI.create(stack.jdbcUrl(Database.SESSION).substring("jdbc:".length()));
        this.sessionWire = new TcpProxy(postgres.getHost(), postgres.getPort());
        this.programWire = new TcpProxy(postgres.getHost(), postgres.getPort());
        this.sessionAlso = sessionAlso;
        this.programAlso = programAlso;
        this.session = sessionService("session-service", sessionAlso);
        this.program = programService("program-service", programAlso);
        this.sessionInUse = session;
        this.programInUse = program;
    }

    static ShakenPair start() {
        return start(Map.of(), Map.of());
    }

    /** With variables for each service, over those it gets anyway. */
    static ShakenPair start(Map<String, String> sessionAlso, Map<String, String> programAlso) {
        var stack = LocalStack.builder()
                .ports(Ports.free())
                .temporaryData()
                .schemas(application("session-service"), application("program-service"))
                .start();
        var pair = new ShakenPair(stack, sessionAlso, programAlso);
        Runtime.getRuntime().addShutdownHook(new Thread(pair::close, "stop the shaken pair"));
        startTogether(pair.session, pair.program);
        return pair;
    }

    /** Has the services run without a protection from now on; one that has been running so goes on. */
    void restartWithout(Broken broken) {
        var suffix = "-without-" + broken.name().toLowerCase(Locale.ROOT);
        var restarted = new ArrayList<Replica>();
        if (!broken.session().equals(sessionAlso)) {
            session.kill();
            sessionAlso = broken.session();
            session = sessionService("session-service" + suffix, sessionAlso);
            restarted.add(session);
        }
        if (!broken.program().equals(programAlso)) {
            program.kill();
            programAlso = broken.program();
            program = programService("program-service" + suffix, programAlso);
            restarted.add(program);
        }
        route(session, program);
        startTogether(restarted.toArray(Replica[]::new));
    }

    /** One more session service, not started. */
    Replica sessionService(String name, Map<String, String> also) {
        return service(name, Database.SESSION, application("session-service"), also);
    }

    /** One more program service, not started. */
    Replica programService(String name, Map<String, String> also) {
        return service(name, Database.PROGRAM, application("program-service"), also);
    }

    /** One more service of the release before, not started. It may be one that migrates by itself, with the owner's password. */
    Replica service(String name, Database database, Path application) {
        return service(name, database, application, stack.ownersEnvironment(database));
    }

    private Replica service(String name, Database database, Path application, Map<String, String> also) {
        var wire = switch (database) {
            case SESSION -> sessionWire;
            case PROGRAM -> programWire;
        };
        return stack.replica(name, database, application, with(also, "TOPSET_DB_URL", through(wire, database)));
    }

    // Statements go as text each time, so that a trap on the wire can read them.
    private static String through(TcpProxy wire, Database database) {
        return "jdbc:postgresql://localhost:" + wire.port() + "/" + database.database() + "?prepareThreshold=0";
    }

    private static Map<String, String> with(Map<String, String> also, String name, String value) {
        var all = new ConcurrentHashMap<>(also);
        all.putIfAbsent(name, value);
        return all;
    }

    private static Path application(String service) {
        return RunningPair.root().resolve(service).resolve("target").resolve("quarkus-app");
    }

    /** The process of a replica. */
    long pid(Replica replica) throws IOException {
        return Long.parseLong(Files.readString(
                        stack.folder().resolve("run").resolve(replica.name().replace(' ', '-') + ".pid"))
                .strip()
                .split("\\s", -1)[0]);
    }

    /** Where a part of the stack keeps its data, {@code postgres} or {@code kafka}. */
    Path folder(String part) {
        return stack.folder().resolve(part);
    }

    LocalStack stack() {
        return stack;
    }

    Replica session() {
        return session;
    }

    Replica program() {
        return program;
    }

    /** Between the session services and PostgreSQL. */
    TcpProxy sessionWire() {
        return sessionWire;
    }

    /** Between the program services and PostgreSQL. */
    TcpProxy programWire() {
        return programWire;
    }

    /** Which services callers use from now on, as a load balancer decides. */
    void route(Replica sessionService, Replica programService) {
        sessionInUse = sessionService;
        programInUse = programService;
    }

    /** Side by side: starting is work for one core each. */
    static void startTogether(Replica... replicas) {
        CompletableFuture.allOf(Stream.of(replicas)
                        .map(replica -> CompletableFuture.runAsync(
                                replica::start,
                                task -> Thread.ofPlatform().daemon().start(task)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** The session service in use, called by somebody of that gym. */
    Service sessions(String gym, String role) {
        return new Service(URI.create(sessionInUse.url()), token(gym, role));
    }

    Service programs(String gym, String role) {
        return new Service(URI.create(programInUse.url()), token(gym, role));
    }

    Service operations(Replica of) {
        return new Service(URI.create(of.url()), token("-", "operator"), AN_OPERATORS_PATIENCE, Duration.ZERO);
    }

    /** Whether an athlete's events wait in the program service, as operators see it. */
    boolean isParked(String gym, String athlete) {
        return operations(program)
                .get("/v1/operations/parked?limit=500")
                .json()
                .path("items")
                .valueStream()
                .anyMatch(item -> item.path("gym").asText().equals(gym)
                        && item.path("athlete").asText().equals(athlete));
    }

    private String token(String gym, String role) {
        return tokens.computeIfAbsent(gym + "/" + role, key -> stack.token(gym, role, "kim"));
    }

    /** Straight to PostgreSQL, as the service's own role. */
    Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(database), database.user(), stack.password(database.user()));
    }

    /** Straight to PostgreSQL, as the superuser, in that database. */
    Connection connectAsSuperuser(String database) throws SQLException {
        var url = stack.jdbcUrl(Database.SESSION).replace("/" + Database.SESSION.database(), "/" + database);
        return DriverManager.getConnection(url, "postgres", stack.password("postgres"));
    }

    /** Stops PostgreSQL in immediate mode (SIGQUIT: no checkpoint, no goodbyes) and returns when it is gone. */
    void stopPostgresImmediately() throws IOException, InterruptedException {
        var file = stack.folder().resolve("postgres").resolve("postmaster.pid");
        var pid = Files.readAllLines(file).getFirst().strip();
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process -> process.onExit().join());
        stack.postgres().kill();
    }

    /** What the two services logged last, for a person. */
    String lastWords() {
        return Stream.of(session, program)
                .map(replica -> stack.logs().resolve(replica.name().replace(' ', '-') + ".log"))
                .flatMap(ShakenPair::end)
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static Stream<String> end(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream();
        } catch (IOException unreadable) {
            return Stream.of(unreadable.toString());
        }
    }

    @Override
    public void close() {
        stack.close();
        sessionWire.close();
        programWire.close();
    }
}
