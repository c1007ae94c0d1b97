package topset.store;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that was decided and is not stored yet: typed, in its stored form, and with what it tells others, so that nothing that was just
 * written is parsed.
 *
 * @param event the typed form; given back with the row
 * @param type the private name and version of the stored form, such as {@code SetCompleted.v1}
 * @param occurredAt when it happened in the gym; stored to the microsecond, in UTC
 * @param data one JSON document; kept as it is written, digit for digit
 * @param messages makes its messages; null where it is not published. Only what is published takes a number of the athlete's dense sequence,
 *     because a subscriber could not tell a number that was kept private from one that was lost
 */
public record NewEvent<E>(
        E event,
        String type,
        OffsetDateTime occurredAt,
        String data,
        @Nullable Messages messages) {

    /** Makes the messages of an event once it is numbered: the same that the service's {@link Feed} makes of the row. */
    @FunctionalInterface
    public interface Messages {

        /** In the order they are to be sent; may be empty. */
        List<OutgoingMessage> of(RecordedEvent stored);
    }

    /** Whether the event has public messages. */
    public boolean published() {
        return messages != null;
    }

    /** The same event, kept private. */
    NewEvent<E> unpublished() {
        return new NewEvent<>(event, type, occurredAt, data, null);
    }
}
