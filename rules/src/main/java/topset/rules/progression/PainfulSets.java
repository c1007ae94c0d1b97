package topset.rules.progression;

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
        return among(
                sessions.stream().flatMap(session -> session.sets().stream()).toList());
    }

    public static PainfulSets among(List<LoggedSet> sets) {
        return new PainfulSets(
                sets.stream().filter(set -> set.pain() && set.isWorkingSet()).toList());
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
