package topset.edge.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import topset.edge.web.ContractJson;
import topset.store.Feed;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/** The data of a message is the event's public form. */
@ApplicationScoped
public class WebhookMessages {
    private final Feed feed;

    WebhookMessages(Feed feed) {
        this.feed = feed;
    }

    /** Empty if webhooks do not send this type of event, or if the athlete was erased. */
    public Optional<WebhookMessage> of(RecordedEvent event) {
        if (event.athlete().isGym()) {
            return Optional.empty();
        }
        if (!event.published()) {
            return WebhookType.ofEvent(event.type()).map(type -> message(type, event, event.data()));
        }
        return feed.messages(event).stream()
                .flatMap(message -> of(event, message).stream())
                .findFirst();
    }

    private static Optional<WebhookMessage> of(RecordedEvent event, OutgoingMessage message) {
        var value = message.value();
        if (value == null) {
            return Optional.empty();
        }
        return WebhookType.ofEvent(message.headers().getOrDefault("ce_type", ""))
                .map(type -> message(type, event, new String(value, UTF_8)))
                .filter(WebhookMessages::isNews);
    }

    private static WebhookMessage message(WebhookType type, RecordedEvent event, String data) {
        return new WebhookMessage(type.word(), event.occurredAt(), data);
    }

    /**
     * Whether the message is worth sending. A message about changed flags is sent only if the change has raised a
     * flag.
     */
    static boolean isNews(WebhookMessage message) {
        return !message.type().equals(WebhookType.FLAG_RAISED.word())
                || !ContractJson.read(message.data(), JsonNode.class)
                        .path("raised")
                        .isEmpty();
    }
}
