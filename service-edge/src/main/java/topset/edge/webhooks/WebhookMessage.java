package topset.edge.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import topset.edge.web.ContractJson;
import topset.store.Feed;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/** The content of a webhook message; {@code data} is the JSON of the event that happened at the time. */
record WebhookMessage(String type, OffsetDateTime timestamp, String data) {
    /** The type of a test message. */
    static final String PING = "ping";

    private static final int ID_BYTES = 16;

    /**
     * The data is the event's public form. Empty if webhooks do not send this type of event, or if the athlete was
     * erased.
     */
    static Optional<WebhookMessage> of(Feed feed, RecordedEvent event) {
        if (event.athlete().isGym()) {
            return Optional.empty();
        }
        if (!event.published()) {
            return of(event.type(), event, event.data());
        }
        return feed.messages(event).stream()
                .flatMap(message -> of(event, message).stream())
                .findFirst();
    }

    private static Optional<WebhookMessage> of(RecordedEvent event, OutgoingMessage message) {
        var value = message.value();
        return value == null
                ? Optional.empty()
                : of(message.headers().getOrDefault("ce_type", ""), event, new String(value, UTF_8))
                        .filter(WebhookMessage::isNews);
    }

    private static Optional<WebhookMessage> of(String eventType, RecordedEvent event, String data) {
        return WebhookType.ofEvent(eventType).map(type -> new WebhookMessage(type.word(), event.occurredAt(), data));
    }

    /**
     * Whether the message is worth sending. A message about changed flags is sent only if the change has raised a flag.
     */
    boolean isNews() {
        return !type.equals(WebhookType.FLAG_RAISED.word())
                || !ContractJson.read(data, JsonNode.class).path("raised").isEmpty();
    }

    /** Depends only on the message, so every attempt sends the same bytes. */
    byte[] body() {
        return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}"
                .formatted(type, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(timestamp), data)
                .getBytes(UTF_8);
    }

    /** Every attempt uses the same id. It contains no dot, because the signed text separates its parts by dots. */
    static String id(String gym, String webhookId, String eventId) {
        var key = gym + "/" + webhookId + "\n" + eventId;
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return "msg_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
