package topset.session.events;

import java.util.List;
import topset.store.NewEvent;
import topset.store.RecordedEvent;
import topset.store.TypedEvent;

/** Converts between the typed form and the stored form. */
public final class SessionEvents {
    private SessionEvents() {}

    /** Adds the event's messages. */
    public static NewEvent<SessionEvent> decided(SessionEvent event) {
        return new NewEvent<>(
                event,
                SessionEventCodec.type(event),
                event.occurredAt(),
                SessionEventCodec.write(event),
                stored -> SessionPublication.messages(event, stored));
    }

    /** Code that has just written an event does not need this method, because the write returns the typed event. */
    public static SessionEvent read(RecordedEvent stored) {
        return SessionEventCodec.read(stored.type(), stored.data());
    }

    public static List<TypedEvent<SessionEvent>> typed(List<RecordedEvent> stored) {
        return stored.stream().map(each -> new TypedEvent<>(read(each), each)).toList();
    }
}
