package topset.store;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event that is not stored yet. It has both the event as an object and its JSON, so the store never parses JSON that
 * it has just written.
 *
 * @param type the private name and version of the stored form, such as {@code SetCompleted.v1}
 * @param occurredAt the time at which the event happened in the gym; stored to the microsecond, in UTC
 * @param data stored unchanged, including the digits of all numbers
 * @param messages must create the same messages as the service's feed does from the event's row; null if the event is
 * not published. Only published events get a sequence number, because a subscriber would consider the number of an
 * unpublished event lost
 */
public record NewEvent<E>(
        E event,
        String type,
        OffsetDateTime occurredAt,
        String data,
        @Nullable Feed messages) {

    public boolean published() {
        return messages != null;
    }

    public NewEvent<E> unpublished() {
        return new NewEvent<>(event, type, occurredAt, data, null);
    }
}
