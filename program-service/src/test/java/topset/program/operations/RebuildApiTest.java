package topset.program.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static topset.program.Api.operator;
import static topset.program.Api.problem;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.edge.Violation;
import topset.program.Api;
import topset.program.RealParts;

/** The operator's calls around a rebuild; what it comes to is for {@link RebuildTest}. */
@RealParts
class RebuildApiTest {
    private static final String REBUILDS = "/v1/operations/rebuilds";

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-4000-8000-000000000000", "the-last-one"})
    void what_is_not_there_is_not_found(String id) {
        problem(404, operator().get(REBUILDS + "/" + id).then());
        problem(404, operator().body("{}").post(REBUILDS + "/" + id + "/switch").then());
        problem(404, operator().delete(REBUILDS + "/" + id).then());
    }

    @Test
    void a_topic_that_there_is_not_is_refused_by_name() {
        assertThat(Api.violations(start("{\"topic\":\"training.yesterday\"}")))
                .extracting(Violation::message)
                .containsExactly("there is no topic training.yesterday");
        assertThat(Api.violations(start("{\"topic\":\"two words\"}")))
                .extracting(Violation::message)
                .containsExactly("must be a topic's name");
        problem(400, start("{\"tpoic\":\"x\"}"));
    }

    @Test
    void one_at_a_time_and_what_was_given_up_is_not_switched_to() {
        String id = start("")
                .statusCode(201)
                .body("startedBy", equalTo("ops"))
                .extract()
                .path("id");

        problem(409, start("{}")).body("detail", containsString(id));

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> state(id), state -> !state.equals("READING") && !state.equals("PLANNING"));
        assertThat(state(id)).isEqualTo("READY");
        operator().delete(REBUILDS + "/" + id).then().statusCode(200).body("state", equalTo("ABANDONED"));
        problem(409, operator().post(REBUILDS + "/" + id + "/switch").then())
                .body("detail", containsString("ABANDONED"));
        problem(409, operator().delete(REBUILDS + "/" + id).then());
        operator().get(REBUILDS).then().statusCode(200).body("items.id", hasItem(id));
    }

    private static ValidatableResponse start(String body) {
        return operator().body(body).post(REBUILDS).then();
    }

    private static String state(String id) {
        return operator()
                .get(REBUILDS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }
}
