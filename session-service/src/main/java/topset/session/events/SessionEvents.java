package topset.session.events;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import topset.edge.web.ContractJson;
import topset.store.NewEvent;
import topset.store.RecordedEvent;
import topset.store.TypedEvent;
import topset.store.erasure.Erasure;

/** Converts between the typed form and the stored form. */
public final class SessionEvents {
    static final Map<String, Class<? extends SessionEvent>> FORMS = Map.ofEntries(
            Map.entry("SessionStarted.v1", SessionEvent.Started.class),
            Map.entry("SetCompleted.v1", SessionEvent.SetCompleted.class),
            Map.entry("SetCorrected.v1", SessionEvent.SetCorrected.class),
            Map.entry("SetRemoved.v1", SessionEvent.SetRemoved.class),
            Map.entry("SessionFinished.v1", SessionEvent.Finished.class),
            Map.entry(Erasure.TYPE, SessionEvent.AthleteErased.class));

    private static final Map<Class<? extends SessionEvent>, String> TYPES =
            FORMS.entrySet().stream().collect(toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private SessionEvents() {}

    public static NewEvent<SessionEvent> decided(SessionEvent event) {
        return new NewEvent<>(
                event,
                requireNonNull(TYPES.get(event.getClass())),
                event.occurredAt(),
                ContractJson.text(event),
                stored -> SessionPublication.messages(event, stored));
    }

    /** Code that has just written an event does not need this method, because the write returns the typed event. */
    public static SessionEvent read(RecordedEvent stored) {
        return read(stored.type(), stored.data());
    }

    public static List<TypedEvent<SessionEvent>> typed(List<RecordedEvent> stored) {
        return stored.stream().map(each -> new TypedEvent<>(read(each), each)).toList();
    }

    static SessionEvent read(String type, String data) {
        var form = FORMS.get(type);
        if (form == null) {
            throw new IllegalArgumentException("The type is not that of a session's event: " + type);
        }
        return ContractJson.read(data, form);
    }
}
