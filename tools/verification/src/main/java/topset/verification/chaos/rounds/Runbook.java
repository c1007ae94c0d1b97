package topset.verification.chaos.rounds;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import topset.contract.EventType;
import topset.contract.Topics;
import topset.local.servers.Database;
import topset.testsupport.EventMessage;
import topset.testsupport.Json;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.support.Answer;

/** The steps of docs/operations.md after a backup was restored. */
public final class Runbook {

    private static final String STORED = "select distinct on (athlete) athlete, sequence,"
            + " (extract(epoch from recorded_at) * 1000000)::bigint"
            + " from event where gym = ? and sequence is not null order by athlete, sequence desc";
    private static final String PROCESSED =
            "select athlete, seen, substring(last_ids[cardinality(last_ids)] from '@([^@]*)$')"
                    + " from inbox where gym = ? and cause is null";
    private static final List<String> OF_A_SESSION = List.of("sessionId", "athleteId", "startedAt", "day");
    private static final List<String> OF_A_SET =
            List.of("setId", "exercise", "role", "load", "reps", "rpe", "completedAt", "slotId", "pain");
    private static final int CREATED = 201;

    private Runbook() {}

    /** After a restore two events may have the same number, so the recording times are compared too. */
    public static boolean lastEventsAreProcessed(Round round) {
        try {
            var processed = of(round, Database.PROGRAM, PROCESSED, Character.MAX_RADIX);
            return of(round, Database.SESSION, STORED, 10).entrySet().stream()
                    .allMatch(last -> last.getValue().equals(processed.get(last.getKey())));
        } catch (SQLException away) {
            return false;
        }
    }

    private static Map<String, String> of(Round round, Database database, String query, int radix) throws SQLException {
        var last = new HashMap<String, String>();
        round.pair()
                .query(
                        database,
                        query,
                        row -> last.put(row.getString(1), row.getLong(2) + " of " + time(row.getString(3), radix)),
                        round.load().gym());
        return last;
    }

    private static String time(@Nullable String at, int radix) {
        return at == null ? "no time" : Long.toString(Long.parseLong(at, radix));
    }

    public static void refillTopic(Round round) throws InterruptedException {
        var topic = TopicLog.ofSessions(round.pair());
        topic.asked(admin -> admin.deleteTopics(List.of(topic.topic())).all().get());
        round.await("the topic to be gone", () -> !topic.mayExist());
        topic.asked(admin -> admin.createTopics(List.of(new NewTopic(topic.topic(), Topics.PARTITIONS, (short) 1)
                        .configs(Map.of("retention.ms", "-1"))))
                .all()
                .get());
        var answer = round.pair()
                .operations(round.pair().session())
                .post("/v1/operations/republish", Map.of("topic", topic.topic(), "from", 0));
        round.mustHold(answer.status() == 200, "republish was answered " + answer.status() + " " + answer.text());
        round.remark(answer.json().path("messages").asText() + " published again");
    }

    /**
     * If the service already has a set, it repeats its earlier answer. Returns the number of lost sessions and sets.
     */
    public static long sendAgainFromTheTopic(Round round) {
        var gym = round.load().gym();
        var service = round.pair().sessions(gym, "coach");
        long created = 0;
        for (var message : TopicLog.ofSessions(round.pair()).of(gym)) {
            var type = EventMessage.headers(message).getOrDefault("ce_type", "");
            var event = Json.read(new String(message.value(), UTF_8));
            Answer answer;
            if (type.equals(EventType.SESSION_STARTED.ceType())) {
                answer = service.post("/v1/sessions", only(event, OF_A_SESSION));
            } else if (type.equals(EventType.SET_COMPLETED.ceType())) {
                answer = service.post(
                        "/v1/sessions/" + event.path("sessionId").asText() + "/sets", only(event, OF_A_SET));
            } else {
                continue;
            }
            round.mustHold(answer.status() / 100 == 2, "sent again: answered " + answer.status() + " " + answer.text());
            created += answer.status() == CREATED ? 1 : 0;
        }
        return created;
    }

    private static JsonNode only(JsonNode event, List<String> fields) {
        var body = event.<ObjectNode>deepCopy().retain(fields);
        fields.stream().filter(field -> body.path(field).isNull()).forEach(body::remove);
        return body;
    }
}
