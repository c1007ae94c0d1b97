package topset.store;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topset.store.append.Tx;
import topset.store.erasure.Erasure;
import topset.store.inbox.Incoming;

/** Builds the initial data of tests. */
public final class Given {

    public static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:00:00.123456+01:00");

    public static final Actor KIM = Actor.caller("kim", Actor.Role.COACH, "topset-page");

    private Given() {}

    public static Athlete athlete(String id) {
        return new Athlete("iron-temple", id);
    }

    public static NewEvent<String> published(String data) {
        return published("log", data);
    }

    /** An event with one message for the topic. */
    public static NewEvent<String> published(String topic, String data) {
        return new NewEvent<>(data, "SetCompleted.v1", NOON, data, feed(topic));
    }

    public static NewEvent<String> unpublished(String data) {
        return new NewEvent<>(data, "Noted.v1", NOON, data, null);
    }

    public static NewEvent<String> erased(OffsetDateTime at) {
        return erased("log", at);
    }

    public static NewEvent<String> erased(String topic, OffsetDateTime at) {
        var data = "{\"erasedAt\":\"" + at.toInstant() + "\"}";
        return new NewEvent<>(data, Erasure.TYPE, at, data, feed(topic));
    }

    /** What a test stores in one stream. */
    public record Append<E>(
            Athlete athlete,
            String stream,
            List<NewEvent<E>> events,
            Actor actor,
            @Nullable String traceParent) {}

    @SafeVarargs
    public static Append<String> append(Athlete athlete, String stream, NewEvent<String>... events) {
        var all = new ArrayList<NewEvent<String>>();
        for (NewEvent<String> event : events) {
            all.add(event);
        }
        return append(athlete, stream, all);
    }

    public static Append<String> append(Athlete athlete, String stream, List<NewEvent<String>> events) {
        return new Append<>(athlete, stream, events, KIM, null);
    }

    /** Appends the events and returns their rows. */
    public static List<RecordedEvent> store(Tx transaction, List<Append<String>> appends) throws SQLException {
        var recorded = new ArrayList<RecordedEvent>();
        for (var each : appends) {
            transaction
                    .append(each.athlete(), each.stream(), each.events(), each.actor(), each.traceParent())
                    .forEach(event -> recorded.add(event.stored()));
        }
        return recorded;
    }

    public static Feed feed(String topic) {
        return event -> List.of(new OutgoingMessage(
                topic,
                event.athlete().key(),
                event.athlete().key(),
                Map.of("ce_id", event.id(), "ce_athletesequence", Long.toString(event.sequence())),
                event.data().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                false));
    }

    public static Incoming incoming(Athlete athlete, long sequence) {
        return incoming(athlete, sequence, "iron-temple/session-1/" + sequence);
    }

    public static Incoming incoming(Athlete athlete, long sequence, String eventId) {
        return new Incoming(
                athlete,
                sequence,
                eventId,
                "topset.session.SetCompleted.v1",
                Map.of("ce_id", eventId),
                ("{\"n\":" + sequence + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static List<Incoming> delivered(Athlete athlete, int... sequences) {
        return IntStream.of(sequences)
                .mapToObj(sequence -> incoming(athlete, sequence))
                .toList();
    }

    public static OutgoingMessage tombstone(String topic, String key, String partitionKey) {
        return new OutgoingMessage(topic, key, partitionKey, Map.of(), null, true);
    }
}
