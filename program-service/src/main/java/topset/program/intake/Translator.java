package topset.program.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.EventType;
import topset.edge.operations.TraceContext;
import topset.program.sets.Facts;
import topset.store.inbox.Incoming;

/**
 * Decodes a session event and checks it against the contract. The type must be known, and the value must be JSON that
 * matches the schema. The gym and the athlete in the value must be the same as in the headers.
 */
@ApplicationScoped
public class Translator {

    private static final Map<String, EventType> TYPES = Arrays.stream(EventType.values())
            .filter(type -> type.source() == EventType.Source.SESSION)
            .collect(Collectors.toUnmodifiableMap(EventType::ceType, type -> type));

    /**
     * Whether an event is the erasure of its athlete. An erasure is processed even if earlier events of this athlete
     * are missing.
     */
    public static boolean erases(Incoming event) {
        return event.type().equals(EventType.ATHLETE_ERASED.ceType());
    }

    Translation translate(Incoming event) {
        var type = TYPES.get(event.type());
        if (type == null) {
            return new Translation.Faulty("unknown type " + event.type());
        }
        byte @Nullable [] value = event.value();
        if (value == null) {
            return new Translation.Faulty("the event has no value");
        }
        try {
            var fact = SessionFacts.read(type, value);
            if (!fact.gym().equals(event.athlete().gym())
                    || !fact.athleteId().equals(event.athlete().id())) {
                return new Translation.Faulty("gym or athlete in the value differ from gym or athlete in the headers");
            }
            return new Translation.Understood(new Facts.Arrived(
                    event.athlete(),
                    event.eventId(),
                    TraceContext.wellFormed(event.headers().get("traceparent")),
                    event.recordedAt(),
                    fact));
        } catch (RuntimeException e) {
            return new Translation.Faulty("not readable as " + event.type() + ": " + e.getMessage());
        }
    }
}
