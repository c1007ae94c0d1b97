package topset.program.sets;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/**
 * What a batch of facts changed for one athlete. Everything from these session starts on may have to be folded again.
 *
 * @param sessionStarts starts of the sessions that gained, changed or lost a set
 * @param sessionIds those sessions
 * @param causedBy {@code ce_id} of the last event that changed something
 * @param traceParent W3C trace context of the request behind that event
 */
public record FactsChanged(
        Athlete athlete,
        Set<Instant> sessionStarts,
        Set<String> sessionIds,
        String causedBy,
        @Nullable String traceParent) {

    public FactsChanged tracedBy(String newTraceParent) {
        return new FactsChanged(athlete, sessionStarts, sessionIds, causedBy, newTraceParent);
    }
}
