package topset.program.intake;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topset.contract.Envelope;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

/** A record of the session topic: either an event of an athlete, or an unreadable record. */
public sealed interface SessionRecord {
    /**
     * The largest accepted length of a gym's or athlete's name. Valid gym names have at most 63 characters, athlete
     * names 64.
     */
    int LONGEST_NAME = 64;

    /**
     * The largest accepted length of an event id. The length is limited because every target that the event changes
     * stores the id.
     */
    int LONGEST_ID = 300;

    /** A session event of an athlete, whose JSON value is not decoded yet. */
    record Event(Incoming event) implements SessionRecord {}

    /** A Kafka record whose athlete id or sequence number cannot be read. */
    record Unreadable(DeadLetter letter) implements SessionRecord {}

    /** Returns the event that a Kafka record contains; empty if the record is unreadable. */
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
