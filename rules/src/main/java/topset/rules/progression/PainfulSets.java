package topset.rules.progression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.NamedSets;
import topset.rules.lift.SlotSession;
import topset.rules.load.Exact;

/**
 * The painful working sets of one lift. Painful warm-up and ramp sets only raise a flag.
 *
 * @param sets in the order of completion
 */
public record PainfulSets(List<LoggedSet> sets) {
    public static final PainfulSets NONE = new PainfulSets(List.of());

    public static PainfulSets of(List<SlotSession> sessions) {
        List<LoggedSet> painful = new ArrayList<>();
        sessions.forEach(session -> addPainful(session.sets(), painful));
        return new PainfulSets(painful);
    }

    public static PainfulSets among(List<LoggedSet> sets) {
        List<LoggedSet> painful = new ArrayList<>();
        addPainful(sets, painful);
        return new PainfulSets(painful);
    }

    private static void addPainful(List<LoggedSet> sets, List<LoggedSet> to) {
        for (LoggedSet set : sets) {
            if (set.pain() && set.isWorkingSet()) {
                to.add(set);
            }
        }
    }

    public boolean isEmpty() {
        return sets.isEmpty();
    }

    public @Nullable Exact lightest(SetRole role, WeightUnit unit) {
        return lightest(set -> set.role() == role, unit);
    }

    @Nullable
    Exact lightestHeavy(WeightUnit unit) {
        return lightest(set -> set.role() != SetRole.BACKOFF, unit);
    }

    private @Nullable Exact lightest(Predicate<LoggedSet> which, WeightUnit unit) {
        return sets.stream()
                .filter(which)
                .map(set -> set.loadIn(unit))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    public NamedSets named() {
        return NamedSets.of(sets, set -> set.role() != SetRole.BACKOFF);
    }
}
