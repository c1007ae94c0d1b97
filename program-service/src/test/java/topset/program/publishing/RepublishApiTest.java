package topset.program.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static topset.program.Api.operator;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.program.Api;
import topset.program.RealParts;

/**
 * Tests that a request to the wrong service is refused with the name of the right one. An answer of 0 messages would
 * look like success.
 */
@RealParts
@Tag("smoke")
class RepublishApiTest {

    @ParameterizedTest
    @CsvSource({
        "training.session-events.v1, is published by session-service",
        "training.session-events.v1.dlq, no store can publish again",
        "training.of-nobody, is published by no service"
    })
    void a_topic_that_the_service_cannot_fill_is_refused_with_who_can(String topic, String says) {
        assertThat(Api.violations(republish(topic))).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("topic");
            assertThat(violation.message()).contains(says);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"training.program-events.v1", "training.targets.v1"})
    void a_topic_of_its_own_a_service_fills(String topic) {
        republish(topic).statusCode(200).body("messages", equalTo(0));
    }

    private static ValidatableResponse republish(String topic) {
        return operator()
                .body("{\"topic\":\"" + topic + "\",\"gym\":\"no-such-gym\",\"from\":0}")
                .post("/v1/operations/republish")
                .then();
    }
}
