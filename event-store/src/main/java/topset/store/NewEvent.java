package topset.store;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new event that is not stored yet. It contains the event as an object, the JSON to store, and the messages to
 * publish. So the store never parses JSON that it has just written.
 *
 * @param event the event as an object; the store returns it together with the row
 * @param type the private name and version of the stored form, such as {@code SetCompleted.v1}
 * @param occurredAt the time at which the event happened in the gym; stored to the microsecond, in UTC
 * @param data the JSON document of the event; it is stored unchanged, including the digits of all numbers
 * @param messages creates the event's messages; null if the event is not published. Only published events get a number
 * in the athlete's dense sequence, because a subscriber would consider the number of an unpublished event lost
 */
public record NewEvent<E>(
        E event,
        String type,
        OffsetDateTime occurredAt,
        String data,
        @Nullable Messages messages) {

    /**
     * Creates the messages of an event after its sequence number was assigned. These messages must equal the messages
     * that the service's {@link Feed} creates from the event's row.
     */
    @FunctionalInterface
    public interface Messages {

        /** Returns the Kafka messages of the numbered event, in sending order. The list may be empty. */
        List<OutgoingMessage> of(RecordedEvent stored);
    }

    /** Whether the event has public messages. Only such an event gets a number in the athlete's dense sequence. */
    public boolean published() {
        return messages != null;
    }

    /** Returns a copy of this event that has no messages. The copy gets no sequence number. */
    public NewEvent<E> unpublished() {
        return new NewEvent<>(event, type, occurredAt, data, null);
    }
}
