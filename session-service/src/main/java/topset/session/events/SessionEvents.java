package topset.session.events;

import topset.store.NewEvent;
import topset.store.RecordedEvent;
import topset.store.TypedEvent;

/** Converts events of sessions between the typed form and the stored form. */
public final class SessionEvents {
    private SessionEvents() {}

    /** Converts an event that a command has caused to its stored form, together with its messages. */
    public static NewEvent<SessionEvent> decided(SessionEvent event) {
        return new NewEvent<>(
                event,
                SessionEventCodec.type(event),
                event.occurredAt(),
                SessionEventCodec.write(event),
                stored -> SessionPublication.messages(event, stored));
    }

    /**
     * Converts a stored event to its typed form. Code that has just written an event does not need this method, because
     * the write returns the typed event.
     */
    public static SessionEvent read(RecordedEvent stored) {
        return SessionEventCodec.read(stored.type(), stored.data());
    }

    /** Returns a stored event together with its typed form. */
    public static TypedEvent<SessionEvent> typed(RecordedEvent stored) {
        return new TypedEvent<>(read(stored), stored);
    }
}
