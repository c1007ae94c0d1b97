package topset.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What tests start from. */
final class Given {

    static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:00:00.123456+01:00");

    private Given() {}

    static Athlete athlete(String id) {
        return new Athlete("iron-temple", id);
    }

    static NewEvent published(String data) {
        return new NewEvent("SetCompleted.v1", NOON, data, true);
    }

    static NewEvent unpublished(String data) {
        return new NewEvent("Noted.v1", NOON, data, false);
    }

    static Append append(Athlete athlete, String stream, long expectedVersion, NewEvent... events) {
        return new Append(athlete, stream, expectedVersion, List.of(events), null);
    }

    /** A feed with one message per event, keyed by athlete. */
    static Feed feed(String topic) {
        return event -> List.of(new OutgoingMessage(
                topic,
                event.athlete().key(),
                event.athlete().key(),
                Map.of("ce_id", event.id(), "ce_athletesequence", Long.toString(event.sequence())),
                event.data().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                false));
    }

    static Incoming incoming(Athlete athlete, long sequence) {
        return incoming(athlete, sequence, "iron-temple/session-1/" + sequence);
    }

    static Incoming incoming(Athlete athlete, long sequence, String eventId) {
        return new Incoming(
                athlete,
                sequence,
                eventId,
                "topset.session.SetCompleted.v1",
                Map.of("ce_id", eventId),
                ("{\"n\":" + sequence + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static List<Incoming> delivered(Athlete athlete, int... sequences) {
        return IntStream.of(sequences)
                .mapToObj(sequence -> incoming(athlete, sequence))
                .toList();
    }

    static OutgoingMessage tombstone(String topic, String key, String partitionKey) {
        return new OutgoingMessage(topic, key, partitionKey, Map.of(), null, true);
    }
}
