package topset.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operator's calls around a rebuild, over HTTP; that what it comes to is right is for the faults and the service's own tests. */
@Tag("system")
class RebuildCallsTest {
    private static final String REBUILDS = "/v1/operations/rebuilds";

    private static final Gym GYM = Gym.fresh("rebuild-calls");
    private static final Service OPERATOR =
            new Gym(RunningPair.get(), "-").as("operator", "ops").programs();

    @Test
    void only_an_operator_may() {
        for (var role : new String[] {"coach", "athlete", "platform", "analyst"}) {
            var programs = GYM.as(role, "somebody").programs();
            assertThat(programs.post(REBUILDS, Map.of()).status()).as(role).isEqualTo(403);
            assertThat(programs.get(REBUILDS).status()).as(role).isEqualTo(403);
            assertThat(programs.delete(REBUILDS + "/" + UUID.randomUUID()).status())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(new Service(GYM.pair().programs(), null).get(REBUILDS).status())
                .isEqualTo(401);
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (var id : new String[] {UUID.randomUUID().toString(), "the-last-one"}) {
            assertThat(OPERATOR.get(REBUILDS + "/" + id).status()).as(id).isEqualTo(404);
            assertThat(OPERATOR.post(REBUILDS + "/" + id + "/switch", Map.of()).status())
                    .as(id)
                    .isEqualTo(404);
            assertThat(OPERATOR.delete(REBUILDS + "/" + id).status()).as(id).isEqualTo(404);
        }
    }

    @Test
    void a_topic_that_there_is_not_is_refused_by_name() {
        var missing = OPERATOR.post(REBUILDS, Map.of("topic", "training.yesterday"));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text()).contains("\"topic\"", "there is no topic training.yesterday");

        var unreadable = OPERATOR.post(REBUILDS, Map.of("topic", "two words"));
        assertThat(unreadable.status()).isEqualTo(422);
        assertThat(unreadable.text()).contains("must be a topic's name");

        assertThat(OPERATOR.post(REBUILDS, Map.of("tpoic", "x")).status()).isEqualTo(400);
    }

    @Test
    void one_at_a_time_and_what_was_given_up_is_not_switched_to() {
        var begun = OPERATOR.post(REBUILDS, Map.of());
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        var id = begun.json().path("id").asText();
        assertThat(begun.json().path("startedBy").asText()).isEqualTo("ops");

        var second = OPERATOR.post(REBUILDS, Map.of());
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains(id);

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> state(id), state -> !state.equals("READING") && !state.equals("PLANNING"));
        assertThat(state(id)).isEqualTo("READY");

        assertThat(OPERATOR.delete(REBUILDS + "/" + id)
                        .expect(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("ABANDONED");
        var late = OPERATOR.post(REBUILDS + "/" + id + "/switch", Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("ABANDONED");
        assertThat(OPERATOR.delete(REBUILDS + "/" + id).status()).isEqualTo(409);
        assertThat(OPERATOR.get(REBUILDS).json().path("items").findValuesAsText("id"))
                .contains(id);
    }

    private static String state(String id) {
        return OPERATOR.get(REBUILDS + "/" + id)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }
}
