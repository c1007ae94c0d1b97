package topset.verification.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.SetCompleted;
import topset.contract.Topics;
import topset.verification.Json;

/** Messages that did not come from a session service, good ones and what can be made of them. */
final class SpoiltMessages {

    private SpoiltMessages() {}

    /** A set completed, as the session service publishes it. */
    static ProducerRecord<String, byte[]> good(String gym, KnownSet known, long sequence) {
        var set = known.set();
        var fact = new SetCompleted(
                set.setId(),
                1,
                known.sessionId(),
                gym,
                known.athlete(),
                known.sessionStartedAt(),
                known.day(),
                set.exercise(),
                set.role(),
                set.load(),
                set.reps(),
                set.rpe(),
                false,
                set.completedAt(),
                null);
        var type = EventType.SET_COMPLETED;
        var stream = "session-" + known.athlete();
        var headers = new Envelope(
                        gym + "/" + stream + "/" + sequence,
                        type.source().uri(),
                        type.ceType(),
                        set.completedAt(),
                        known.athlete(),
                        gym,
                        stream,
                        sequence,
                        sequence,
                        set.completedAt(),
                        type.dataSchema(),
                        null)
                .headers();
        var record = new ProducerRecord<>(
                Topics.SESSION_EVENTS,
                Topics.athleteKey(gym, known.athlete()),
                Json.write(fact).getBytes(UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** The same with another value, and some other headers. */
    static ProducerRecord<String, byte[]> with(
            ProducerRecord<String, byte[]> good, byte[] value, Map<String, String> otherHeaders) {
        var headers = new LinkedHashMap<String, byte[]>();
        good.headers().forEach(header -> headers.put(header.key(), header.value()));
        otherHeaders.forEach((name, text) -> headers.put(name, text.getBytes(UTF_8)));
        var bad = new ProducerRecord<>(good.topic(), good.key(), value);
        headers.forEach((name, text) -> bad.headers().add(name, text));
        return bad;
    }
}
