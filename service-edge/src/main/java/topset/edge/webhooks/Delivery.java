package topset.edge.webhooks;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.store.StreamKey;

/**
 * A webhook message that its receiver has not accepted yet. The content of the message is in the stored event.
 *
 * @param id a later event of the same athlete has a higher id
 * @param messageId the same in every attempt
 * @param since the time at which the event was stored, or at which the message was replayed
 * @param attempts the number of failed attempts
 * @param dueAt the time of the next attempt; null if an earlier message about the athlete must be sent first, or if the
 * delivery is dead
 * @param deadAt the time at which the service stopped its attempts; null if it has not
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
