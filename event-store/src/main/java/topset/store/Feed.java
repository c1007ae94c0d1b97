package topset.store;

import java.util.List;

/**
 * Translates a stored event into its public messages, so that the stored form can change while the public form stays
 * the same. A feed must be a pure function. The messages that {@link NewEvent.Messages} makes of a new event must equal
 * the messages that the feed makes of the event's row.
 */
@FunctionalInterface
public interface Feed {

    /** The feed of a store that publishes nothing. It makes no messages. */
    Feed NOTHING = event -> List.of();

    /** Returns the Kafka messages of a published event, in sending order. The list may be empty. */
    List<OutgoingMessage> messages(RecordedEvent event);
}
