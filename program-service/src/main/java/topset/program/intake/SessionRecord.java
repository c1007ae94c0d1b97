package topset.program.intake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topset.edge.kafka.EventRecord;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

/** A record of the session topic: either an event of an athlete, or an unreadable record. */
public sealed interface SessionRecord {
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
        try {
            return new Event(EventRecord.read(received, envelope -> new Athlete(envelope.gym(), envelope.subject())));
        } catch (IllegalArgumentException e) {
            return new Unreadable(new DeadLetter(
                    received.key() == null ? "" : new String(received.key(), StandardCharsets.UTF_8),
                    EventRecord.headers(received),
                    received.value(),
                    String.valueOf(e.getMessage())));
        }
    }
}
