package topset.program.intake;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topset.contract.Envelope;
import topset.store.Athlete;
import topset.store.Incoming;

/** What a record of the session topic is. */
public sealed interface SessionRecord {

    /** An event of an athlete, its value not looked at yet. */
    record Event(Incoming event) implements SessionRecord {}

    /** Nobody's: the athlete or the number cannot be read. */
    record Unreadable(DeadLetter letter) implements SessionRecord {}

    /** The event, unless it is nobody's. */
    static Optional<Incoming> event(ConsumerRecord<byte[], byte[]> received) {
        return switch (of(received)) {
            case Event(var event) -> Optional.of(event);
            case Unreadable(var letter) -> Optional.empty();
        };
    }

    static SessionRecord of(ConsumerRecord<byte[], byte[]> received) {
        var headers = headers(received);
        try {
            var envelope = Envelope.read(headers);
            if (envelope.athleteSequence() < 1) {
                throw new IllegalArgumentException("header ce_athletesequence is below 1");
            }
            return new Event(new Incoming(
                    new Athlete(envelope.gym(), envelope.subject()),
                    envelope.athleteSequence(),
                    envelope.id(),
                    envelope.type(),
                    headers,
                    received.value()));
        } catch (IllegalArgumentException e) {
            return new Unreadable(new DeadLetter(
                    received.key() == null ? "" : new String(received.key(), StandardCharsets.UTF_8),
                    headers,
                    received.value(),
                    String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> received) {
        var headers = new HashMap<String, String>();
        received.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return headers;
    }
}
