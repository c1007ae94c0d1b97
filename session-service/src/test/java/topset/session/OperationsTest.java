package topset.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static topset.session.Api.as;
import static topset.session.Api.coach;
import static topset.session.Api.newId;
import static topset.session.Api.session;
import static topset.session.Api.set;
import static topset.session.Api.someone;

import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.Envelope;
import topset.contract.Topics;

@RealParts
class OperationsTest {

    @Test
    void aRepublishedEventIsTheSameAsTheFirstTime() {
        var athlete = someone();
        coach().body(set(newId(), "120", 4))
                .post("/v1/sessions/{id}/sets", session(athlete))
                .then()
                .statusCode(201);
        republish(Topics.SESSION_EVENTS, athlete, "0");
        var ids = Messages.of(Topics.SESSION_EVENTS, athlete, 4).stream()
                .map(message -> Envelope.read(Messages.headers(message)).id())
                .toList();
        assertThat(ids.subList(2, 4)).isEqualTo(ids.subList(0, 2));
    }

    @Test
    void aSubscribersOwnTopicIsMadeAndFilled() {
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
    void onlyAnOperatorOperates() {
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
                "{\"topic\":\"t\",\"from\":0,\"athlete\":\"a\"}   | 422 | gym"
            })
    void aBadOrderIsRefused(String body, int status, String field) {
        as("-", "operator", "ops")
                .body(body)
                .post("/v1/operations/republish")
                .then()
                .statusCode(status)
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource({
        "training.program-events.v1, is published by program-service: ask it there",
        "training.targets.v1, is published by program-service: ask it there",
        "training.session-events.v1.dlq, 'has copies for people, which no store can publish again: session-service can"
                + " publish the events, into training.session-events.v1'",
        "training.of-nobody, is published by no service; a topic of your own has another beginning than training."
    })
    void whoCanFillAnotherServicesTopicIsNamed(String topic, String message) {
        as("-", "operator", "ops")
                .body("{\"topic\":\"%s\",\"from\":0}".formatted(topic))
                .post("/v1/operations/republish")
                .then()
                .statusCode(422)
                .body("violations.message", hasItem(message));
    }

    private static void republish(String topic, String athlete, String from) {
        as("-", "operator", "ops")
                .body("{\"topic\":\"%s\",\"gym\":\"iron-temple\",\"athlete\":\"%s\",\"from\":%s}"
                        .formatted(topic, athlete, from))
                .post("/v1/operations/republish")
                .then()
                .statusCode(200)
                .body("messages", equalTo(2));
    }
}
