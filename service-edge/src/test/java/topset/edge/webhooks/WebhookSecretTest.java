package topset.edge.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    /** The published example of the Standard Webhooks libraries. */
    @Test
    void the_signature_of_the_published_example_is_the_published_one() {
        var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var body = "{\"test\": 2432232314}".getBytes(UTF_8);

        assertThat(WebhookSecret.sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_random_secret_is_valid_and_no_two_are_equal() {
        var secret = WebhookSecret.random();

        assertThat(WebhookSecret.isValid(secret)).isTrue();
        assertThat(WebhookSecret.random()).isNotEqualTo(secret);
    }

    @Test
    void a_secret_needs_its_prefix_base64_and_24_to_64_bytes() {
        assertThat(WebhookSecret.isValid("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isFalse();
        assertThat(WebhookSecret.isValid("whsec_not base64")).isFalse();
        assertThat(WebhookSecret.isValid(ofBytes(23))).isFalse();
        assertThat(WebhookSecret.isValid(ofBytes(24))).isTrue();
        assertThat(WebhookSecret.isValid(ofBytes(64))).isTrue();
        assertThat(WebhookSecret.isValid(ofBytes(65))).isFalse();
    }

    private static String ofBytes(int length) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
    }
}
