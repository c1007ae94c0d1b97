package topset.store;

import java.util.List;

/**
 * Translates a stored event into public messages. So the stored form can change while the public form stays. Pure. A
 * feed works from rows; a new event brings its own messages ({@link NewEvent.Messages}). Both must produce the same
 * messages.
 */
@FunctionalInterface
public interface Feed {

    /** The feed of a store that publishes nothing. */
    Feed NOTHING = event -> List.of();

    /** The messages of a published event, in sending order. May be empty. */
    List<OutgoingMessage> messages(RecordedEvent event);
}
