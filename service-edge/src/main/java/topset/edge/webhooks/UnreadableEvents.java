package topset.edge.webhooks;

import java.util.HashMap;
import java.util.Map;
import topset.store.read.EventCursor;

/**
 * Remembers the events that could not be read for a webhook. The worker tries to read these events in every pass.
 * Without this class the worker would log the same error twice a second. Only one thread may use this class.
 */
final class UnreadableEvents {
    private final Map<Receiver, EventCursor> stoppedAt = new HashMap<>();

    /**
     * Whether the event that cannot be read for the webhook is another one than at the last call, so that a new error
     * should be logged. Remembers the event.
     */
    boolean isNew(Webhook webhook) {
        return !webhook.after().equals(stoppedAt.put(Receiver.of(webhook), webhook.after()));
    }

    /** Forgets the failures of a webhook whose events could be read. */
    void clear(Webhook webhook) {
        stoppedAt.remove(Receiver.of(webhook));
    }
}
