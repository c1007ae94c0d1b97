package topset.edge.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Event records, public and stored. Numbers are written exactly. Reading ignores unknown fields, because an event
 * version may gain fields.
 */
public final class ContractJson {
    private static final ObjectMapper MAPPER = JsonRules.lenient();

    private ContractJson() {}

    public static byte[] write(Object value) {
        return write(value, Map.of());
    }

    /** Also writes fields that are no part of the record, but declared by its {@code @JsonAppend}. */
    public static byte[] write(Object value, Map<String, ? extends @Nullable Object> appended) {
        try {
            return MAPPER.writer().withAttributes(appended).writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Object value) {
        return new String(write(value), UTF_8);
    }

    /** Throws an {@link IllegalArgumentException} if the text is not JSON or does not fit the record. */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        return read(json.getBytes(UTF_8), type);
    }
}
