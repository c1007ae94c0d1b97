package topset.session.events;

import topset.store.NewEvent;
import topset.store.RecordedEvent;
import topset.store.TypedEvent;

/** Converts a session's events to the store's form and back. */
public final class SessionEvents {
    private SessionEvents() {}

    /** Converts a decided event to its stored form and adds its messages. */
    public static NewEvent<SessionEvent> decided(SessionEvent event) {
        return new NewEvent<>(
                event,
                SessionEventCodec.type(event),
                event.occurredAt(),
                SessionEventCodec.write(event),
                stored -> SessionPublication.messages(event, stored));
    }

    /** Decodes the event of a row. This is not needed after a write, because the store returns the decided event. */
    public static SessionEvent read(RecordedEvent stored) {
        return SessionEventCodec.read(stored.type(), stored.data());
    }

    /** Returns a row together with its decoded event. */
    public static TypedEvent<SessionEvent> typed(RecordedEvent stored) {
        return new TypedEvent<>(read(stored), stored);
    }
}
