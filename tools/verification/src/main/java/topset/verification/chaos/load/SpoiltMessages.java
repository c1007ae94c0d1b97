package topset.verification.chaos.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import topset.contract.SessionStarted;
import topset.testsupport.SessionMessages;
import topset.testsupport.SetEvent;

/** Creates valid messages of the session service, and variants that cannot be processed. */
public final class SpoiltMessages {

    private SpoiltMessages() {}

    public static ProducerRecord<String, byte[]> good(String gym, KnownSet known, long sequence) {
        var set = known.set().set();
        var session =
                new SessionStarted(known.sessionId(), gym, known.athlete(), known.sessionStartedAt(), known.day());
        var fact = SetEvent.in(session)
                .exercise(set.exercise())
                .role(set.role())
                .load(set.load())
                .reps(set.reps())
                .rpe(set.rpe())
                .completedAt(set.completedAt())
                .completed();
        return SessionMessages.message(fact, sequence, sequence, set.completedAt());
    }

    public static ProducerRecord<String, byte[]> with(
            ProducerRecord<String, byte[]> good, byte[] value, Map<String, String> otherHeaders) {
        var headers = new LinkedHashMap<String, byte[]>();
        good.headers().forEach(header -> headers.put(header.key(), header.value()));
        otherHeaders.forEach((name, text) -> headers.put(name, text.getBytes(UTF_8)));
        var bad = new ProducerRecord<>(good.topic(), good.key(), value);
        headers.forEach((name, text) -> bad.headers().add(name, text));
        return bad;
    }
}
