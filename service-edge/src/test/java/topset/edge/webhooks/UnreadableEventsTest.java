package topset.edge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import topset.store.read.EventCursor;

class UnreadableEventsTest {
    private final WebhookWorker.UnreadableEvents events = new WebhookWorker.UnreadableEvents();

    private static Webhook at(String id, long position) {
        var webhook = new Webhook();
        webhook.gym = "iron-temple";
        webhook.webhookId = id;
        webhook.moveCursor(new EventCursor(7, position));
        return webhook;
    }

    @Test
    void a_webhook_that_stands_at_the_same_event_is_reported_once() {
        assertThat(events.isNew(at("crm", 1))).isTrue();
        assertThat(events.isNew(at("crm", 1))).isFalse();
        assertThat(events.isNew(at("mail", 1))).isTrue();
        assertThat(events.isNew(at("crm", 2))).isTrue();
    }

    @Test
    void a_failure_after_a_success_is_reported_again() {
        events.isNew(at("crm", 1));

        events.clear(at("crm", 1));

        assertThat(events.isNew(at("crm", 1))).isTrue();
    }
}
