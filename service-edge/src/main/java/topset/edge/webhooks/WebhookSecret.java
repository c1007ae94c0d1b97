package topset.edge.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The format of the Standard Webhooks specification: {@code whsec_} and the base64 key. */
final class WebhookSecret {
    static final int SHORTEST_KEY = 24;
    static final int LONGEST_KEY = 64;

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int NEW_KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSecret() {}

    static String random() {
        var key = new byte[NEW_KEY];
        RANDOM.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** False if the text has another format, or if the key is too short or too long. */
    static boolean isValid(String text) {
        try {
            var length = text.startsWith(PREFIX) ? key(text).length : 0;
            return length >= SHORTEST_KEY && length <= LONGEST_KEY;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    /** Covers the message's id, time and body. */
    static String sign(String secret, String messageId, long unixSeconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            mac.update((messageId + "." + unixSeconds + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
