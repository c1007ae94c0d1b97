package topset.store.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/**
 * The inbox's real rules over in-memory maps, for simulations. The maps replace the tables, so that a simulation can
 * copy them and restore them after a crash.
 */
public final class InboxInMemory {

    private final boolean dedupe;
    private final Map<Athlete, InboxState> states = new HashMap<>();
    private final Map<Athlete, List<Incoming>> parked = new HashMap<>();

    public InboxInMemory(Set<Protection> without) {
        this.dedupe = !without.contains(Protection.DEDUPE);
    }

    /** Works as {@link Inbox#admit}, for events of one athlete. */
    public List<Incoming> admit(Athlete athlete, List<Incoming> arriving) {
        InboxState before = states.getOrDefault(athlete, InboxState.NEW);
        List<Incoming> waiting = parked.getOrDefault(athlete, List.of());
        boolean goesOn = before.cause() == Parked.Cause.HOLE
                && arriving.stream().anyMatch(event -> event.sequence() == before.seen() + 1);
        InboxDecision decision = InboxDecision.of(
                before, goesOn ? waiting : List.of(), arriving, new InboxDecision.Rules(event -> false));
        states.put(athlete, decision.after());
        List<Incoming> still = new ArrayList<>(goesOn ? List.of() : waiting);
        for (Incoming event : decision.waiting()) {
            if (still.stream()
                    .noneMatch(other -> other.sequence() == event.sequence()
                            && other.eventId().equals(event.eventId()))) {
                still.add(event);
            }
        }
        still.sort(java.util.Comparator.comparingLong(Incoming::sequence));
        parked.put(athlete, still);
        if (dedupe) {
            return decision.accepted();
        }
        var accepted = new ArrayList<>(arriving);
        accepted.removeIf(event -> event.sequence() > before.seen());
        accepted.addAll(decision.accepted());
        return accepted;
    }

    public long seen(Athlete athlete) {
        return states.getOrDefault(athlete, InboxState.NEW).seen();
    }

    /** The reason why the athlete is parked, or null. */
    public @Nullable String reason(Athlete athlete) {
        return states.getOrDefault(athlete, InboxState.NEW).reason();
    }
}
