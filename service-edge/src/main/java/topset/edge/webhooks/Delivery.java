package topset.edge.webhooks;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.store.StreamKey;

/**
 * A message that its receiver does not have yet. The content is in the event.
 *
 * @param id ascending in the order of the athlete's events
 * @param messageId the same at every try
 * @param since when the event was stored, or when the message was replayed
 * @param attempts failed tries
 * @param dueAt when the next try is due; null if the message waits behind an earlier one of the athlete, or is dead
 * @param deadAt when the tries ended; null if they have not
 */
record Delivery(
        long id,
        String gym,
        String webhookId,
        String athleteId,
        String messageId,
        String type,
        String stream,
        long version,
        OffsetDateTime since,
        int attempts,
        @Nullable OffsetDateTime dueAt,
        @Nullable OffsetDateTime deadAt,
        @Nullable Integer lastStatus,
        @Nullable String lastFailure) {

    StreamKey streamKey() {
        return new StreamKey(gym, stream);
    }
}
