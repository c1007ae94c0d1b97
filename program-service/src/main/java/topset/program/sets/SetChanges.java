package topset.program.sets;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.LoggedSet;
import topset.store.Athlete;

/**
 * The sets of one athlete to which events refer: first as they are stored, then as the events change them. The order of
 * the events and repeated events do not affect the result.
 */
public final class SetChanges {
    private final Athlete athlete;
    private final Set<String> setIds = new HashSet<>();
    private final List<SetCount> counts;
    private final Map<String, SetFact> sets = new HashMap<>();
    private final Map<String, SetFact> newer = new LinkedHashMap<>();

    private Instant since = Instant.MAX;
    private final Set<String> changedSessions = new LinkedHashSet<>();
    private @Nullable ArrivedEvent causedBy;
    private boolean isErased;

    /** @param events all events that may be applied; {@link SetFactTable#read} reads what is stored of their sets */
    public SetChanges(Athlete athlete, Collection<ArrivedEvent> events) {
        this.athlete = athlete;
        this.counts = SetCount.of(events);
        for (var event : events) {
            if (event.set() != null) {
                setIds.add(event.set().setId());
            }
        }
    }

    public Athlete athlete() {
        return athlete;
    }

    public Set<String> setIds() {
        return setIds;
    }

    List<SetCount> counts() {
        return counts;
    }

    void stored(SetFact set) {
        sets.put(set.setId(), set);
    }

    /** Returns the limit that the event exceeds, in words; then no further event may be applied. Otherwise null. */
    public @Nullable String apply(ArrivedEvent event) {
        var set = event.set();
        var before = set == null ? null : sets.get(set.setId());
        if (set == null || !set.supersedes(before)) {
            return null;
        }
        for (var count : counts) {
            if (count.isAboveLimit(before, set)) {
                return count.says();
            }
        }
        sets.put(set.setId(), set);
        newer.put(set.setId(), set);
        if (!set.saysTheSameAs(before)) {
            change(before, event);
            change(set, event);
        }
        return null;
    }

    private void change(@Nullable SetFact fact, ArrivedEvent by) {
        if (fact != null && fact.set() != null) {
            var start = fact.set().sessionStart();
            since = start.isBefore(since) ? start : since;
            changedSessions.add(fact.sessionId());
            causedBy = by;
        }
    }

    public void erased() {
        sets.clear();
        newer.clear();
        counts.forEach(count -> count.set(0));
        isErased = true;
    }

    Collection<SetFact> newer() {
        return newer.values();
    }

    /** Whether a session gained, changed or lost a set. False after an erasure, because the athlete has no plan. */
    public boolean changePlans() {
        return causedBy != null && !isErased;
    }

    public Instant since() {
        return since;
    }

    public Set<String> changedSessions() {
        return changedSessions;
    }

    public ArrivedEvent causedBy() {
        return Objects.requireNonNull(causedBy);
    }

    /** Replaces those of the stored sets to which the events refer, which may not be stored yet. */
    public List<LoggedSet> over(List<LoggedSet> stored) {
        return Stream.concat(stored.stream().filter(set -> !sets.containsKey(set.setId())), present())
                .toList();
    }

    /** Null if the athlete has no set. {@code stored} is the same without the sets to which the events refer. */
    public @Nullable Instant lastSession(@Nullable Instant stored) {
        return Stream.concat(Stream.ofNullable(stored), present().map(LoggedSet::sessionStart))
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** The sets to which the events refer as they are now, without removed ones. */
    private Stream<LoggedSet> present() {
        return sets.values().stream().map(SetFact::set).filter(Objects::nonNull);
    }
}
