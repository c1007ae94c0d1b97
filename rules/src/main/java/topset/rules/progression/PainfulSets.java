package topset.rules.progression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.NamedSets;
import topset.rules.lift.SlotSession;
import topset.rules.load.Exact;

/**
 * The painful sets of one lift: {@code TOP}, {@code BACKOFF} or {@code STRAIGHT} sets that were logged with pain.
 * Painful warm-up and ramp sets only raise a flag.
 *
 * @param sets in the order of completion
 */
public record PainfulSets(List<LoggedSet> sets) {

    private static final PainfulSets NONE = new PainfulSets(List.of());

    public static PainfulSets of(List<SlotSession> sessions) {
        List<LoggedSet> painful = null;
        for (SlotSession session : sessions) {
            painful = add(painful, session.sets());
        }
        return painful == null ? NONE : new PainfulSets(painful);
    }

    public static PainfulSets among(List<LoggedSet> sets) {
        List<LoggedSet> painful = add(null, sets);
        return painful == null ? NONE : new PainfulSets(painful);
    }

    private static @Nullable List<LoggedSet> add(@Nullable List<LoggedSet> before, List<LoggedSet> sets) {
        List<LoggedSet> painful = before;
        for (LoggedSet set : sets) {
            if (set.pain() && Estimate.counts(set.role())) {
                painful = painful == null ? new ArrayList<>() : painful;
                painful.add(set);
            }
        }
        return painful;
    }

    public boolean isEmpty() {
        return sets.isEmpty();
    }

    /** Null if no set with this role was painful. */
    public @Nullable Exact lightest(SetRole role, WeightUnit unit) {
        Exact lightest = null;
        for (LoggedSet set : sets) {
            if (set.role() == role) {
                Exact load = set.loadIn(unit);
                lightest = lightest == null ? load : lightest.min(load);
            }
        }
        return lightest;
    }

    /** The lightest load of the painful {@code TOP} and {@code STRAIGHT} sets; null if there are none. */
    @Nullable
    Exact lightestHeavy(WeightUnit unit) {
        Exact top = lightest(SetRole.TOP, unit);
        Exact straight = lightest(SetRole.STRAIGHT, unit);
        if (top == null || straight == null) {
            return top == null ? straight : top;
        }
        return top.min(straight);
    }

    public NamedSets named() {
        return NamedSets.of(sets, set -> set.role() != SetRole.BACKOFF);
    }
}
