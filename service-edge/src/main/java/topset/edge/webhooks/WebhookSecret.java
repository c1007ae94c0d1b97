package topset.edge.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * In the format of the Standard Webhooks specification: {@code whsec_} and the base64 key. Use {@link #parse} to create
 * it from a text.
 */
public record WebhookSecret(String text) {
    public static final int SHORTEST_KEY = 24;
    public static final int LONGEST_KEY = 64;

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int NEW_KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static WebhookSecret random() {
        var key = new byte[NEW_KEY];
        RANDOM.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** Empty if the text has another format, or if the key is too short or too long. */
    public static Optional<WebhookSecret> parse(String text) {
        try {
            return Optional.of(new WebhookSecret(text))
                    .filter(secret -> text.startsWith(PREFIX))
                    .filter(secret -> secret.key().length >= SHORTEST_KEY && secret.key().length <= LONGEST_KEY);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /** Covers the message's id, time and body. */
    public String sign(String messageId, long unixSeconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            mac.update((messageId + "." + unixSeconds + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without the key, so that logs do not contain it. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
