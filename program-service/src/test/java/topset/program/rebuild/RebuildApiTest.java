package topset.program.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static topset.program.Api.operator;
import static topset.program.Api.problem;
import static topset.testsupport.Eventually.eventually;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.edge.web.Violation;
import topset.program.Api;
import topset.program.RealParts;

/** Tests the operator's calls for rebuilds. {@link RebuildTest} tests their results. */
@RealParts
@Tag("smoke")
class RebuildApiTest {
    private static final String REBUILDS = "/v1/operations/rebuilds";

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-4000-8000-000000000000", "the-last-one"})
    void what_is_not_there_is_not_found(String id) {
        problem(404, operator().get(REBUILDS + "/" + id).then());
        problem(404, operator().delete(REBUILDS + "/" + id).then());
    }

    @Test
    void what_does_not_fit_together_is_refused_by_name() {
        assertThat(Api.violations(start("{\"mode\":\"CHECK\",\"source\":\"LOG\",\"topic\":\"training.yesterday\"}")))
                .extracting(Violation::message)
                .containsExactly("there is no topic training.yesterday");
        assertThat(Api.violations(start("{\"mode\":\"CHECK\",\"source\":\"LOG\",\"topic\":\"two words\"}")))
                .extracting(Violation::message)
                .containsExactly("must be the name of a Kafka topic");
        assertThat(Api.violations(start("{\"mode\":\"CHECK\",\"source\":\"SETS\",\"topic\":\"x\","
                        + "\"acceptMissing\":true,\"athleteId\":\"lifter-1\"}")))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("topic", "acceptMissing", "gym");
        problem(400, start("{\"mode\":\"CHECK\"}"));
        problem(400, start("{\"mode\":\"SOMETIMES\",\"source\":\"SETS\"}"));
        problem(400, start("{\"mode\":\"CHECK\",\"source\":\"SETS\",\"tpoic\":\"x\"}"));
    }

    @Test
    void a_rebuild_runs_to_its_end_and_is_then_over() {
        String id = start("{\"mode\":\"CHECK\",\"source\":\"LOG\",\"gym\":\"nobodys\"}")
                .statusCode(201)
                .body("startedBy", equalTo("ops"))
                .body("mode", equalTo("CHECK"))
                .body("topic", equalTo("training.session-events.v1"))
                .extract()
                .path("id");

        eventually().until(() -> state(id).equals("DONE"));

        operator()
                .get(REBUILDS + "/" + id)
                .then()
                .statusCode(200)
                .body("progress.athletesTotal", equalTo(0))
                .body("differences.items", equalTo(List.of()));
        problem(409, operator().delete(REBUILDS + "/" + id).then()).body("detail", containsString("DONE"));
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
