package topset.program.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.kafka.EventRecord;
import topset.store.OutgoingMessage;
import topset.store.inbox.Incoming;

/** Copies of events that could not be processed, for the dead-letter topic, which operators read. */
final class DeadLetter {

    /**
     * The value and the headers are cut, so that a dead letter stays far below Kafka's limit: a refused message would
     * block all behind it. {@code parked_event} has the whole value.
     */
    private static final int LONGEST_VALUE = 150_000;

    private static final int LONGEST_TEXT = 2_000;

    /** A character has at most three bytes. */
    private static final int LONGEST_HEADERS = 20_000;

    private DeadLetter() {}

    /**
     * The key is that of the athlete, because a parked event is stored without its record's key. {@code reason} is in
     * words.
     */
    static OutgoingMessage of(Incoming event, String reason) {
        var key = Topics.athleteKey(event.athlete().gym(), event.athlete().id());
        return of(key, event.headers(), event.value(), reason);
    }

    /** A copy of a record whose athlete's id or sequence number cannot be read. */
    static OutgoingMessage of(ConsumerRecord<byte[], byte[]> received, String reason) {
        var key = received.key() == null ? "" : new String(received.key(), StandardCharsets.UTF_8);
        return of(key, EventRecord.headers(received), received.value(), reason);
    }

    static OutgoingMessage of(String key, Map<String, String> headers, byte @Nullable [] value, String reason) {
        var withReason = new LinkedHashMap<String, String>();
        int left = LONGEST_HEADERS;
        for (var header : new TreeMap<>(headers).entrySet()) {
            var text = cut(header.getValue());
            left -= header.getKey().length() + text.length();
            if (left < 0) {
                withReason.put("topset_headers_of", Integer.toString(headers.size()));
                break;
            }
            withReason.put(header.getKey(), text);
        }
        withReason.put("topset_reason", cut(reason));
        withReason.put("topset_topic", Topics.SESSION_EVENTS);
        var sent = value;
        if (sent != null && sent.length > LONGEST_VALUE) {
            withReason.put("topset_cut_from", Integer.toString(sent.length));
            sent = Arrays.copyOf(sent, LONGEST_VALUE);
        }
        var shortKey = cut(key);
        return new OutgoingMessage(Topics.SESSION_EVENTS_DEAD_LETTERS, shortKey, shortKey, withReason, sent, false);
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
