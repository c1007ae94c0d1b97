package topset.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import topset.contract.AthleteErased;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetCompleted;
import topset.contract.SetCorrected;
import topset.contract.SetRemoved;
import topset.contract.Topics;

/** Writes facts as the session service would have published them, had it recorded them in the order given. */
final class SessionTopic {
    private SessionTopic() {}

    /** One athlete's facts: sequence and stream versions dense, in this order. */
    static List<ProducerRecord<String, byte[]>> records(List<SessionFact> facts) {
        var versions = new HashMap<String, Long>();
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var fact : facts) {
            var happened = happened(fact);
            var stream = happened.stream();
            var version = versions.merge(stream, 1L, Long::sum);
            var envelope = new Envelope(
                    fact.gym() + "/" + stream + "/" + version,
                    happened.type().source().uri(),
                    happened.type().ceType(),
                    happened.at(),
                    fact.athleteId(),
                    fact.gym(),
                    stream,
                    version,
                    records.size() + 1,
                    OffsetDateTime.now(happened.at().getOffset()),
                    happened.type().dataSchema(),
                    null);
            records.add(record(fact, envelope.headers()));
        }
        return records;
    }

    private static ProducerRecord<String, byte[]> record(SessionFact fact, Map<String, String> headers) {
        var record = new ProducerRecord<>(
                Topics.SESSION_EVENTS,
                Topics.athleteKey(fact.gym(), fact.athleteId()),
                Json.write(fact).getBytes(UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private record Happened(EventType type, String stream, OffsetDateTime at) {}

    private static Happened happened(SessionFact fact) {
        return switch (fact) {
            case SessionStarted started ->
                new Happened(EventType.SESSION_STARTED, stream(started.sessionId()), started.startedAt());
            case SetCompleted set -> new Happened(EventType.SET_COMPLETED, stream(set.sessionId()), set.completedAt());
            case SetCorrected set -> new Happened(EventType.SET_CORRECTED, stream(set.sessionId()), set.completedAt());
            case SetRemoved set -> new Happened(EventType.SET_REMOVED, stream(set.sessionId()), set.removedAt());
            case SessionFinished finished ->
                new Happened(EventType.SESSION_FINISHED, stream(finished.sessionId()), finished.finishedAt());
            case AthleteErased erased ->
                new Happened(EventType.ATHLETE_ERASED, "athlete-" + erased.athleteId(), erased.erasedAt());
        };
    }

    private static String stream(UUID sessionId) {
        return "session-" + sessionId;
    }
}
