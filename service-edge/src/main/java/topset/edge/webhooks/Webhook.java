package topset.edge.webhooks;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.edge.webhooks.message.WebhookSecret;
import topset.edge.webhooks.message.WebhookType;
import topset.store.read.EventCursor;

/**
 * A gym's wish to get messages at a URL.
 *
 * @param earlierSecret signs too while receivers change to {@code secret}; null if there is none, or its time is over
 * @param after all events up to this cursor have their deliveries
 */
record Webhook(
        String gym,
        String id,
        String url,
        List<WebhookType> types,
        State state,
        WebhookSecret secret,
        @Nullable WebhookSecret earlierSecret,
        OffsetDateTime createdAt,
        OffsetDateTime changedAt,
        String changedBy,
        EventCursor after) {

    /** Whether messages are sent. */
    enum State {
        ACTIVE,

        /** The receiver has answered 410. Nothing is sent until the webhook is set again. */
        GONE
    }

    /** Returns the value of the header {@code webhook-signature}. */
    String signatures(String messageId, long unixSeconds, byte[] body) {
        return Stream.of(secret, earlierSecret)
                .filter(java.util.Objects::nonNull)
                .map(each -> each.sign(messageId, unixSeconds, body))
                .collect(Collectors.joining(" "));
    }
}
