package topset.program.sets;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.LoggedSet;
import topset.store.Athlete;

/**
 * What a batch of events has changed.
 *
 * @param since the earliest start of a session that gained, changed or lost a set
 * @param sessionIds these sessions
 * @param arrived the ids of all sets to which the events refer
 * @param sets these sets as they are now, without removed ones
 * @param causedBy {@code ce_id} of the last event that changed something
 */
public record FactsChanged(
        Athlete athlete,
        Instant since,
        Set<String> sessionIds,
        Set<String> arrived,
        List<LoggedSet> sets,
        String causedBy,
        @Nullable String traceParent) {

    public FactsChanged tracedBy(String newTraceParent) {
        return new FactsChanged(athlete, since, sessionIds, arrived, sets, causedBy, newTraceParent);
    }

    /** Replaces those of the stored sets to which the events refer, which may not be stored yet. */
    public List<LoggedSet> over(List<LoggedSet> stored) {
        return Stream.concat(stored.stream().filter(set -> !arrived.contains(set.setId())), sets.stream())
                .toList();
    }

    /** Null if the athlete has no set. {@code stored} is the same without the sets to which the events refer. */
    public @Nullable Instant lastSession(@Nullable Instant stored) {
        return Stream.concat(Stream.ofNullable(stored), sets.stream().map(LoggedSet::sessionStart))
                .max(Instant::compareTo)
                .orElse(null);
    }
}
