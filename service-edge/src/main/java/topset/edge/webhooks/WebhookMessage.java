package topset.edge.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** The content of a webhook message; {@code data} is the JSON of the event that happened at the time. */
public record WebhookMessage(String type, OffsetDateTime timestamp, String data) {
    /** The type of a test message. */
    public static final String PING = "ping";

    private static final int ID_BYTES = 16;

    /** Depends only on the message, so every attempt sends the same bytes. */
    public byte[] body() {
        return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}"
                .formatted(type, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(timestamp), data)
                .getBytes(UTF_8);
    }

    /** Every attempt uses the same id. It contains no dot, because the signed text separates its parts by dots. */
    public static String id(String gym, String webhookId, String eventId) {
        var key = gym + "/" + webhookId + "\n" + eventId;
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return "msg_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
