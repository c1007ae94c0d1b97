package topset.program.sets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import topset.contract.SessionFact;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

/**
 * A decoded session event. {@code traceParent} is the trace of the request that caused it; {@code recordedAt} is null
 * if unknown; {@code set} is null if the event is not about a set.
 */
public record ArrivedEvent(
        Athlete athlete,
        long sequence,
        String eventId,
        @Nullable String traceParent,
        @Nullable Instant recordedAt,
        SessionFact fact,
        @Nullable SetFact set) {

    public static ArrivedEvent of(Incoming event, @Nullable String traceParent, SessionFact fact) {
        var recordedAt = event.recordedAt();
        var set = SetFact.of(fact, recordedAt);
        return new ArrivedEvent(event.athlete(), event.sequence(), event.eventId(), traceParent, recordedAt, fact, set);
    }
}
