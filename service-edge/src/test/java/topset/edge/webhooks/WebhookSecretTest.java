package topset.edge.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    /** The published example of the Standard Webhooks libraries. */
    @Test
    void the_signature_of_the_published_example_is_the_published_one() {
        var secret =
                WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}".getBytes(UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_random_secret_can_be_parsed_and_no_two_are_equal() {
        var secret = WebhookSecret.random();

        assertThat(WebhookSecret.parse(secret.text())).contains(secret);
        assertThat(WebhookSecret.random()).isNotEqualTo(secret);
    }

    @Test
    void a_secret_needs_its_prefix_base64_and_24_to_64_bytes() {
        assertThat(WebhookSecret.parse("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isEmpty();
        assertThat(WebhookSecret.parse("whsec_not base64")).isEmpty();
        assertThat(WebhookSecret.parse(ofBytes(23))).isEmpty();
        assertThat(WebhookSecret.parse(ofBytes(24))).isPresent();
        assertThat(WebhookSecret.parse(ofBytes(64))).isPresent();
        assertThat(WebhookSecret.parse(ofBytes(65))).isEmpty();
    }

    @Test
    void the_text_of_a_secret_object_does_not_show_the_key() {
        assertThat(WebhookSecret.random()).hasToString("whsec_…");
    }

    private static String ofBytes(int length) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
    }
}
