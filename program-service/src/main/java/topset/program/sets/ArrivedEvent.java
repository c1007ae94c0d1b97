package topset.program.sets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import topset.contract.SessionFact;
import topset.store.Athlete;

/**
 * A session event of an athlete, decoded from its message.
 *
 * @param sequence the number of the event among the athlete's events
 * @param traceParent W3C trace context of the request that caused the event; null if it has none
 * @param recordedAt when the session service's store recorded it; null if unknown
 * @param set the state of a set that the event contains; null if the event is not about a set
 */
public record ArrivedEvent(
        Athlete athlete,
        long sequence,
        String eventId,
        @Nullable String traceParent,
        @Nullable Instant recordedAt,
        SessionFact fact,
        @Nullable SetFact set) {

    public static ArrivedEvent of(
            Athlete athlete,
            long sequence,
            String eventId,
            @Nullable String traceParent,
            @Nullable Instant recordedAt,
            SessionFact fact) {
        return new ArrivedEvent(
                athlete, sequence, eventId, traceParent, recordedAt, fact, SetFact.of(fact, recordedAt));
    }
}
