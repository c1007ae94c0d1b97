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
    /** Of a gym or an athlete: they have 63 and 64. */
    int LONGEST_NAME = 64;

    /** Of an event: it names gym, stream and version, and every target that it changes names it. */
    int LONGEST_ID = 300;

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
            within(LONGEST_NAME, "ce_gym", envelope.gym());
            within(LONGEST_NAME, "ce_subject", envelope.subject());
            within(LONGEST_ID, "ce_id", envelope.id());
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

    private static void within(int longest, String header, String value) {
        if (value.length() > longest) {
            throw new IllegalArgumentException(
                    "header %s has %d characters, more than %d".formatted(header, value.length(), longest));
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
