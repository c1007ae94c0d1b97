package topset.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator asks of the wrong service is refused, with the right one's name: an answer of 0 messages would look like success. */
@Tag("system")
class RepublishCallsTest {
    private static final Lifter OPERATOR = new Gym(RunningPair.get(), "-").as("operator", "ops");

    @ParameterizedTest
    @CsvSource({
        "session, training.program-events.v1, is published by program-service",
        "session, training.targets.v1, is published by program-service",
        "session, training.session-events.v1.dlq, no store can publish again",
        "session, training.of-nobody, is published by no service",
        "program, training.session-events.v1, is published by session-service",
        "program, training.session-events.v1.dlq, no store can publish again",
        "program, training.of-nobody, is published by no service"
    })
    void a_topic_that_the_service_cannot_fill_is_refused_with_who_can(String asked, String topic, String says) {
        var service = asked.equals("session") ? OPERATOR.sessions() : OPERATOR.programs();

        var answer = service.post("/v1/operations/republish", Map.of("topic", topic, "gym", "no-such-gym", "from", 0));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).contains("\"topic\"", says);
    }

    @ParameterizedTest
    @CsvSource({
        "session, training.session-events.v1",
        "program, training.program-events.v1",
        "program, training.targets.v1"
    })
    void a_topic_of_its_own_a_service_fills(String asked, String topic) {
        var service = asked.equals("session") ? OPERATOR.sessions() : OPERATOR.programs();

        var answer = service.post("/v1/operations/republish", Map.of("topic", topic, "gym", "no-such-gym", "from", 0))
                .expect(200);

        assertThat(answer.json().path("messages").asInt()).isZero();
    }
}
