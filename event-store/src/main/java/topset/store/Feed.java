package topset.store;

import java.util.List;

/**
 * Translates the service's own stored event into what it tells others: the seam that lets the stored form change while the public one stays.
 * Pure. Reads rows: what is appended brings its messages along ({@link NewEvent.Messages}), and both must give the same.
 */
@FunctionalInterface
public interface Feed {

    /** A feed of a store that publishes nothing. */
    Feed NOTHING = event -> List.of();

    /** The messages of a published event, in the order they are to be sent; may be empty. */
    List<OutgoingMessage> messages(RecordedEvent event);
}
