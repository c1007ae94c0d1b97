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
 * A subscription of a gym.
 *
 * @param earlierSecret also signs messages until receivers use the new one; null if there is none or if it has expired
 * @param after the position in the event table up to which deliveries have been added
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

    enum State {
        ACTIVE,

        /** The receiver has answered 410. The service sends nothing until the gym sets the webhook again. */
        GONE
    }

    /** The header {@code webhook-signature}: one signature for each valid secret. */
    String signatures(String messageId, long unixSeconds, byte[] body) {
        return Stream.of(secret, earlierSecret)
                .filter(java.util.Objects::nonNull)
                .map(each -> each.sign(messageId, unixSeconds, body))
                .collect(Collectors.joining(" "));
    }
}
