package topset.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static topset.testsupport.Eventually.eventually;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import topset.edge.kafka.TopicSetup;

@RealSessionService
class TopicsTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    private URI ready = URI.create("");

    @Test
    void a_topic_that_the_service_made_is_as_it_must_be() {
        eventually()
                .untilAsserted(() -> RestAssured.get(ready)
                        .then()
                        .body("checks.find { it.name == 'publication' }.data.topicsThere", equalTo(true))
                        .body("checks.find { it.name == 'publication' }.data.topicsThatDiffer", equalTo("")));
    }

    @Test
    void what_differs_in_a_topic_that_was_there_is_said_and_what_does_not_is_not()
            throws InterruptedException, ExecutionException {
        var good = "good-" + SessionApi.newId();
        var bad = "bad-" + SessionApi.newId();
        var compacted = Map.of("cleanup.policy", "compact");
        try (var admin = Admin.create(Map.<String, Object>of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("TOPSET_KAFKA", String.class)))) {
            admin.createTopics(List.of(
                            new NewTopic(good, 24, (short) 1).configs(compacted),
                            new NewTopic(bad, 3, (short) 1).configs(Map.of("cleanup.policy", "delete"))))
                    .all()
                    .get();
            // The broker may answer the creation before it knows the topics.
            eventually().until(() -> admin.listTopics().names().get().containsAll(List.of(good, bad)));

            assertThat(TopicSetup.mismatches(admin, Map.of(good, compacted), 24))
                    .isEmpty();
            assertThat(TopicSetup.mismatches(admin, Map.of(good, compacted, bad, compacted), 24))
                    .containsExactlyInAnyOrder(
                            bad + " has 3 partitions, not 24", bad + " has cleanup.policy=delete, not compact");
        }
    }
}
