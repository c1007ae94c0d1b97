package topset.verification.chaos.pair;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topset.local.LocalStack;
import topset.local.process.Ports;
import topset.local.process.Replica;
import topset.local.servers.Database;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;

/** Runs the two packaged services, with a proxy between each service and its database. */
public final class ShakenPair implements AutoCloseable {
    /** The time-out of an operator's call. Such a call may read the whole store before it answers. */
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
    private final Routes routes;

    private ShakenPair(LocalStack stack, Map<String, String> sessionAlso, Map<String, String> programAlso) {
        this.stack = stack;
        var postgres = URI.create(stack.jdbcUrl(Database.SESSION).substring("jdbc:".length()));
        this.sessionWire = new TcpProxy(postgres.getHost(), postgres.getPort());
        this.programWire = new TcpProxy(postgres.getHost(), postgres.getPort());
        this.sessionAlso = sessionAlso;
        this.programAlso = programAlso;
        this.session = sessionService("session-service", sessionAlso);
        this.program = programService("program-service", programAlso);
        this.routes = new Routes(session, program);
    }

    public static ShakenPair start() {
        return start(Map.of(), Map.of());
    }

    public static ShakenPair start(Map<String, String> sessionAlso, Map<String, String> programAlso) {
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

    public void restartWithout(Broken broken) {
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

    public Replica sessionService(String name, Map<String, String> also) {
        return service(name, Database.SESSION, also);
    }

    public Replica programService(String name, Map<String, String> also) {
        return service(name, Database.PROGRAM, also);
    }

    private Replica service(String name, Database database, Map<String, String> also) {
        var wire = switch (database) {
            case SESSION -> sessionWire;
            case PROGRAM -> programWire;
        };
        return stack.replica(
                name,
                database,
                application(database.service().replace(' ', '-')),
                with(also, "TOPSET_DB_URL", through(wire, database)));
    }

    // Returns the JDBC URL of a database through a proxy. The driver sends all statements as text, so that the proxy
    // can search for a text in the statements.
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

    public long pid(Replica replica) throws IOException {
        return Long.parseLong(Files.readString(
                        stack.folder().resolve("run").resolve(replica.name().replace(' ', '-') + ".pid"))
                .strip()
                .split("\\s", -1)[0]);
    }

    public Path folder(String part) {
        return stack.folder().resolve(part);
    }

    public LocalStack stack() {
        return stack;
    }

    public Replica session() {
        return session;
    }

    public Replica program() {
        return program;
    }

    public TcpProxy sessionWire() {
        return sessionWire;
    }

    public TcpProxy programWire() {
        return programWire;
    }

    public void route(Replica sessionService, Replica programService) {
        route(List.of(sessionService), List.of(programService));
    }

    public void route(List<Replica> sessionServices, List<Replica> programServices) {
        routes.to(sessionServices, programServices);
    }

    public void route(URI sessions, URI programs) {
        routes.to(sessions, programs);
    }

    public void replace(Replica sessionService, Replica programService) {
        session = sessionService;
        program = programService;
    }

    /** Starts replicas at the same time, because the start of one replica uses only one core. */
    public static void startTogether(Replica... replicas) {
        CompletableFuture.allOf(Stream.of(replicas)
                        .map(replica -> CompletableFuture.runAsync(
                                replica::start,
                                task -> Thread.ofPlatform().daemon().start(task)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    public ServiceClient sessions(String gym, String role) {
        return new ServiceClient(routes.session(), token(gym, role));
    }

    public ServiceClient programs(String gym, String role) {
        return new ServiceClient(routes.program(), token(gym, role));
    }

    public ServiceClient operations(Replica of) {
        return new ServiceClient(URI.create(of.url()), token("-", "operator"), AN_OPERATORS_PATIENCE, Duration.ZERO);
    }

    public boolean isParked(String gym, String athlete) {
        return parked().stream()
                .anyMatch(item -> item.path("gym").asText().equals(gym)
                        && item.path("athlete").asText().equals(athlete));
    }

    /** Random messages park more athletes than one page of the list shows. */
    public List<JsonNode> parked() {
        var items = new ArrayList<JsonNode>();
        var from = "";
        while (true) {
            var page = operations(program)
                    .get("/v1/operations/parked?limit=500" + from)
                    .expect(200)
                    .json();
            page.path("items").forEach(items::add);
            if (!page.hasNonNull("nextCursor")) {
                return items;
            }
            from = "&cursor=" + URLEncoder.encode(page.path("nextCursor").asText(), UTF_8);
        }
    }

    public int replayParked(String gym, Predicate<JsonNode> selected) {
        var athletes = parked().stream()
                .filter(item -> item.path("gym").asText().equals(gym) && selected.test(item))
                .map(item -> item.path("athlete").asText())
                .toList();
        athletes.forEach(athlete ->
                operations(program).post("/v1/operations/parked/" + gym + "/" + athlete + "/replay", Map.of()));
        return athletes.size();
    }

    private String token(String gym, String role) {
        return tokens.computeIfAbsent(gym + "/" + role, key -> stack.token(gym, role, "kim"));
    }

    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> query(Database database, String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        try (var connection = connect(database);
                var statement = prepared(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    public int update(Database database, String sql, Object... parameters) throws SQLException {
        try (var connection = connect(database);
                var statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int n = 0; n < parameters.length; n++) {
            statement.setObject(n + 1, parameters[n]);
        }
        return statement;
    }

    public Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(database), database.user(), stack.password(database.user()));
    }

    public Connection connectAsSuperuser(String database) throws SQLException {
        var url = stack.jdbcUrl(Database.SESSION).replace("/" + Database.SESSION.database(), "/" + database);
        return DriverManager.getConnection(url, "postgres", stack.password("postgres"));
    }

    /** Stops PostgreSQL in immediate mode (SIGQUIT: without a checkpoint) and waits until its process has ended. */
    public void stopPostgresImmediately() throws IOException, InterruptedException {
        var file = stack.folder().resolve("postgres").resolve("postmaster.pid");
        var pid = Files.readAllLines(file).getFirst().strip();
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process -> process.onExit().join());
        stack.postgres().kill();
    }

    public String lastWords() {
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

    /** The addresses of both services that clients call at present, in turn, as a load balancer does. */
    private static final class Routes {
        private final AtomicInteger calls = new AtomicInteger();
        private volatile List<URI> sessions;
        private volatile List<URI> programs;

        Routes(Replica session, Replica program) {
            this.sessions = addresses(List.of(session));
            this.programs = addresses(List.of(program));
        }

        void to(List<Replica> sessionServices, List<Replica> programServices) {
            sessions = addresses(sessionServices);
            programs = addresses(programServices);
        }

        void to(URI sessionServices, URI programServices) {
            sessions = List.of(sessionServices);
            programs = List.of(programServices);
        }

        URI session() {
            return next(sessions);
        }

        URI program() {
            return next(programs);
        }

        private URI next(List<URI> addresses) {
            return addresses.get(Math.floorMod(calls.getAndIncrement(), addresses.size()));
        }

        private static List<URI> addresses(List<Replica> replicas) {
            return replicas.stream().map(replica -> URI.create(replica.url())).toList();
        }
    }
}
