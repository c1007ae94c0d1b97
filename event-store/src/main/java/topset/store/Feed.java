package topset.store;

import java.util.List;

/**
 * Translates a stored event into its public messages, so that the stored form can change while the public form stays
 * the same. A feed must be a pure function. For the same event, the feed and that of a {@link NewEvent} must create
 * equal messages.
 */
@FunctionalInterface
public interface Feed {

    /** In sending order; may be empty. */
    List<OutgoingMessage> messages(RecordedEvent event);
}
