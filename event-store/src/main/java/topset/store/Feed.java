package topset.store;

import java.util.List;

/**
 * Translates a stored event into its public messages, so that the stored form can change while the public form stays
 * the same. A feed must be a pure function. For the same event, the feed and {@link NewEvent.Messages} must create
 * equal messages, the feed from the stored row and {@code Messages} from the new event.
 */
@FunctionalInterface
public interface Feed {

    /** The feed of a store that publishes no events: it creates no messages. */
    Feed NOTHING = event -> List.of();

    /** Returns the Kafka messages of a published event, in sending order. The list may be empty. */
    List<OutgoingMessage> messages(RecordedEvent event);
}
