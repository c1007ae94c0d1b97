package topset.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import topset.contract.AthleteErased;
import topset.contract.CompletedSet;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetRemoved;
import topset.contract.Topics;

/** Makes Kafka messages in the form in which the session service publishes its events. */
public final class SessionMessages {
    private SessionMessages() {}

    public static List<ProducerRecord<String, byte[]>> inOrder(List<SessionFact> facts) {
        var versions = new HashMap<String, Long>();
        var messages = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var fact : facts) {
            var happened = happened(fact);
            var version = versions.merge(happened.stream(), 1L, Long::sum);
            var recordedAt = OffsetDateTime.now(happened.at().getOffset());
            messages.add(message(fact, version, messages.size() + 1, recordedAt));
        }
        return messages;
    }

    public static ProducerRecord<String, byte[]> message(
            SessionFact fact, long streamVersion, long athleteSequence, OffsetDateTime recordedAt) {
        var type = EventType.of(fact);
        var happened = happened(fact);
        var envelope = new Envelope(
                fact.gym() + "/" + happened.stream() + "/" + streamVersion,
                type.source().uri(),
                type.ceType(),
                happened.at(),
                fact.athleteId(),
                fact.gym(),
                happened.stream(),
                streamVersion,
                athleteSequence,
                recordedAt,
                type.dataSchema(),
                null);
        return EventMessage.of(Topics.SESSION_EVENTS, envelope, Json.write(fact).getBytes(UTF_8));
    }

    private record Happened(String stream, OffsetDateTime at) {}

    private static Happened happened(SessionFact fact) {
        return switch (fact) {
            case SessionStarted started -> new Happened(stream(started.sessionId()), started.startedAt());
            case CompletedSet set ->
                new Happened(stream(set.sessionId()), set.set().completedAt());
            case SetRemoved set -> new Happened(stream(set.sessionId()), set.removedAt());
            case SessionFinished finished -> new Happened(stream(finished.sessionId()), finished.finishedAt());
            case AthleteErased erased -> new Happened("athlete-" + erased.athleteId(), erased.erasedAt());
        };
    }

    private static String stream(UUID sessionId) {
        return "session-" + sessionId;
    }
}
