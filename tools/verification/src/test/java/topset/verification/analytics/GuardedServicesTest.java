package topset.verification.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.contract.SetRole;
import topset.contract.Topics;
import topset.local.LocalStack;
import topset.local.process.Ports;
import topset.local.process.Replica;
import topset.local.servers.Database;
import topset.testsupport.Eventually;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.testsupport.TopicSubscriber;
import topset.verification.deployment.KafkaUsers;
import topset.verification.support.OwnExercise;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;
import topset.verification.support.SetRequest;

/**
 * Runs both services against a broker with authentication. The services have exactly the rights that deploy/README.md
 * names. All connections to the broker and to PostgreSQL use TLS as described there.
 */
@Tag("system")
class GuardedServicesTest {
    private static final String SESSIONS = "session-service";
    private static final String PROGRAMS = "program-service";
    private static final String GYM = "guarded";

    @TempDir
    private Path data = Path.of("");

    @Test
    void a_set_becomes_a_target_through_tls_with_the_rights_that_are_named_and_no_others() throws Exception {
        var certificates = Certificates.make(data.resolve("certificates"));
        try (var broker = new GuardedBroker(data.resolve("kafka"), List.of(SESSIONS, PROGRAMS), certificates);
                var stack = LocalStack.builder()
                        .ports(Ports.free())
                        .temporaryData()
                        .schemas(application(SESSIONS), application(PROGRAMS))
                        .start()) {
            try (var admin = broker.admin()) {
                admin.createAcls(rights()).all().get();
            }
            var postgres = new EncryptedPostgres(stack, certificates);
            postgres.requireEncryption();
            var sessions = stack.replica(
                    SESSIONS,
                    Database.SESSION,
                    application(SESSIONS),
                    environment(broker, SESSIONS, postgres.url(Database.SESSION)));
            var programs = stack.replica(
                    PROGRAMS,
                    Database.PROGRAM,
                    application(PROGRAMS),
                    environment(broker, PROGRAMS, postgres.url(Database.PROGRAM)));
            sessions.start();
            programs.start();
            var token = stack.token(GYM, "coach", "kim");
            var session = new ServiceClient(URI.create(sessions.url()), token).patiently(Eventually.AT_MOST);
            var program = new ServiceClient(URI.create(programs.url()), token).patiently(Eventually.AT_MOST);

            var sequence = train(session, program);

            eventually().untilAsserted(() -> {
                var week = program.get("/v1/athletes/lifter/weeks/2?atLeast=" + sequence)
                        .expect(200)
                        .json();
                assertThat(week.at("/lifts/0/top/load").decimalValue()).isEqualByComparingTo("122.5");
            });
            isPublished(broker, Topics.TARGETS, "lifter");
            anOwnExerciseReachesTheSessionService(session, program);
            assertThat(postgres.encryptedUsers()).contains(Database.SESSION.user(), Database.PROGRAM.user());
            isGood(sessions);
            isGood(programs);
            aTopicThatMayNoLongerBeWrittenToHoldsBackItsOwnMessages(broker, program, programs);
        }
    }

    private static void anOwnExerciseReachesTheSessionService(ServiceClient session, ServiceClient program) {
        program.put("/v1/exercises/log-press", OwnExercise.LOG_PRESS).expect(201);
        var sessionId = UUID.randomUUID();
        session.post(
                        "/v1/sessions",
                        Map.of("sessionId", sessionId, "athleteId", "lifter", "startedAt", Midday.minutesAgo(60)))
                .expect(201);
        var set = SetRequest.bench(SetRole.TOP, "60", 4, "8.5", Midday.minutesAgo(50))
                .of("log-press");
        eventually()
                .until(() ->
                        session.post("/v1/sessions/" + sessionId + "/sets", set).status() < 300);
    }

    private static void aTopicThatMayNoLongerBeWrittenToHoldsBackItsOwnMessages(
            GuardedBroker broker, ServiceClient program, Replica programs) throws Exception {
        var right = right(PROGRAMS, ResourceType.TOPIC, Topics.TARGETS, AclOperation.WRITE);
        try (var admin = broker.admin()) {
            admin.deleteAcls(List.of(right.toFilter())).all().get();
            eventually()
                    .until(() ->
                            admin.describeAcls(right.toFilter()).values().get().isEmpty());

            startProgram(program, "second");

            eventually()
                    .untilAsserted(() -> assertThat(publication(programs)
                                    .at("/data/topicsThatRefuse")
                                    .asText())
                            .isEqualTo(Topics.TARGETS + " NOT_AUTHORIZED"));
            isPublished(broker, Topics.PROGRAM_EVENTS, "second");
            admin.createAcls(List.of(right)).all().get();
        }
        isPublished(broker, Topics.TARGETS, "second");
        isGood(programs);
    }

    private static void isGood(Replica replica) {
        eventually()
                .untilAsserted(() -> assertThat(publication(replica).at("/data/state"))
                        .as("%s", publication(replica))
                        .hasToString("\"good\""));
    }

    /**
     * Waits until an athlete's newest state is published. It is sent by a transactional producer, which needs a right
     * of its own.
     */
    private static void isPublished(GuardedBroker broker, String topic, String athlete) {
        try (var subscriber = TopicSubscriber.ofTexts(broker.asAdmin(), topic)) {
            eventually()
                    .until(() -> subscriber.next().stream()
                            .anyMatch(message -> message.key().startsWith(Topics.athleteKey(GYM, athlete))));
        }
    }

    private static JsonNode publication(Replica replica) {
        return new ServiceClient(URI.create(replica.managementUrl()), null)
                .get("/q/health")
                .json()
                .path("checks")
                .valueStream()
                .filter(check -> check.path("name").asText().equals("publication"))
                .findFirst()
                .orElseThrow();
    }

    private static void startProgram(ServiceClient program, String athlete) {
        program.put("/v1/athletes/" + athlete, Map.of("timeZone", Midday.ZONE.getId(), "unit", "kg"))
                .expect(200);
        program.post(
                        "/v1/programs",
                        Map.of("athleteId", athlete, "startsOn", Midday.today().toString(), "lifts", Lifts.bench()))
                .expect(201);
    }

    private static long train(ServiceClient session, ServiceClient program) {
        startProgram(program, "lifter");
        var sessionId = UUID.randomUUID();
        session.post(
                        "/v1/sessions",
                        Map.of(
                                "sessionId",
                                sessionId,
                                "athleteId",
                                "lifter",
                                "startedAt",
                                Midday.minutesAgo(60),
                                "day",
                                1))
                .expect(201);
        return session.post(
                        "/v1/sessions/" + sessionId + "/sets",
                        SetRequest.bench(SetRole.TOP, "120", 4, "8.5", Midday.minutesAgo(50)))
                .expect(201)
                .json()
                .path("sequence")
                .asLong();
    }

    /** Returns the rights of the services as deploy/kubernetes gives them; AgreementTest compares them with the document. */
    private static List<AclBinding> rights() {
        return Stream.of(SESSIONS, PROGRAMS)
                .flatMap(service -> KafkaUsers.rights(service).stream())
                .toList();
    }

    private static AclBinding right(String who, ResourceType type, String name, AclOperation what) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + who, "*", what, AclPermissionType.ALLOW));
    }

    /** Returns the environment variables of a service: its Kafka client settings and its database URL. */
    private static Map<String, String> environment(GuardedBroker broker, String who, String database) {
        var environment = new HashMap<String, String>();
        environment.put("TOPSET_DB_URL", database);
        broker.as(who)
                .forEach((name, value) -> environment.put(
                        name.equals("bootstrap.servers")
                                ? "TOPSET_KAFKA"
                                : "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'),
                        value.toString()));
        return environment;
    }

    private static Path application(String service) {
        return RunningPair.root().resolve(service).resolve("target").resolve("quarkus-app");
    }
}
