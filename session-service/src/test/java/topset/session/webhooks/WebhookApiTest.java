package topset.session.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.session.RealSessionService;
import topset.testsupport.WebhookReceiver;

@RealSessionService
@Tag("smoke")
class WebhookApiTest {
    private static final String URL = "https://9.9.9.9/hooks";
    private static final String SESSIONS = "\"session.finished\"";
    private static final int ACCEPTED = 204;

    private final WebhookApi api = new WebhookApi();

    @Test
    void the_secret_is_shown_once_and_another_gym_does_not_see_the_webhook() {
        api.set("crm", URL, SESSIONS).statusCode(201).body("secret", startsWith("whsec_"));
        api.set("crm", URL, SESSIONS)
                .statusCode(200)
                .body("secret", nullValue())
                .body("state", equalTo("ACTIVE"));

        api.platform()
                .get("/v1/webhooks/crm")
                .then()
                .statusCode(200)
                .body("url", equalTo(URL))
                .body("types", equalTo(java.util.List.of("session.finished")))
                .body("changedBy", equalTo("backend"))
                .body("secret", nullValue());
        api.platform().get("/v1/webhooks").then().body("items", hasSize(1)).body("items[0].secret", nullValue());
        new WebhookApi().platform().get("/v1/webhooks/crm").then().statusCode(404);
        api.platform().delete("/v1/webhooks/crm").then().statusCode(200);
        api.platform().get("/v1/webhooks/crm").then().statusCode(404);
        api.platform().delete("/v1/webhooks/crm").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "http://9.9.9.9/hooks, webhook-https, must begin with https://",
        "https://169.254.169.254/latest/meta-data, webhook-private-address, has 169.254.169.254",
        "http://169.254.169.254/latest/meta-data, webhook-private-address, has 169.254.169.254",
        "https://[::ffff:10.0.0.1]/, webhook-private-address, has 10.0.0.1",
        "ftp://9.9.9.9/, webhook-https, must begin with https://",
        "https://kim:secret@9.9.9.9/, webhook-url, must have no user name"
    })
    void a_url_that_must_not_be_called_is_refused_with_the_reason(String url, String rule, String says) {
        api.set("crm", url, SESSIONS)
                .statusCode(422)
                .body("violations[0].field", equalTo("url"))
                .body("violations[0].rule", equalTo(rule))
                .body("violations[0].message", containsString(says));
    }

    @Test
    void a_type_of_the_other_service_an_unknown_one_and_a_short_secret_are_refused_together() {
        api.platform()
                .body("{\"url\":\"" + URL
                        + "\",\"types\":[\"target.recomputed\",\"set.done\"],\"secret\":\"whsec_AAAA\"}")
                .put("/v1/webhooks/crm")
                .then()
                .statusCode(422)
                .body("violations", hasSize(3))
                .body("violations[0].field", equalTo("types[0]"))
                .body(
                        "violations[0].message",
                        equalTo("must be one of session.finished, import.finished; target.recomputed is sent by"
                                + " program-service: create a webhook there"))
                .body("violations[1].message", containsString("not set.done"))
                .body("violations[2].rule", equalTo("webhook-secret"));
        api.set("crm", URL, "").statusCode(422).body("violations[0].rule", equalTo("webhook-type"));
        api.platform().body("{}").put("/v1/webhooks/crm").then().statusCode(400);
        api.set("CRM", URL, SESSIONS).statusCode(422).body("violations[0].rule", equalTo("webhook-id"));
    }

    @Test
    void a_gym_has_ten_webhooks_at_most() {
        for (int n = 0; n < 10; n++) {
            api.set("hook-" + n, URL, SESSIONS).statusCode(201);
        }

        api.set("hook-10", URL, SESSIONS).statusCode(422).body("violations[0].rule", equalTo("webhooks-of-gym"));
        api.set("hook-9", URL, SESSIONS).statusCode(200);
    }

    @Test
    void a_ping_is_signed_and_after_a_new_secret_by_both() {
        try (var receiver = new WebhookReceiver(any -> ACCEPTED)) {
            var earlier = api.setForSessions("crm", receiver);
            ping().statusCode(200).body("delivered", equalTo(true)).body("status", equalTo(ACCEPTED));
            String later = api.platform()
                    .post("/v1/webhooks/crm/secret")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("secret");
            ping().statusCode(200);

            var first = receiver.received().getFirst();
            assertThat(first.body()).startsWith("{\"type\":\"ping\"");
            assertThat(first.isSignedWith(earlier)).isTrue();
            assertThat(first.isSignedWith(later)).isFalse();
            var second = receiver.received().getLast();
            assertThat(second.isSignedWith(earlier)).isTrue();
            assertThat(second.isSignedWith(later)).isTrue();
            assertThat(second.messageId()).isNotEqualTo(first.messageId());
        }
    }

    @Test
    void a_ping_says_why_it_failed() {
        api.set("crm", "http://127.0.0.1:1/", SESSIONS).statusCode(201);

        ping().statusCode(200)
                .body("delivered", equalTo(false))
                .body("status", nullValue())
                .body("failure", startsWith("could not be reached"));
    }

    @Test
    void the_list_of_deliveries_refuses_what_it_cannot_read() {
        api.set("crm", URL, SESSIONS).statusCode(201);

        api.platform().get("/v1/webhooks/crm/deliveries?state=lost").then().statusCode(422);
        api.platform().get("/v1/webhooks/crm/deliveries?cursor=nonsense").then().statusCode(400);
        api.platform().get("/v1/webhooks/nobody/deliveries").then().statusCode(404);
        api.platform().post("/v1/webhooks/nobody/replay").then().statusCode(404);
        api.platform().post("/v1/webhooks/nobody/ping").then().statusCode(404);
    }

    private io.restassured.response.ValidatableResponse ping() {
        return api.platform().post("/v1/webhooks/crm/ping").then();
    }
}
