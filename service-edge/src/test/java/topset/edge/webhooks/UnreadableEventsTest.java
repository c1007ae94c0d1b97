package topset.edge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.edge.webhooks.message.WebhookSecret;
import topset.store.read.EventCursor;

class UnreadableEventsTest {
    private final UnreadableEvents events = new UnreadableEvents();

    private static Webhook at(String id, long position) {
        var time = OffsetDateTime.parse("2026-11-24T12:00:00Z");
        return new Webhook(
                "iron-temple",
                id,
                "https://example.org",
                List.of(),
                Webhook.State.ACTIVE,
                WebhookSecret.random(),
                null,
                time,
                time,
                "till",
                new EventCursor(7, position));
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
