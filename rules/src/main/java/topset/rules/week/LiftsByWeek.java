package topset.rules.week;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import topset.rules.lift.Lift;

/**
 * The lifts of a program in each week (training-rules.md § 6, {@code lift-changed}).
 *
 * @param changes the changes in the order of the coach's decisions. If two changes have the same slot and first week,
 * the later change is used. A change of a week before week 1 is used from week 1 on
 */
public record LiftsByWeek(List<Lift> started, List<LiftChange> changes) {

    public LiftsByWeek {
        started = List.copyOf(started);
        changes = List.copyOf(changes);
    }

    public LiftsByWeek with(LiftChange change) {
        List<LiftChange> kept = new ArrayList<>(changes);
        kept.removeIf(each -> each.week() == change.week()
                && each.lift().slotId().equals(change.lift().slotId()));
        kept.add(change);
        return new LiftsByWeek(started, kept);
    }

    /**
     * In the order in which the request that started the program listed them. Weeks before week 1 have the lifts of
     * week 1.
     */
    public List<Lift> liftsIn(int week) {
        if (changes.isEmpty()) {
            return started;
        }
        Map<String, LiftChange> newest = new HashMap<>();
        for (LiftChange change : changes) {
            if (change.week() <= Math.max(1, week)) {
                newest.merge(
                        change.lift().slotId(),
                        change,
                        (before, later) -> later.week() < before.week() ? before : later);
            }
        }
        return started.stream()
                .map(lift -> newest.containsKey(lift.slotId())
                        ? newest.get(lift.slotId()).lift()
                        : lift)
                .toList();
    }

    /** The newest week up to the given one in which a change begins; all weeks from it on have the same lifts. */
    int sameSince(int week) {
        return changes.stream()
                .mapToInt(LiftChange::week)
                .filter(first -> first <= week)
                .max()
                .orElse(1);
    }

    /**
     * A change of a lift of a program, from a week on (training-rules.md § 6, {@code lift-changed}).
     *
     * @param week the first week with the changed lift, from 2
     * @param lift the complete changed lift; its {@code slotId} names the lift that it replaces
     * @param ofGym true if the gym's equipment changed; false if a coach changed the lift
     */
    public record LiftChange(int week, Lift lift, boolean ofGym) {}
}
