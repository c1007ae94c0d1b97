package topset.program.intake;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.store.OutgoingMessage;
import topset.store.inbox.Incoming;

/**
 * A copy, for operators, of an event that could not be processed (events.md).
 *
 * @param key the record's key as received; for a readable athlete, the athlete's key, because a parked event is stored
 * without its own key
 * @param reason the reason in words
 */
// The byte array is only passed on; no code compares dead letters.
@SuppressWarnings("ArrayRecordComponent")
public record DeadLetter(String key, Map<String, String> headers, byte @Nullable [] value, String reason) {

    /**
     * The largest stored length of a value. With the headers it is far below Kafka's limit, because a refused dead
     * letter would block all messages behind it. The parked event itself is complete.
     */
    private static final int LONGEST_VALUE = 150_000;

    private static final int LONGEST_TEXT = 2_000;

    /** The largest number of characters of all headers of the event; each has at most three bytes. */
    private static final int LONGEST_HEADERS = 20_000;

    static DeadLetter of(Incoming event, String reason) {
        return new DeadLetter(
                Topics.athleteKey(event.athlete().gym(), event.athlete().id()), event.headers(), event.value(), reason);
    }

    OutgoingMessage message() {
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
