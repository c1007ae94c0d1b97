package topset.store.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts the headers of a message to one JSON object and back. The order of the headers is kept. */
public final class HeadersJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> HEADERS = new TypeReference<>() {};

    private HeadersJson() {}

    public static String write(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static Map<String, String> read(String json) {
        try {
            return JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException foreign) {
            throw new UncheckedIOException("The stored headers cannot be read: " + json, foreign);
        }
    }
}
