package topset.session.logging;

import topset.store.NewEvent;
import topset.store.RecordedEvent;
import topset.store.TypedEvent;

/** A session's events on their way to the store, and back from its rows. */
public final class SessionEvents {
    private SessionEvents() {}

    /** An event that was decided, in its stored form and with its messages. */
    public static NewEvent<SessionEvent> decided(SessionEvent event) {
        return new NewEvent<>(
                event,
                SessionEventCodec.type(event),
                event.occurredAt(),
                SessionEventCodec.write(event),
                stored -> SessionPublication.messages(event, stored));
    }

    /** The event of a row. Not for what was just written: the store gives that back as it was decided. */
    static SessionEvent read(RecordedEvent stored) {
        return SessionEventCodec.read(stored.type(), stored.data());
    }

    /** A row with its event. */
    static TypedEvent<SessionEvent> typed(RecordedEvent stored) {
        return new TypedEvent<>(read(stored), stored);
    }
}
