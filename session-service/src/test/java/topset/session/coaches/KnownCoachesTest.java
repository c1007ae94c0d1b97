package topset.session.coaches;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.set;
import static topset.testsupport.Eventually.eventually;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.CoachesSee;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.GymFact.AthleteCoachesChanged;
import topset.contract.GymFact.CoachesSeeChanged;
import topset.contract.Topics;
import topset.edge.web.ContractJson;
import topset.session.RealSessionService;
import topset.testsupport.AthleteOperations;
import topset.testsupport.EventMessage;
import topset.testsupport.TopicPublisher;

/** A gym whose coaches see only their athletes, as the program service publishes it: lena is kim's. */
@RealSessionService
@Tag("smoke")
class KnownCoachesTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T18:05:00Z");
    private static final AthleteOperations OPERATIONS = AthleteOperations.of("session-service");
    private static final List<String> OTHERS = List.of(
            "changeWebhookSecret",
            "deleteWebhook",
            "exportGym",
            "feed",
            "getWebhook",
            "importGym",
            "listWebhooks",
            "pingWebhook",
            "replayWebhook",
            "setWebhook",
            "startSession",
            "usage",
            "webhookDeliveries");

    private static final TopicPublisher PUBLISHER =
            new TopicPublisher(ConfigProvider.getConfig().getValue("TOPSET_KAFKA", String.class));

    private static final String ID = newId();

    private final String gym = "gym-" + newId();

    @AfterAll
    static void close() {
        PUBLISHER.close();
    }

    @Test
    void every_operation_is_answered_to_another_coach_as_if_the_athlete_did_not_exist() {
        var session = session("lena", "kim");
        as(gym, "coach", "kim")
                .body(set(newId(), "120", 4))
                .post("/v1/sessions/" + session + "/sets")
                .then()
                .statusCode(201);
        theirs();
        session("mo", "lee");

        var answers = asLee("lena", session);
        assertThat(answers).hasSizeGreaterThan(10).isEqualTo(asLee("nobody", newId()));
        assertThat(answers.values()).allMatch(answer -> answer.startsWith("404"));
        as(gym, "coach", "lee").body(start("lena")).post("/v1/sessions").then().statusCode(404);
        assertThat(OPERATIONS.others()).containsExactlyInAnyOrderElementsOf(OTHERS);
        for (var path : List.of("/v1/feed", "/v1/export", "/v1/export?format=csv")) {
            for (var role : List.of("coach", "platform", "analyst")) {
                eventually()
                        .untilAsserted(
                                () -> assertThat(as(gym, role, "kim").get(path).asString())
                                        .as(path + role)
                                        .contains("lena"));
            }
            assertThat(as(gym, "coach", "lee").get(path).asString()).as(path).doesNotContain("lena");
        }
    }

    private Map<String, String> asLee(String athlete, String sessionId) {
        var values = Map.of("athleteId", athlete, "sessionId", sessionId, "setId", ID, "importId", ID, "noteId", ID);
        return OPERATIONS.answers(values, call -> {
            var request = as(gym, "coach", "lee").contentType(call.contentType());
            var answer = call.method().equals("GET")
                    ? request.get(call.path())
                    : request.body("{}").request(call.method(), call.path());
            return answer.statusCode() + " " + answer.asString();
        });
    }

    @Test
    void the_own_coach_the_platform_an_analyst_and_the_athlete_go_on() {
        var session = session("lena", "kim");
        theirs();

        for (var caller :
                List.of(as(gym, "coach", "kim"), as(gym, "platform", "back-end"), as(gym, "athlete", "lena"))) {
            caller.body(set(newId(), "120", 4))
                    .post("/v1/sessions/" + session + "/sets")
                    .then()
                    .statusCode(201);
        }
        as(gym, "analyst", "ada").get("/v1/sessions/" + session).then().statusCode(200);
    }

    @Test
    void the_event_with_the_higher_number_counts_in_any_order_and_an_unknown_value_shows_less() {
        var session = session("lena", "kim");
        publish(3, new AthleteCoachesChanged(gym, "lena", List.of("lee"), NOW));
        publish(1, new AthleteCoachesChanged(gym, "lena", List.of("kim"), NOW));
        publish(2, EventType.COACHES_SEE_CHANGED, """
                {"gym":"%s","coachesSee":"THEIR_TEAMS","changedAt":"2026-11-24T18:05:00Z"}""".formatted(gym).getBytes(UTF_8));
        eventuallyAnswers(404, "kim", session);
        eventuallyAnswers(200, "lee", session);

        publish(4, EventType.ATHLETE_COACHES_CHANGED, "{".getBytes(UTF_8));
        publish(5, new AthleteCoachesChanged(gym, "lena", List.of(), NOW));
        eventuallyAnswers(404, "lee", session);

        publish(
                6,
                EventType.COACHES_SEE_CHANGED,
                ContractJson.write(new CoachesSeeChanged(gym, CoachesSee.EVERYONE, NOW)));
        eventuallyAnswers(200, "kim", session);
    }

    @Test
    void an_erased_athlete_has_no_coach() {
        session("lena", "kim");
        theirs();

        as(gym, "platform", "back-end").delete("/v1/athletes/lena").then().statusCode(200);

        as(gym, "coach", "kim").body(start("lena")).post("/v1/sessions").then().statusCode(404);
    }

    /** Makes kim the coach of lena, and lee of mo. */
    private void theirs() {
        publish(1, new AthleteCoachesChanged(gym, "lena", List.of("kim"), NOW));
        publish(2, new AthleteCoachesChanged(gym, "mo", List.of("lee"), NOW));
        publish(
                3,
                EventType.COACHES_SEE_CHANGED,
                ContractJson.write(new CoachesSeeChanged(gym, CoachesSee.THEIRS, NOW)));
        eventually()
                .untilAsserted(() -> as(gym, "coach", "nobody")
                        .get("/v1/athletes/lena/sessions")
                        .then()
                        .statusCode(404));
    }

    private void eventuallyAnswers(int status, String coach, String session) {
        eventually()
                .untilAsserted(() -> as(gym, "coach", coach)
                        .get("/v1/sessions/" + session)
                        .then()
                        .statusCode(status));
    }

    private String session(String athlete, String coach) {
        return as(gym, "coach", coach)
                .body(start(athlete))
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("sessionId");
    }

    private static String start(String athlete) {
        return """
                {"athleteId":"%s","startedAt":"2026-11-24T17:40:00+01:00","day":1}""".formatted(athlete);
    }

    private void publish(long sequence, AthleteCoachesChanged fact) {
        publish(sequence, EventType.ATHLETE_COACHES_CHANGED, ContractJson.write(fact));
    }

    private void publish(long sequence, EventType type, byte[] value) {
        var envelope = new Envelope(
                gym + "/gym/" + sequence,
                type.source().uri(),
                type.ceType(),
                NOW,
                gym,
                gym,
                "gym",
                sequence,
                sequence,
                NOW.plusSeconds(sequence),
                type.dataSchema(),
                null);
        PUBLISHER.publish(EventMessage.of(Topics.GYM_EVENTS, gym, envelope.headers(), value));
    }
}
