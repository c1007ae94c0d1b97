package topset.program.training;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import topset.program.training.lift.Lift;

/** Which lifts a program has in which week (training-rules.md § 6, {@code lift-changed}): decided here and nowhere else. */
public final class LiftsByWeek {

    /** By the week from which they hold; the first from week 1. */
    private final NavigableMap<Integer, List<Lift>> from = new TreeMap<>();

    /**
     * A program's lifts.
     *
     * @param started the lifts it was started with
     * @param changes in the order they were decided: of two for one slot and week the later holds; one decided before the
     *     program began holds from week 1 on
     */
    public LiftsByWeek(List<Lift> started, List<LiftChange> changes) {
        from.put(1, started);
        changes.stream().sorted(Comparator.comparingInt(LiftChange::week)).forEach(this::change);
    }

    private void change(LiftChange change) {
        String slotId = change.lift().slotId();
        List<Lift> changed = from.lastEntry().getValue().stream()
                .map(lift -> lift.slotId().equals(slotId) ? change.lift() : lift)
                .toList();
        from.put(Math.max(1, change.week()), changed);
    }

    /**
     * The lifts of a week, in the order of the start; weeks before the first have those of the first. Weeks without a change
     * between them share one list.
     */
    public List<Lift> liftsIn(int week) {
        return from.floorEntry(Math.max(1, week)).getValue();
    }
}
