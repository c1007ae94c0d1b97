package topset.program.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static topset.testsupport.Eventually.eventually;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.program.Gym;
import topset.program.RealParts;
import topset.testsupport.Json;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.testsupport.WebhookReceiver;
import topset.testsupport.WebhookReceiver.Received;

@RealParts
@Tag("smoke")
class ProgramWebhooksTest {
    private static final int ACCEPTED = 204;

    private final Gym gym = Gym.fresh("webhooks");

    @Test
    void a_set_sends_the_target_the_backoff_and_the_flags_and_nothing_else() {
        try (var receiver = new WebhookReceiver(any -> ACCEPTED)) {
            String secret = set(receiver.url(), "target.recomputed", "backoff.adjusted", "flag.raised")
                    .statusCode(201)
                    .extract()
                    .path("secret");
            var lena = gym.lifter("lena").profile();
            lena.program(Midday.today(), Lifts.bench());
            lena.train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 4, "8.5");

            eventually()
                    .untilAsserted(() -> assertThat(types(receiver))
                            .contains("target.recomputed", "backoff.adjusted", "flag.raised"));
            assertThat(types(receiver)).containsOnly("target.recomputed", "backoff.adjusted", "flag.raised");
            assertThat(receiver.received()).allMatch(message -> message.isSignedWith(secret));
            assertThat(receiver.received())
                    .extracting(message ->
                            Json.read(message.body()).at("/data/athleteId").asText())
                    .containsOnly("lena");
            assertThat(receiver.received())
                    .filteredOn(message -> message.body().contains("\"type\":\"flag.raised\""))
                    .allMatch(message ->
                            !Json.read(message.body()).at("/data/flags").isEmpty());
        }
    }

    @Test
    void a_missed_day_sends_the_flag_with_its_date() {
        try (var receiver = new WebhookReceiver(any -> ACCEPTED)) {
            set(receiver.url(), "flag.raised").statusCode(201);
            var programId = gym.lifter("ada").profile().program(Midday.today().minusWeeks(1), Lifts.bench());
            var yesterday = Midday.today().minusDays(1);

            gym.as("platform", "backend")
                    .contentType("application/x-ndjson")
                    .body("""
                            {"type":"weekdays","athleteId":"ada","at":"%s","programId":"%s",\
                            "weekdays":[{"day":1,"weekday":"%s","since":"%s"}]}
                            """.formatted(
                                    Midday.minutesAgo(1), programId, yesterday.getDayOfWeek(), yesterday.minusDays(5))
                            .getBytes(StandardCharsets.UTF_8))
                    .post("/v1/imports")
                    .then()
                    .statusCode(200)
                    .body("added", equalTo(1));

            eventually()
                    .untilAsserted(() -> assertThat(receiver.received())
                            .extracting(message -> Json.read(message.body()).path("data"))
                            .filteredOn(data -> data.path("raised").toString().equals("[\"MISSED_TODAY\"]"))
                            .singleElement()
                            .satisfies(data -> {
                                assertThat(data.path("athleteId").asText()).isEqualTo("ada");
                                assertThat(data.at("/flags/0/about").asText()).isEqualTo(yesterday.toString());
                            }));
        }
    }

    @Test
    void a_type_of_the_session_service_is_refused_with_its_name() {
        set("https://9.9.9.9/hooks", "session.finished")
                .statusCode(422)
                .body(
                        "violations[0].message",
                        equalTo(
                                "must be one of target.recomputed, backoff.adjusted, flag.raised; session.finished is sent"
                                        + " by session-service: create a webhook there"));
    }

    private ValidatableResponse set(String url, String... types) {
        return gym.as("platform", "backend")
                .body(Map.of("url", url, "types", List.of(types)))
                .put("/v1/webhooks/crm")
                .then();
    }

    private static List<String> types(WebhookReceiver receiver) {
        return receiver.received().stream()
                .map(Received::body)
                .map(body -> Json.read(body).path("type").asText())
                .toList();
    }
}
