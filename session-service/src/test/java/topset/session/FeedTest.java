package topset.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;
import static topset.testsupport.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.Envelope;
import topset.contract.Topics;
import topset.testsupport.EventMessage;

@RealSessionService
class FeedTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String gym = "feed-" + UUID.randomUUID();

    @Test
    @Tag("smoke")
    void an_analyst_reads_the_gyms_events_as_they_are_on_the_topic() {
        var athlete = someone();
        log(athlete, 2);
        var lines = lines(feed("", 3));
        var messages = Messages.of(Topics.SESSION_EVENTS, athlete, 3);
        assertThat(lines).extracting(line -> line.path("id").asText()).isEqualTo(ids(messages));
        assertThat(lines)
                .extracting(line -> line.path("data"))
                .isEqualTo(
                        messages.stream().map(message -> json(message.value())).toList());
        assertThat(lines.getFirst().path("specversion").asText()).isEqualTo("1.0");
        assertThat(lines.getFirst().path("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(lines.getFirst().path("athletesequence").asText()).isEqualTo("1");
    }

    @Test
    void reading_on_from_any_line_or_from_the_link_skips_and_repeats_nothing() {
        log("lifter-1", 3);
        var first = feed("", 4);
        var lines = lines(first);
        var afterTheSecond = lines(feed("?after=" + lines.get(1).path("cursor").asText(), 2));
        assertThat(afterTheSecond).isEqualTo(lines.subList(2, 4));

        var next = next(first);
        assertThat(lines(feed(next, 0))).isEmpty();
        log("lifter-2", 1);
        var more = lines(feed(next, 2));
        assertThat(more).extracting(line -> line.path("subject").asText()).containsExactly("lifter-2", "lifter-2");
    }

    @Test
    void addresses_in_headers_begin_with_the_prefix_that_the_proxy_names() {
        as(gym, "coach", "kim")
                .header("X-Forwarded-Prefix", "/session")
                .get("/v1/feed")
                .then()
                .header("Link", startsWith("</session/v1/feed?after="));
        as(gym, "coach", "kim")
                .header("X-Forwarded-Prefix", "/session")
                .body("""
                        {"athleteId":"%s","startedAt":"2026-11-24T17:40:00+01:00"}""".formatted(someone()))
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .header("Location", containsString("/session/v1/sessions/"));
    }

    @Test
    void another_gym_sees_nothing_of_it() {
        log("lifter-1", 1);
        feed("", 2);
        assertThat(lines(as(gym + "x", "analyst", "ann").get("/v1/feed"))).isEmpty();
    }

    @ParameterizedTest
    @Tag("smoke")
    @ValueSource(strings = {"athlete", "operator"})
    void who_is_not_of_the_gyms_staff_reads_no_feed(String role) {
        as(role.equals("operator") ? "-" : gym, role, "lifter-1")
                .get("/v1/feed")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @Tag("smoke")
    @ValueSource(strings = {"x", "YQ", "YQpi", "MQoy4"})
    void what_is_no_cursor_is_refused(String cursor) {
        as(gym, "analyst", "ann")
                .queryParam("after", cursor)
                .get("/v1/feed")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("after"));
    }

    private void log(String athlete, int sets) {
        String session = as(gym, "coach", "kim")
                .body("""
                        {"athleteId":"%s","startedAt":"2026-11-24T17:40:00+01:00"}""".formatted(athlete))
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("sessionId");
        for (int i = 0; i < sets; i++) {
            as(gym, "coach", "kim")
                    .body(set(newId(), "120", 4))
                    .post("/v1/sessions/{id}/sets", session)
                    .then()
                    .statusCode(201);
        }
    }

    /**
     * Waits until the feed has the given number of lines. A transaction elsewhere in the database may delay the feed.
     */
    private Response feed(String query, int lines) {
        return eventually()
                .until(
                        () -> as(gym, "analyst", "ann").get("/v1/feed" + query),
                        answer -> lines(answer).size() >= lines);
    }

    private static String next(Response response) {
        var link = response.header("Link");
        return link.substring(link.indexOf('?'), link.indexOf('>'));
    }

    private static List<JsonNode> lines(Response response) {
        response.then().statusCode(200).contentType("application/x-ndjson");
        var lines = new ArrayList<JsonNode>();
        response.asString().lines().map(FeedTest::json).forEach(lines::add);
        return lines;
    }

    private static List<String> ids(List<ConsumerRecord<String, String>> messages) {
        return messages.stream()
                .map(message -> Envelope.read(EventMessage.headers(message)).id())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
