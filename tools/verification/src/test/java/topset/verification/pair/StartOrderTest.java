package topset.verification.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.testsupport.Eventually.eventually;

import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.StreamClosedByServerException;
import com.launchdarkly.eventsource.StreamException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.local.LocalStack;
import topset.local.issuer.Issuer;
import topset.local.issuer.TokenClient;
import topset.local.process.Ports;
import topset.local.process.Replica;
import topset.local.process.StackFailure;
import topset.local.servers.Database;
import topset.testsupport.Eventually;
import topset.testsupport.Lifts;
import topset.testsupport.ServerSentEvents;
import topset.verification.support.OwnExercise;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;

/** Tests services that start before their dependencies, and services that are stopped (docs/operations.md). */
@SuppressWarnings("NullAway.Init")
@Order(1) // This test waits about a minute and a half, but uses little CPU.
@Tag("system")
class StartOrderTest {
    private static final String GYM = "early-birds";
    private static final String TIMED_OUT = "Timed out waiting for graceful shutdown";

    /**
     * For how long an event loop may be busy before Vert.x warns. On a slow machine the usual two seconds pass while a
     * service starts, and the warning would stand among the sentences that a test expects.
     */
    private static final String EVENT_LOOP_LIMIT = "QUARKUS_VERTX_MAX_EVENT_LOOP_EXECUTE_TIME";

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.builder()
                .ports(Ports.free())
                .temporaryData()
                .schemas(application("session-service"), application("program-service"))
                .start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void services_wait_visibly_for_postgresql_and_take_sets_before_kafka_is_there_and_leave_in_order_and_return()
            throws Exception {
        var token = stack.token(GYM, "coach", "kim");
        var session = replica("session-service", Database.SESSION);
        var program = replica("program-service", Database.PROGRAM);
        stack.kafka().stop();
        stack.postgres().stop();
        try {
            var waiting = CompletableFuture.runAsync(program::start);
            eventually().until(() -> log("program-service").contains("Waiting for PostgreSQL: "));
            assertThat(ready(program)).as("without PostgreSQL").isFalse();
            assertThat(waiting).isNotDone();

            stack.postgres().start();
            waiting.join();
            session.start();
            assertThat(ready(program)).isTrue();
            eventually().until(() -> log("session-service").contains("Waiting for Kafka at"));
            assertThat(publication(session)).isEqualTo("degraded");

            var sessions = client(session, token);
            var programs = client(program, token);
            startProgram(programs);
            var acknowledged = ConcurrentHashMap.<String>newKeySet();
            var sequence = log(sessions, acknowledged);

            stack.kafka().start();
            eventually().until(() -> planned(programs) >= sequence);

            figuresNamedInTheManualAreThere(session, program);
            leavesInOrder(session, sessions, acknowledged);
            learnsOnItsReturnWhichExerciseWasDefined(session, sessions, programs);
            leavesItsWatchers(program, token);
            session.stop();
        } finally {
            // The other tests need both.
            stack.postgres().start();
            stack.kafka().start();
        }
    }

    @Test
    void services_serve_while_kafka_has_no_name_and_the_page_no_issuer_and_use_both_once_they_are_there(
            @TempDir Path folder) throws IOException, InterruptedException {
        // A JVM that is started with its own hosts file uses no other name service.
        var hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
        var issuer = new LateIssuer(stack.issuerUrl());
        var environment = Map.of(
                "TOPSET_KAFKA",
                stack.bootstrapServers().replace("localhost", "kafka.test"),
                "QUARKUS_OIDC_PAGE_AUTH_SERVER_URL",
                issuer.url(),
                "JAVA_TOOL_OPTIONS",
                "-Djdk.net.hosts.file=" + hosts);
        var session = stack.replica(
                "nameless-session-service", Database.SESSION, application("session-service"), environment);
        var program = stack.replica(
                "nameless-program-service", Database.PROGRAM, application("program-service"), environment);
        try {
            session.start();
            program.start();
            assertThat(ready(session)).isTrue();
            assertThat(ready(program)).isTrue();

            var token = stack.token("night-owls", "coach", "kim");
            var sessions = client(session, token);
            var programs = client(program, token);
            startProgram(programs);
            var sequence = log(sessions, ConcurrentHashMap.newKeySet());
            eventually().until(() -> publication(session).equals("degraded"));
            assertThat(planned(programs)).isZero();
            LateIssuer.isAway(program.url());

            Files.writeString(hosts, "127.0.0.1 kafka.test\n", StandardOpenOption.APPEND);
            eventually().until(() -> planned(programs) >= sequence);
            assertThat(ready(program)).isTrue();
            var started = issuer.start();
            try {
                LateIssuer.signsInAndOut(program.url(), "night-owls/coach/kim");
            } finally {
                started.stop(0);
            }
        } finally {
            session.stop();
            program.stop();
        }
    }

    @Test
    void a_service_that_must_not_start_says_why_and_ends_with_exit_code_1() throws SQLException {
        failedMigration(true);
        try {
            var refusing = stack.replica(
                    "refusing-session-service", Database.SESSION, application("session-service"), Map.of());
            assertThatThrownBy(refusing::start)
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("ended while starting with exit code 1;")
                    .hasMessageContaining("has failed in this database: this service does not start on it.");
        } finally {
            failedMigration(false);
        }

        var production = stack.replica(
                "production-session-service",
                Database.SESSION,
                application("session-service"),
                Map.of("QUARKUS_PROFILE", "production"));
        assertThatThrownBy(production::start)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("ended while starting with exit code 1;")
                .hasMessageContaining("Profile production needs an issuer reached by https");
    }

    @Test
    void a_service_with_a_wrong_password_says_so_and_ends() {
        var wrong = stack.replica(
                "mistaken-session-service",
                Database.SESSION,
                application("session-service"),
                Map.of("TOPSET_DB_PASSWORD", "guessed", EVENT_LOOP_LIMIT, "1H"));
        assertThatThrownBy(wrong::start)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("ended while starting with exit code 1;");
        assertThat(log("mistaken-session-service").lines().filter(line -> line.contains(" ERROR ")))
                .singleElement()
                .asString()
                .contains("PostgreSQL refuses the login:"
                        + " password authentication failed for user \"topset_session\".");
        assertThat(log("mistaken-session-service")).doesNotContain("\tat ", "Waiting for PostgreSQL");
    }

    @Test
    void a_migration_with_a_wrong_password_says_so_in_one_sentence_and_ends(@TempDir Path folder) throws Exception {
        var log = folder.resolve("migrate.log");

        var exitCode = migrate("guessed", log);

        assertThat(exitCode).isEqualTo(1);
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> !line.contains(" INFO ") && !line.startsWith("WARNING: "))
                .singleElement()
                .asString()
                .contains("PostgreSQL refuses the login: password authentication failed for user");
    }

    @Test
    void the_schema_of_another_version_is_refused_in_one_sentence_and_left_as_it_is(@TempDir Path folder)
            throws Exception {
        var refusal =
                "This database has the schema of another version of Topset (V2__schema.sql differs) and was left as"
                        + " it is: start with an empty database (with Docker Compose: docker compose down --volumes);";
        var log = folder.resolve("migrate.log");
        editedSince(stack, 1);
        try {
            assertThat(migrate(stack.password(Database.SESSION.owner()), log)).isEqualTo(65);
            assertThat(Files.readAllLines(log))
                    .filteredOn(line -> !line.contains(" INFO ") && !line.startsWith("WARNING: "))
                    .singleElement()
                    .asString()
                    .contains(refusal);

            var refused = stack.replica(
                    "outdated-session-service", Database.SESSION, application("session-service"), Map.of());
            assertThatThrownBy(refused::start)
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("ended while starting with exit code 65;")
                    .hasMessageContaining(refusal);
            assertThat(log("outdated-session-service")).doesNotContain("\tat ");
        } finally {
            editedSince(stack, -1);
        }
    }

    @Test
    void a_data_folder_of_another_version_is_refused_in_one_sentence_and_left_as_it_is(@TempDir Path folder)
            throws SQLException {
        var outdated = LocalStack.builder()
                .ports(Ports.free())
                .dataDirectory(folder)
                .schemas(application("session-service"), application("program-service"));
        try (var before = outdated.start()) {
            editedSince(before, 1);
            // A start with the same package need not look at the schema again.
            Files.delete(folder.resolve("postgres").resolve(Database.SESSION.database() + ".migrated"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        assertThatThrownBy(outdated::start)
                .isInstanceOf(StackFailure.class)
                .hasMessage(
                        "The data in " + folder + " has the schema of another version of Topset and was left as it is:"
                                + " ./topset run --fresh deletes it and starts empty; to keep it,"
                                + " export it before with that version and import it afterwards"
                                + " (docs/transfer.md).");
        try (var after =
                LocalStack.builder().ports(Ports.free()).dataDirectory(folder).start()) {
            editedSince(after, -1);
        }
    }

    @Test
    void a_service_whose_issuer_does_not_answer_says_so_in_one_sentence_and_serves_once_it_does() {
        var issuer = new Issuer(InetAddress.getLoopbackAddress(), Ports.free(1).getFirst());
        var program = stack.replica(
                "orphaned-program-service",
                Database.PROGRAM,
                application("program-service"),
                Map.of("TOPSET_ISSUER", issuer.url(), EVENT_LOOP_LIMIT, "1H"));
        try {
            program.start();
            assertThat(ready(program)).isTrue();
            assertThat(log("orphaned-program-service").lines().filter(line -> line.contains(" WARN ")))
                    .singleElement()
                    .asString()
                    .contains("The token issuer " + issuer.url() + " (TOPSET_ISSUER) does not answer");
            assertThat(log("orphaned-program-service")).doesNotContain("\tat ", "OIDC");

            issuer.start();
            var programs = client(program, new TokenClient(issuer.url()).token(GYM, "coach", "kim"));
            assertThat(programs.get("/v1/roster").status()).isEqualTo(200);
            eventually().until(() -> log("orphaned-program-service").contains("answers again"));
        } finally {
            program.stop();
            issuer.stop();
        }
    }

    /** Runs topset-migrate for the session service's database and returns its exit code. */
    private static int migrate(String ownersPassword, Path log) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquarkus.profile=migrate",
                "-jar",
                application("session-service").resolve("quarkus-run.jar").toString());
        process.environment().put("TOPSET_DB_URL", stack.jdbcUrl(Database.SESSION));
        process.environment().put("TOPSET_DB_USER", Database.SESSION.user());
        process.environment().put("TOPSET_DB_OWNER", Database.SESSION.owner());
        process.environment().put("TOPSET_DB_OWNER_PASSWORD", ownersPassword);
        process.environment().put(EVENT_LOOP_LIMIT, "1H");
        return process.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }

    /** Changes the history as if the session service's schema had been edited in place since it was applied. */
    private static void editedSince(LocalStack database, int difference) throws SQLException {
        var owner = Database.SESSION.owner();
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(Database.SESSION), owner, database.password(owner));
                var statement = connection.createStatement()) {
            var edited = statement.executeUpdate(
                    "update flyway_schema_history set checksum = checksum + " + difference + " where version = '2'");
            assertThat(edited).isEqualTo(1);
        }
    }

    /** Writes the row that Flyway leaves in its history when a migration has failed without being rolled back. */
    private static void failedMigration(boolean failed) throws SQLException {
        var owner = Database.SESSION.owner();
        try (var connection =
                        DriverManager.getConnection(stack.jdbcUrl(Database.SESSION), owner, stack.password(owner));
                var statement = connection.createStatement()) {
            statement.execute("update flyway_schema_history set success = " + !failed + " where installed_rank ="
                    + " (select max(installed_rank) from flyway_schema_history)");
        }
    }

    private static void startProgram(ServiceClient programs) {
        programs.put("/v1/athletes/lark", Map.of("timeZone", "Europe/Berlin", "unit", "kg"))
                .expect(200);
        programs.post(
                        "/v1/programs",
                        Map.of(
                                "athleteId",
                                "lark",
                                "startsOn",
                                LocalDate.now(ZoneOffset.UTC).minusDays(3).toString(),
                                "lifts",
                                Lifts.bench()))
                .expect(201);
    }

    private static void figuresNamedInTheManualAreThere(Replica session, Replica program) throws IOException {
        var manual = Files.readString(RunningPair.root().resolve("docs").resolve("operations.md"));
        var table = String.join(
                "\n", manual.lines().filter(line -> line.startsWith("| `")).toList());
        var named = Pattern.compile("(topset|kafka)(_[a-z]+)+").matcher(table).results();
        var names = named.map(MatchResult::group).distinct().toList();
        assertThat(names).hasSizeGreaterThan(8);
        // A figure of publication is there only after something was published, which happens after the answers.
        eventually().untilAsserted(() -> {
            var figures = figures(session) + figures(program);
            assertThat(names).allSatisfy(name -> assertThat(figures).contains("\n" + name));
        });
    }

    private static String figures(Replica replica) {
        return new ServiceClient(URI.create(replica.managementUrl()), null)
                .get("/q/metrics")
                .expect(200)
                .text();
    }

    /**
     * Stops a session service with SIGTERM while sets are logged. The service must store all acknowledged sets and
     * complete the calls in progress.
     */
    private static void leavesInOrder(Replica session, ServiceClient sessions, Set<String> acknowledged)
            throws SQLException {
        var logging = CompletableFuture.runAsync(() -> {
            try {
                while (true) {
                    log(sessions, acknowledged);
                }
            } catch (UncheckedIOException | AssertionError gone) {
                // The service has ended, so no more calls are answered.
            }
        });
        var before = acknowledged.size();
        eventually().until(() -> acknowledged.size() > before + 5);

        session.stop();
        logging.join();
        assertThat(log("session-service")).contains("stopped in").doesNotContain(TIMED_OUT);

        var stored = stored();
        assertThat(acknowledged).allSatisfy(set -> assertThat(stored).contains(set));
    }

    /** Defines an exercise while the session service is away. After its return, the service must accept its sets. */
    private static void learnsOnItsReturnWhichExerciseWasDefined(
            Replica session, ServiceClient sessions, ServiceClient programs) {
        programs.put("/v1/exercises/log-press", OwnExercise.LOG_PRESS).expect(201);
        session.start();

        var id = UUID.randomUUID().toString();
        sessions.post("/v1/sessions", Map.of("sessionId", id, "athleteId", "lark", "startedAt", now()))
                .expect(201);
        var set = set(UUID.randomUUID().toString(), "log-press");
        eventually()
                .until(() -> sessions.post("/v1/sessions/" + id + "/sets", set).status() < 300);
    }

    /**
     * Stops a program service with SIGTERM while a coach has the page open. The service must not wait for the end of
     * the page's stream.
     */
    private static void leavesItsWatchers(Replica program, String token) throws IOException, StreamException {
        var stream = URI.create(program.url() + "/v1/stream");
        try (var events = ServerSentEvents.of(stream, token, null).build()) {
            assertThat(events.readMessage().getEventName()).isEqualTo("ready");
            program.stop();
            assertThatThrownBy(() -> drain(events)).isInstanceOf(StreamClosedByServerException.class);
        }
        assertThat(log("program-service")).contains("stopped in").doesNotContain(TIMED_OUT);
    }

    private static void drain(EventSource events) throws StreamException {
        while (true) {
            events.readAnyEvent();
        }
    }

    private static long log(ServiceClient sessions, Set<String> acknowledged) {
        var id = UUID.randomUUID().toString();
        var set = UUID.randomUUID().toString();
        sessions.post("/v1/sessions", Map.of("sessionId", id, "athleteId", "lark", "startedAt", now(), "day", 1))
                .expect(201);
        var answer = sessions.post("/v1/sessions/" + id + "/sets", set(set, "bench-press"))
                .expect(201);
        acknowledged.add(set);
        return answer.json().path("sequence").asLong();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    private static Map<String, Object> set(String setId, String exercise) {
        var load = Map.of("value", 120, "unit", "kg");
        return Map.of(
                "setId", setId, "exercise", exercise, "role", "TOP", "load", load, "reps", 4, "completedAt", now());
    }

    private static String stored() throws SQLException {
        var user = Database.SESSION.user();
        try (var connection = DriverManager.getConnection(stack.jdbcUrl(Database.SESSION), user, stack.password(user));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select string_agg(data::text, ' ') from event where athlete = 'lark'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static long planned(ServiceClient programs) {
        return programs.get("/v1/athletes/lark/today")
                .json()
                .path("asOf")
                .path("sequence")
                .asLong();
    }

    /**
     * Whether the replica reports that it is both ready and alive. It is not alive if its Kafka consumer has failed.
     */
    private static boolean ready(Replica replica) {
        try {
            return new ServiceClient(URI.create(replica.managementUrl()), null)
                            .get("/q/health")
                            .status()
                    == 200;
        } catch (UncheckedIOException refused) {
            return false;
        }
    }

    private static String publication(Replica replica) {
        var checks = new ServiceClient(URI.create(replica.managementUrl()), null)
                .get("/q/health/ready")
                .json()
                .path("checks");
        for (var check : checks) {
            if (check.path("name").asText().equals("publication")) {
                return check.path("data").path("state").asText();
            }
        }
        return "";
    }

    private static ServiceClient client(Replica replica, String token) {
        return new ServiceClient(URI.create(replica.url()), token).patiently(Eventually.AT_MOST);
    }

    private static Replica replica(String service, Database database) {
        return stack.replica(service, database, application(service), Map.of());
    }

    private static Path application(String service) {
        return RunningPair.root().resolve(service).resolve("target").resolve("quarkus-app");
    }

    private static String log(String service) {
        try {
            return Files.readString(stack.logs().resolve(service + ".log"));
        } catch (IOException notYet) {
            return "";
        }
    }
}
