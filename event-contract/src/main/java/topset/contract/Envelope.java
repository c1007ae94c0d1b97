package topset.contract;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers of every Kafka message: the attributes of CloudEvents 1.0 in binary mode. As JSON, they have the names of
 * the JSON form of CloudEvents.
 *
 * @param id {@code <gym>/<stream>/<streamversion>}; unchanged when the event is published again
 * @param time the time of the event; always written with seconds, as RFC 3339 requires
 * @param subject the athlete; on {@link Topics#GYM_EVENTS} the gym
 * @param athleteSequence the sequence number of the event. The numbers of an athlete's events on one topic start at 1
 * and have no gaps; on {@link Topics#GYM_EVENTS} the same holds for the events of a gym. On {@link Topics#TARGETS} it
 * is the number of the event that changed the target
 * @param traceParent W3C trace context of the request that caused the event
 */
public record Envelope(
        String id,
        String source,
        String type,
        OffsetDateTime time,
        String subject,
        String gym,
        String stream,
        @JsonProperty("streamversion") long streamVersion,
        @JsonProperty("athletesequence") long athleteSequence,
        @JsonProperty("recordedat") OffsetDateTime recordedAt,
        @JsonProperty("dataschema") String dataSchema,
        @JsonProperty("traceparent") @Nullable String traceParent) {

    /** In a fixed order. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", source);
        headers.put("ce_type", type);
        headers.put("ce_time", ISO_OFFSET_DATE_TIME.format(time));
        headers.put("ce_subject", subject);
        headers.put("ce_gym", gym);
        headers.put("ce_stream", stream);
        headers.put("ce_streamversion", Long.toString(streamVersion));
        headers.put("ce_athletesequence", Long.toString(athleteSequence));
        headers.put("ce_recordedat", ISO_OFFSET_DATE_TIME.format(recordedAt));
        headers.put("ce_dataschema", dataSchema);
        if (traceParent != null) {
            headers.put("traceparent", traceParent);
        }
        return headers;
    }

    /**
     * Parses the Kafka headers of a message.
     *
     * @throws IllegalArgumentException if a header is missing or malformed; the message names the header
     */
    public static Envelope read(Map<String, String> headers) {
        return new Envelope(
                required(headers, "ce_id"),
                required(headers, "ce_source"),
                required(headers, "ce_type"),
                time(headers, "ce_time"),
                required(headers, "ce_subject"),
                required(headers, "ce_gym"),
                required(headers, "ce_stream"),
                number(headers, "ce_streamversion"),
                number(headers, "ce_athletesequence"),
                time(headers, "ce_recordedat"),
                required(headers, "ce_dataschema"),
                headers.get("traceparent"));
    }

    private static String required(Map<String, String> headers, String name) {
        var value = headers.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }

    private static long number(Map<String, String> headers, String name) {
        var value = required(headers, name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("header " + name + " is not a number: " + value, e);
        }
    }

    private static OffsetDateTime time(Map<String, String> headers, String name) {
        var value = required(headers, name);
        try {
            return OffsetDateTime.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("header " + name + " is not a time: " + value, e);
        }
    }
}
