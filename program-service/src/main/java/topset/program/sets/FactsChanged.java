package topset.program.sets;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/**
 * The sessions of one athlete that a batch of events has changed.
 *
 * @param since the earliest start of a session that gained, changed or lost a set
 * @param sessionIds ids of the sessions that gained, changed or lost a set
 * @param causedBy {@code ce_id} of the last event that changed something
 * @param traceParent W3C trace context of the request that caused the last event
 */
public record FactsChanged(
        Athlete athlete,
        Instant since,
        Set<String> sessionIds,
        String causedBy,
        @Nullable String traceParent) {

    public FactsChanged tracedBy(String newTraceParent) {
        return new FactsChanged(athlete, since, sessionIds, causedBy, newTraceParent);
    }
}
