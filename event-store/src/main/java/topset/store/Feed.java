package topset.store;

import java.util.List;

/**
 * Translates a stored event into public messages, so that the stored form can change while the public form stays. A
 * pure function. A feed reads rows; a new event has its own messages ({@link NewEvent.Messages}). Both must produce the
 * same messages.
 */
@FunctionalInterface
public interface Feed {

    /** The feed of a store that publishes nothing. It makes no messages. */
    Feed NOTHING = event -> List.of();

    /** Returns the messages of a published event, in sending order. The list may be empty. */
    List<OutgoingMessage> messages(RecordedEvent event);
}
