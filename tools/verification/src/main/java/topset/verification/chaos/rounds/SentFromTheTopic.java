package topset.verification.chaos.rounds;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import topset.contract.EventType;
import topset.testsupport.EventMessage;
import topset.testsupport.Json;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.support.Answer;

/**
 * Reads a gym's sessions and sets from the topic and posts them to the session service again, with a coach's rights. If
 * the service already has a set, the service repeats its earlier answer. If a set is missing, the service stores it.
 */
public final class SentFromTheTopic {

    private static final List<String> OF_A_SESSION = List.of("sessionId", "athleteId", "startedAt", "day");
    private static final List<String> OF_A_SET =
            List.of("setId", "exercise", "role", "load", "reps", "rpe", "completedAt", "slotId", "pain");
    private static final int CREATED = 201;

    private SentFromTheTopic() {}

    public static long again(Round round) {
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
