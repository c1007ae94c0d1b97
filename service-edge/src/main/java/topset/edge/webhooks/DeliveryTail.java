package topset.edge.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import topset.store.EventStore;
import topset.store.read.GymEventReader;

/**
 * Adds a delivery for each new event of a webhook's gym. Deliveries and the webhook's cursor are stored in one
 * transaction, so each event is added exactly once.
 */
@ApplicationScoped
class DeliveryTail {
    /**
     * At this number the webhook's cursor stops: if a receiver is away for long, later events wait in the event table.
     */
    static final int MOST_PENDING = 10_000;

    private static final int PAGE = 500;

    private final EventStore store;
    private final WebhookMessages messages;
    private final GymEventReader reader = new GymEventReader();

    DeliveryTail(EventStore store, WebhookMessages messages) {
        this.store = store;
        this.messages = messages;
    }

    /** Adds deliveries for the next events of the webhook's gym. Returns whether more events may follow. */
    boolean advance(Connection connection, Webhook webhook) throws SQLException {
        var page = reader.read(connection, webhook.gym, webhook.after(), PAGE);
        if (page.events().isEmpty()) {
            return false;
        }
        var queued = page.events().stream()
                .map(GymEventReader.Read::event)
                .flatMap(event -> messages.of(event).stream()
                        .filter(message -> webhook.types.contains(message.type()))
                        .map(message -> new Delivery.Queued(event, message.type())))
                .toList();
        return store.run(List.of(), tx -> add(tx.connection(), webhook, page, queued))
                && page.events().size() == PAGE;
    }

    private static boolean add(
            Connection connection, Webhook read, GymEventReader.Page page, List<Delivery.Queued> queued)
            throws SQLException {
        var locked = Webhook.lock(read.gym, read.webhookId);
        // Another replica may have moved the cursor, or the webhook may have been deleted.
        if (locked == null || !locked.after().equals(read.after())) {
            return false;
        }
        if (!queued.isEmpty()) {
            if (Delivery.pending(locked) >= MOST_PENDING) {
                return false;
            }
            Delivery.add(connection, read, queued);
        }
        locked.moveCursor(page.next());
        return true;
    }
}
