package topset.session.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import topset.edge.web.JsonRules;
import topset.session.sets.Reps;
import topset.session.sets.Rpe;
import topset.session.sets.SetDetails;
import topset.store.erasure.Erasure;

/**
 * Reads and writes the stored form of a session's events.
 */
public final class SessionEventCodec {
    private static final ObjectMapper MAPPER =
            JsonRules.lenient().addMixIn(Reps.class, RepsForm.class).addMixIn(Rpe.class, RpeForm.class);

    private SessionEventCodec() {}

    /** Such as {@code SetCompleted.v1}. */
    public static String type(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Started started -> "SessionStarted.v1";
            case SessionEvent.SetCompleted completed -> "SetCompleted.v1";
            case SessionEvent.SetCorrected corrected -> "SetCorrected.v1";
            case SessionEvent.SetRemoved removed -> "SetRemoved.v1";
            case SessionEvent.Finished finished -> "SessionFinished.v1";
            case SessionEvent.AthleteErased erased -> Erasure.TYPE;
        };
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
        return switch (type) {
            case "SessionStarted.v1" -> read(data, SessionEvent.Started.class);
            case "SetCompleted.v1" -> read(data, SessionEvent.SetCompleted.class);
            case "SetCorrected.v1" -> read(data, SessionEvent.SetCorrected.class);
            case "SetRemoved.v1" -> read(data, SessionEvent.SetRemoved.class);
            case "SessionFinished.v1" -> read(data, SessionEvent.Finished.class);
            case Erasure.TYPE -> read(data, SessionEvent.AthleteErased.class);
            default -> throw new IllegalArgumentException("The type is not that of a session's event: " + type);
        };
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

    /** A plain number. */
    private record RepsForm(@JsonValue int count) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private RepsForm {}
    }

    /** A plain number. */
    private record RpeForm(@JsonValue BigDecimal value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private RpeForm {}
    }
}
