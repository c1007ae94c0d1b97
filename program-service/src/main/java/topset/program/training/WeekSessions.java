package topset.program.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.program.training.lift.Flag;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LoggedSet;

/** The sessions of one week, given out to the program's slots. */
final class WeekSessions {

    private final Map<String, List<SlotSession>> bySlot = new HashMap<>();
    private final List<LoggedSet> unmatched = new ArrayList<>();

    /**
     * Gives out sets.
     *
     * @param sets each set of the week once, in any order
     */
    WeekSessions(List<Lift> lifts, Collection<LoggedSet> sets) {
        Map<String, List<LoggedSet>> sessions = new LinkedHashMap<>();
        sets.stream()
                .sorted(Comparator.comparing(LoggedSet::sessionStart)
                        .thenComparing(LoggedSet::sessionId)
                        .thenComparing(SlotSession.IN_ORDER))
                .forEach(set -> sessions.computeIfAbsent(set.sessionId(), none -> new ArrayList<>())
                        .add(set));
        sessions.values().forEach(session -> give(lifts, session));
    }

    private void give(List<Lift> lifts, List<LoggedSet> session) {
        SlotMatch match = new SlotMatch(lifts, session);
        Map<String, List<LoggedSet>> ofSlots = new LinkedHashMap<>();
        for (LoggedSet set : session) {
            Lift slot = match.slotOf(set);
            if (slot == null) {
                unmatched.add(set);
            } else {
                ofSlots.computeIfAbsent(slot.slotId(), none -> new ArrayList<>())
                        .add(set);
            }
        }
        ofSlots.forEach((slot, ofSlot) ->
                bySlot.computeIfAbsent(slot, none -> new ArrayList<>()).add(new SlotSession(ofSlot, session)));
    }

    /** The sessions with a set of a slot, by their start. */
    List<SlotSession> of(Lift lift) {
        return bySlot.getOrDefault(lift.slotId(), List.of());
    }

    /** The flags of sets that belong to no lift. */
    List<Flag> flagsOfUnmatched() {
        SetFlags flags = new SetFlags();
        if (!unmatched.isEmpty()) {
            flags.raise(
                    FlagCode.UNMATCHED_SET,
                    unmatched.stream().map(LoggedSet::setId).toList());
        }
        flags.ofPain(unmatched);
        return flags.flags();
    }
}
