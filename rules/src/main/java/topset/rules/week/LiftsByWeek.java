package topset.rules.week;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.Lift;

/** The lifts of a program in each week (training-rules.md § 6, {@code lift-changed}). */
public final class LiftsByWeek {

    private final List<Lift> started;
    private final List<LiftChange> changes;

    /**
     * By the first week in which the lists apply. The map is built at its first use, because many reads of a program do
     * not need it.
     */
    private volatile @Nullable NavigableMap<Integer, List<Lift>> byFirstWeek;

    /**
     * @param changes the changes in the order of the coach's decisions. If two changes have the same slot and first
     * week, the later change is used. A change of a week before week 1 is used from week 1 on
     */
    public LiftsByWeek(List<Lift> started, List<LiftChange> changes) {
        this.started = List.copyOf(started);
        this.changes = List.copyOf(changes);
    }

    public static LiftsByWeek of(List<Lift> started) {
        return new LiftsByWeek(started, List.of());
    }

    public LiftsByWeek with(LiftChange change) {
        List<LiftChange> kept = new ArrayList<>(changes);
        kept.removeIf(each -> each.week() == change.week()
                && each.lift().slotId().equals(change.lift().slotId()));
        kept.add(change);
        return new LiftsByWeek(started, kept);
    }

    public List<Lift> started() {
        return started;
    }

    public List<LiftChange> changes() {
        return changes;
    }

    /**
     * In the order in which the request that started the program listed them. Weeks before week 1 have the lifts of
     * week 1. Weeks without a change between them share one list object.
     */
    public List<Lift> liftsIn(int week) {
        return byFirstWeek().floorEntry(Math.max(1, week)).getValue();
    }

    private NavigableMap<Integer, List<Lift>> byFirstWeek() {
        NavigableMap<Integer, List<Lift>> built = byFirstWeek;
        if (built == null) {
            built = build();
            byFirstWeek = built;
        }
        return built;
    }

    private NavigableMap<Integer, List<Lift>> build() {
        NavigableMap<Integer, List<Lift>> from = new TreeMap<>();
        from.put(1, started);
        changes.stream().sorted(Comparator.comparingInt(LiftChange::week)).forEach(change -> {
            String slotId = change.lift().slotId();
            List<Lift> changed = from.lastEntry().getValue().stream()
                    .map(lift -> lift.slotId().equals(slotId) ? change.lift() : lift)
                    .toList();
            from.put(Math.max(1, change.week()), changed);
        });
        return from;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LiftsByWeek that && started.equals(that.started) && changes.equals(that.changes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(started, changes);
    }

    @Override
    public String toString() {
        return started + (changes.isEmpty() ? "" : ", changed: " + changes);
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
