package topset.session.events;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import topset.edge.web.JsonRules;
import topset.session.sets.SetDetails;
import topset.store.erasure.Erasure;

/**
 * Reads and writes the stored form of a session's events.
 */
public final class SessionEventCodec {
    static final Map<String, Class<? extends SessionEvent>> FORMS = Map.of(
            "SessionStarted.v1",
            SessionEvent.Started.class,
            "SetCompleted.v1",
            SessionEvent.SetCompleted.class,
            "SetCorrected.v1",
            SessionEvent.SetCorrected.class,
            "SetRemoved.v1",
            SessionEvent.SetRemoved.class,
            "SessionFinished.v1",
            SessionEvent.Finished.class,
            Erasure.TYPE,
            SessionEvent.AthleteErased.class);

    private static final Map<Class<? extends SessionEvent>, String> TYPES =
            FORMS.entrySet().stream().collect(toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private static final ObjectMapper MAPPER = JsonRules.lenient();

    private SessionEventCodec() {}

    /** Such as {@code SetCompleted.v1}. */
    public static String type(SessionEvent event) {
        return requireNonNull(TYPES.get(event.getClass()));
    }

    public static String write(SessionEvent event) {
        return text(event);
    }

    /**
     * Reads a stored event.
     *
     * @throws IllegalArgumentException if the type is unknown or the data does not fit it
     */
    public static SessionEvent read(String type, String data) {
        var form = FORMS.get(type);
        if (form == null) {
            throw new IllegalArgumentException("The type is not that of a session's event: " + type);
        }
        return read(data, form);
    }

    /** The content of a set in the table of sets. */
    public static String write(SetDetails set) {
        return text(set);
    }

    public static SetDetails readSet(String data) {
        return read(data, SetDetails.class);
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String data, Class<T> type) {
        try {
            return MAPPER.readValue(data, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
