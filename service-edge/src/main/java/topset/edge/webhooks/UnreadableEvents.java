package topset.edge.webhooks;

import java.util.HashMap;
import java.util.Map;
import topset.store.read.EventCursor;

/**
 * Remembers where the events of webhooks could not be read. The worker tries these events again in every pass, so an
 * error would otherwise be logged twice a second. Only one thread may use it.
 */
final class UnreadableEvents {
    private final Map<Receiver, EventCursor> stoppedAt = new HashMap<>();

    /** Whether the webhook stands at another event than at its last failure. Remembers the failure. */
    boolean isNew(Webhook webhook) {
        return !webhook.after().equals(stoppedAt.put(Receiver.of(webhook), webhook.after()));
    }

    /** Forgets the failures of a webhook whose events could be read. */
    void clear(Webhook webhook) {
        stoppedAt.remove(Receiver.of(webhook));
    }
}
