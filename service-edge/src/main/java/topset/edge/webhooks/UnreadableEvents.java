package topset.edge.webhooks;

import java.util.HashMap;
import java.util.Map;
import topset.store.read.EventCursor;

/**
 * The worker tries to read these events in every pass. Without this class it would log the same error twice a second.
 * Only one thread may use this class.
 */
final class UnreadableEvents {
    private final Map<Receiver, EventCursor> stoppedAt = new HashMap<>();

    /** Whether the event is another one than at the last call, so that an error should be logged. */
    boolean isNew(Webhook webhook) {
        return !webhook.after().equals(stoppedAt.put(Receiver.of(webhook), webhook.after()));
    }

    /** Called when the events of the webhook could be read. */
    void clear(Webhook webhook) {
        stoppedAt.remove(Receiver.of(webhook));
    }
}
