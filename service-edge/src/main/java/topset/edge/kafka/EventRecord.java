package topset.edge.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topset.contract.Envelope;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

/** Reads an event of the other service from a record of Kafka. */
public final class EventRecord {
    /**
     * The largest accepted length of a gym's or athlete's name. Valid gym names have at most 63 characters, athlete
     * names 64.
     */
    private static final int LONGEST_NAME = 64;

    /**
     * The largest accepted length of an event id. The length is limited because every target that the event changes
     * stores the id.
     */
    private static final int LONGEST_ID = 300;

    private EventRecord() {}

    /**
     * Reads an event; {@code owner} is the athlete or gym whose sequence has it.
     *
     * @throws IllegalArgumentException if a header is missing, malformed or too long; the message names the header
     */
    public static Incoming read(ConsumerRecord<byte[], byte[]> received, Function<Envelope, Athlete> owner) {
        var headers = headers(received);
        var envelope = Envelope.read(headers);
        if (envelope.athleteSequence() < 1) {
            throw new IllegalArgumentException("header ce_athletesequence is below 1");
        }
        within(LONGEST_NAME, "ce_gym", envelope.gym());
        within(LONGEST_NAME, "ce_subject", envelope.subject());
        within(LONGEST_ID, "ce_id", envelope.id());
        return new Incoming(
                owner.apply(envelope),
                envelope.athleteSequence(),
                envelope.id(),
                envelope.type(),
                headers,
                received.value());
    }

    /** Headers without a value are left out. */
    public static Map<String, String> headers(ConsumerRecord<byte[], byte[]> received) {
        var headers = new HashMap<String, String>();
        received.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return headers;
    }

    private static void within(int longest, String header, String value) {
        if (value.length() > longest) {
            throw new IllegalArgumentException(
                    "header %s has %d characters, more than %d".formatted(header, value.length(), longest));
        }
    }
}
