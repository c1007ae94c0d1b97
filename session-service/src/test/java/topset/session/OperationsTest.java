package topset.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;
import static topset.testsupport.Eventually.eventually;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.Envelope;
import topset.contract.Topics;
import topset.testsupport.EventMessage;
import topset.testsupport.TopicAdmin;

@RealSessionService
class OperationsTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    private URI ready = URI.create("");

    @Test
    @Tag("smoke")
    void a_republished_event_is_the_same_as_the_first_time() {
        var athlete = someone();
        coach().body(set(newId(), "120", 4))
                .post("/v1/sessions/{id}/sets", session(athlete))
                .then()
                .statusCode(201);
        republish(Topics.SESSION_EVENTS, athlete, "0");
        var ids = Messages.of(Topics.SESSION_EVENTS, athlete, 4).stream()
                .map(message -> Envelope.read(EventMessage.headers(message)).id())
                .toList();
        assertThat(ids.subList(2, 4)).isEqualTo(ids.subList(0, 2));
    }

    @Test
    void a_subscribers_own_topic_is_made_and_filled() {
        var athlete = someone();
        coach().body(set(newId(), "120", 4))
                .post("/v1/sessions/{id}/sets", session(athlete))
                .then()
                .statusCode(201);
        var own = "analytics." + newId();
        republish(own, athlete, "\"2026-01-01T00:00:00Z\"");
        var first = Messages.of(Topics.SESSION_EVENTS, athlete, 2).stream().map(ConsumerRecord::value);
        assertThat(Messages.of(own, athlete, 2).stream().map(ConsumerRecord::value))
                .containsExactlyElementsOf(first.toList());
    }

    @Test
    @Tag("smoke")
    void only_an_operator_operates() {
        Stream.of("athlete", "coach", "platform", "analyst")
                .forEach(role -> as("iron-temple", role, "kim")
                        .body("not JSON")
                        .post("/v1/operations/republish")
                        .then()
                        .statusCode(403));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"from\":0}                                     | 400 | topic",
                "{\"topic\":\"t\"}                                | 400 | from",
                "{\"topic\":\"t\",\"from\":-1}                    | 400 | from",
                "{\"topic\":\"t\",\"from\":\"yesterday\"}         | 400 | from",
                "{\"topic\":\"t\",\"from\":\"+999999999-12-31T23:59:59Z\"} | 400 | from",
                "{\"topic\":\"training.targets.v1\",\"from\":0} | 422 | topic",
                "{\"topic\":\"a topic\",\"from\":0}               | 422 | topic",
                "{\"topic\":\"__consumer_offsets\",\"from\":0}    | 422 | topic",
                "{\"topic\":\"marketing.copy\",\"from\":0}        | 422 | topic",
                "{\"topic\":\"t\",\"from\":0,\"athlete\":\"a\"}   | 422 | gym"
            })
    void a_bad_order_is_refused(String body, int status, String field) {
        as("-", "operator", "ops")
                .body(body)
                .post("/v1/operations/republish")
                .then()
                .statusCode(status)
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource({
        "training.program-events.v1, is published by program-service: send the request there",
        "training.targets.v1, is published by program-service: send the request there",
        "training.session-events.v1.dlq, 'holds dead letters, which no store can publish again: session-service can"
                + " publish the events, into training.session-events.v1'",
        "training.of-nobody, is published by no service; the name of your own topic must not begin with training."
    })
    void who_can_fill_another_services_topic_is_named(String topic, String message) {
        as("-", "operator", "ops")
                .body("{\"topic\":\"%s\",\"from\":0}".formatted(topic))
                .post("/v1/operations/republish")
                .then()
                .statusCode(422)
                .body("violations.message", hasItem(message));
    }

    @Test
    void a_topic_that_refuses_the_first_message_is_refused_and_nothing_goes_to_the_outbox() {
        var athlete = someone();
        session(athlete);
        var own = "analytics." + newId();
        Messages.topics().create(own, 1, TopicAdmin.longest(100));

        as("-", "operator", "ops")
                .body(republication(own, athlete, "0"))
                .post("/v1/operations/republish")
                .then()
                .statusCode(422)
                .body("violations[0].rule", equalTo("topic-refuses"))
                .body(
                        "violations[0].message",
                        equalTo(own + " refuses the first message because it is too large: see its max.message.bytes;"
                                + " nothing was published"));
        Messages.topics().limit(own, 1_000_000);
        republish(own, athlete, "0", 1);
        assertThat(Messages.of(own, athlete, 1)).hasSize(1);
    }

    @Test
    @Tag("smoke")
    void a_message_that_a_topic_refuses_is_listed_and_sent_again_with_what_waits_behind_it() {
        var athlete = someone();
        var session = session(athlete);
        for (int reps = 3; reps < 5; reps++) {
            coach().body(set(newId(), "120", reps))
                    .post("/v1/sessions/{id}/sets", session)
                    .then()
                    .statusCode(201);
        }
        var first = Messages.of(Topics.SESSION_EVENTS, athlete, 3);
        var own = "analytics." + newId();
        Messages.topics()
                .create(own, 1, TopicAdmin.longest((Messages.size(first.get(0)) + Messages.size(first.get(1))) / 2));
        republish(own, athlete, "0", 3);

        var operator = as("-", "operator", "ops");
        int refused = awaitRefused(own, athlete, first.get(1));
        as("-", "operator", "ops")
                .post("/v1/operations/refused/{id}/retry", refused)
                .then()
                .statusCode(200)
                .body("messages", equalTo(2));
        assertThat(retriesOf(athlete)).as("in the audit").containsExactly(own + " ops 200");
        awaitRefused(own, athlete, first.get(1));
        eventually()
                .untilAsserted(() -> RestAssured.get(ready)
                        .then()
                        .statusCode(200)
                        .body("checks.find { it.name == 'publication' }.data.state", equalTo("degraded"))
                        .body("checks.find { it.name == 'publication' }.data.messagesRefused", equalTo(1)));

        Messages.topics().limit(own, 1_000_000);
        operator.post("/v1/operations/refused/retry?topic=" + own)
                .then()
                .statusCode(200)
                .body("messages", equalTo(2));
        assertThat(Messages.of(own, athlete, 3).stream().map(OperationsTest::id))
                .containsExactlyElementsOf(
                        first.stream().map(OperationsTest::id).toList());
    }

    private static int awaitRefused(String topic, String athlete, ConsumerRecord<String, String> event) {
        var path = "items.find { it.topic == '" + topic + "' }.";
        eventually()
                .untilAsserted(() -> as("-", "operator", "ops")
                        .get("/v1/operations/refused?limit=500")
                        .then()
                        .statusCode(200)
                        .body(path + "reason", equalTo("RECORD_TOO_LARGE"))
                        .body(path + "key", equalTo("iron-temple/" + athlete))
                        .body(path + "eventId", equalTo(id(event)))
                        .body(path + "behind", equalTo(1)));
        return as("-", "operator", "ops")
                .get("/v1/operations/refused?limit=500")
                .path(path + "id");
    }

    /** Reads the audit as the athlete's coach. */
    private static List<String> retriesOf(String athlete) {
        return eventually()
                .until(
                        () -> coach()
                                .get("/v1/audit?limit=500&athleteId=" + athlete)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .<Map<String, Object>>getList("items.findAll { it.action.endsWith('/{id}/retry') }")
                                .stream()
                                .filter(row -> row.get("status") != null)
                                .map(row -> row.get("topic") + " " + actor(row) + " " + row.get("status"))
                                .toList(),
                        rows -> !rows.isEmpty());
    }

    private static @Nullable Object actor(Map<String, Object> row) {
        return row.get("actor") instanceof Map<?, ?> actor ? actor.get("subject") : null;
    }

    @Test
    @Tag("smoke")
    void a_refused_message_that_is_not_there_is_neither_sent_nor_dropped() {
        as("-", "operator", "ops")
                .post("/v1/operations/refused/123456789/retry")
                .then()
                .statusCode(404);
        as("-", "operator", "ops")
                .body("{\"reason\":\"sent by a prototype\"}")
                .post("/v1/operations/refused/nothing/drop")
                .then()
                .statusCode(404);
        as("-", "operator", "ops")
                .body("{}")
                .post("/v1/operations/refused/1/drop")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("reason"));
    }

    private static String id(ConsumerRecord<String, String> message) {
        return Envelope.read(EventMessage.headers(message)).id();
    }

    private static void republish(String topic, String athlete, String from) {
        republish(topic, athlete, from, 2);
    }

    private static void republish(String topic, String athlete, String from, int messages) {
        as("-", "operator", "ops")
                .body(republication(topic, athlete, from))
                .post("/v1/operations/republish")
                .then()
                .statusCode(200)
                .body("messages", equalTo(messages));
    }

    private static String republication(String topic, String athlete, String from) {
        return "{\"topic\":\"%s\",\"gym\":\"iron-temple\",\"athlete\":\"%s\",\"from\":%s}"
                .formatted(topic, athlete, from);
    }
}
