package topset.rules.week;

import java.util.List;
import topset.contract.TargetStatus;
import topset.rules.lift.Lift;
import topset.rules.lift.SlotMatch;

/** The lifts of a week, prepared for the computation. Weeks with the same lifts share one object. */
record ProgramWeek(List<SlotRules> rules, SlotMatch slots, WeeklyVolume volume) {

    ProgramWeek {
        rules = List.copyOf(rules);
    }

    List<Lift> lifts() {
        return rules.stream().map(SlotRules::lift).toList();
    }

    SlotWeek slot(FoldedWeek week, int n) {
        String slotId = rules.get(n).lift().slotId();
        SlotWeek usually = week.slots().get(n);
        if (usually.slotId().equals(slotId)) {
            return usually;
        }
        return week.slots().stream()
                .filter(slot -> slot.slotId().equals(slotId))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("cannot resume: the week has no state of slot " + slotId));
    }

    /**
     * @throws IllegalArgumentException if {@code from} is not a final state, or has not as many states as there are
     * lifts
     */
    void check(FoldedWeek from) {
        for (SlotWeek slot : from.slots()) {
            if (slot.status() != TargetStatus.FINAL || slot.week() != from.week()) {
                throw new IllegalArgumentException("cannot resume from week " + slot.week() + " of slot "
                        + slot.slotId() + ", which is not final");
            }
        }
        if (from.slots().size() != rules.size()) {
            throw new IllegalArgumentException("cannot resume: the week must have one state for every lift");
        }
    }
}
