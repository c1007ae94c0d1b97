package topset.session.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;
import static topset.testsupport.Eventually.eventually;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.Topics;
import topset.session.Messages;
import topset.session.RealSessionService;
import topset.testsupport.EventMessage;

@RealSessionService
class PublicationTest {

    @TestHTTPResource(value = "/", management = true)
    private URI management = URI.create("");

    @Test
    void every_kind_of_event_reaches_the_topic_in_order_with_its_headers_and_fits_its_schema() {
        var athlete = someone();
        var sessionId = session(athlete);
        var setId = newId();
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        coach().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .body(set(setId, "120", 4).replace("\"slotId\"", "\"note\":\"secret\",\"slotId\""))
                .post("/v1/sessions/{id}/sets", sessionId)
                .then()
                .statusCode(201);
        coach().body(set(setId, "122.5", 3))
                .put("/v1/sessions/{s}/sets/{id}", sessionId, setId)
                .then()
                .statusCode(200);
        coach().delete("/v1/sessions/{s}/sets/{id}", sessionId, setId).then().statusCode(200);
        coach().body("{\"finishedAt\":\"2026-11-24T18:55:00+01:00\"}")
                .post("/v1/sessions/{id}/finish", sessionId)
                .then()
                .statusCode(200);

        var messages = Messages.of(Topics.SESSION_EVENTS, athlete, 5);
        assertThat(messages).extracting(ConsumerRecord::key).containsOnly("iron-temple/" + athlete);
        assertThat(messages)
                .extracting(ConsumerRecord::partition)
                .containsOnly(messages.getFirst().partition());
        var envelopes = messages.stream()
                .map(message -> Envelope.read(EventMessage.headers(message)))
                .toList();
        assertThat(envelopes)
                .extracting(Envelope::type)
                .containsExactly(
                        EventType.SESSION_STARTED.ceType(),
                        EventType.SET_COMPLETED.ceType(),
                        EventType.SET_CORRECTED.ceType(),
                        EventType.SET_REMOVED.ceType(),
                        EventType.SESSION_FINISHED.ceType());
        assertThat(envelopes).extracting(Envelope::athleteSequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(envelopes.get(1).id()).isEqualTo("iron-temple/session-" + sessionId + "/2");
        assertThat(envelopes.get(1).traceParent()).startsWith("00-" + trace);
        assertThat(messages).extracting(ConsumerRecord::value).noneMatch(value -> value.contains("secret"));
        messages.forEach(PublicationTest::fitsItsSchema);

        coach().get("/v1/sessions/{id}/events", sessionId)
                .then()
                .body("items.id", equalTo(envelopes.stream().map(Envelope::id).toList()))
                .body("items[1].data.load.value", equalTo(120));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"not-a-trace", "ff-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01"})
    void a_malformed_trace_starts_a_new_one(String header) {
        var athlete = someone();
        coach().header("traceparent", header)
                .body("""
                        {"athleteId":"%s","startedAt":"2026-11-24T17:40:00+01:00","day":1}""".formatted(athlete))
                .post("/v1/sessions")
                .then()
                .statusCode(201);
        var started = Messages.of(Topics.SESSION_EVENTS, athlete, 1).getFirst();
        assertThat(Envelope.read(EventMessage.headers(started)).traceParent())
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")
                .doesNotContain("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void what_was_published_is_counted() {
        session(someone());
        eventually()
                .untilAsserted(() -> assertThat(
                                RestAssured.get(management.resolve("metrics")).asString())
                        .containsPattern("topset_relay_published_total(\\{[^}]*})? [1-9]")
                        .containsPattern("topset_outbox_rows(\\{[^}]*})? 0.0")
                        .containsPattern("topset_outbox_age_seconds(\\{[^}]*})? 0.0")
                        .containsPattern("topset_sets_accepted_total"));
        RestAssured.get(management.resolve("health/ready"))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    @Test
    void health_and_metrics_are_not_where_callers_are() {
        RestAssured.get("/q/metrics").then().statusCode(404);
        RestAssured.get("/q/health").then().statusCode(404);
        RestAssured.get(management.resolve("/v1/sessions")).then().statusCode(404);
    }

    @Test
    void the_topic_is_created_with_its_partitions() {
        // The service creates its topics in the background.
        eventually()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Messages.topics().partitions(Topics.SESSION_EVENTS))
                        .isEqualTo(Topics.PARTITIONS));
    }

    @Test
    void the_api_describes_itself() {
        assertThat(RestAssured.get("/q/openapi").asString())
                .contains(
                        "/v1/sessions/{sessionId}/sets/batch",
                        "CompleteSet",
                        "bench-press",
                        "application/problem+json");
        RestAssured.get("/q/swagger-ui/").then().statusCode(200);
    }

    private static void fitsItsSchema(ConsumerRecord<String, String> message) {
        var type = EventMessage.headers(message).get("ce_type");
        var event = Arrays.stream(EventType.values())
                .filter(each -> each.ceType().equals(type))
                .findFirst()
                .orElseThrow();
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Objects.requireNonNull(EventType.class.getResourceAsStream(event.schemaResource())));
        assertThat(schema.validate(message.value(), InputFormat.JSON))
                .as(message.value())
                .isEmpty();
    }
}
