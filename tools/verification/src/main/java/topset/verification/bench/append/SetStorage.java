package topset.verification.bench.append;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.SetCompleted;
import topset.contract.Topics;
import topset.store.Actor;
import topset.store.OutgoingMessage;
import topset.testsupport.Json;

/** Creates the stored values of a set that both compared stores have in common. */
final class SetStorage {
    /** The stored type of the event. */
    static final String TYPE = "SetCompleted.v1";

    /** The actor whom both stores keep with the event. */
    static final Actor ACTOR = Actor.caller("app", Actor.Role.PLATFORM, "gym/platform/app");

    private static final EventType PUBLIC_TYPE = EventType.SET_COMPLETED;

    private SetStorage() {}

    /** Returns the name of the stream of the set's session. */
    static String stream(SetCompleted set) {
        return "session-" + set.sessionId();
    }

    /**
     * Returns the message of a set, which the outbox row contains.
     *
     * @param version the number of the event in its stream
     * @param sequence the number of the event among the athlete's events
     */
    static OutgoingMessage message(SetCompleted set, long version, long sequence, OffsetDateTime recordedAt) {
        var stream = stream(set);
        var envelope = new Envelope(
                set.gym() + "/" + stream + "/" + version,
                PUBLIC_TYPE.source().uri(),
                PUBLIC_TYPE.ceType(),
                set.completedAt(),
                set.athleteId(),
                set.gym(),
                stream,
                version,
                sequence,
                recordedAt,
                PUBLIC_TYPE.dataSchema(),
                null);
        var key = Topics.athleteKey(set.gym(), set.athleteId());
        return new OutgoingMessage(
                PUBLIC_TYPE.source().topic(),
                key,
                key,
                envelope.headers(),
                Json.write(set).getBytes(UTF_8),
                false);
    }
}
