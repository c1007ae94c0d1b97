package topset.rules.lift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sessions of one week. Each set is assigned to a slot or to none. */
public final class WeekSessions {

    private final Map<String, List<SlotSession>> bySlot = new HashMap<>();
    private final SortedMap<String, List<LoggedSet>> unmatched = new TreeMap<>();

    /** @param sets each set of the week once, ordered by {@link SlotSession#BY_SESSION} */
    public WeekSessions(SlotMatch match, List<LoggedSet> sets) {
        int from = 0;
        while (from < sets.size()) {
            int to = from + 1;
            while (to < sets.size()
                    && sets.get(to).sessionId().equals(sets.get(from).sessionId())) {
                to++;
            }
            assign(match, sets.subList(from, to));
            from = to;
        }
    }

    private void assign(SlotMatch match, List<LoggedSet> session) {
        Map<String, List<LoggedSet>> ofSlots = new HashMap<>();
        for (LoggedSet set : session) {
            Lift slot = match.slotOf(set, session);
            if (slot == null) {
                unmatched
                        .computeIfAbsent(set.exercise(), none -> new ArrayList<>())
                        .add(set);
            } else {
                ofSlots.computeIfAbsent(slot.slotId(), none -> new ArrayList<>())
                        .add(set);
            }
        }
        ofSlots.forEach((slot, ofSlot) ->
                bySlot.computeIfAbsent(slot, none -> new ArrayList<>(2)).add(new SlotSession(ofSlot, session)));
    }

    public List<SlotSession> of(Lift lift) {
        return bySlot.getOrDefault(lift.slotId(), List.of());
    }

    public SortedMap<String, List<LoggedSet>> unmatched() {
        return unmatched;
    }
}
