package topset.program.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.store.Incoming;
import topset.store.OutgoingMessage;

/**
 * A copy, for people, of what could not be taken (events.md).
 *
 * @param reason why, for a person
 */
// Bytes are handed through; nobody compares dead letters.
@SuppressWarnings("ArrayRecordComponent")
public record DeadLetter(String key, Map<String, String> headers, byte @Nullable [] value, String reason) {

    static DeadLetter of(Incoming event, String reason) {
        return new DeadLetter(
                Topics.athleteKey(event.athlete().gym(), event.athlete().id()), event.headers(), event.value(), reason);
    }

    OutgoingMessage message() {
        var withReason = new LinkedHashMap<>(headers);
        withReason.put("topset_reason", reason);
        withReason.put("topset_topic", Topics.SESSION_EVENTS);
        return new OutgoingMessage(Topics.SESSION_EVENTS_DEAD_LETTERS, key, key, withReason, value, false);
    }
}
