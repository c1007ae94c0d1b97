package topset.program.training;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.program.training.lift.LoggedSet;

/**
 * A session as one slot sees it.
 *
 * @param sets the slot's sets, in the order they were completed
 * @param all every set of the session, in that order
 */
record SlotSession(List<LoggedSet> sets, List<LoggedSet> all) {

    /** By the time a set was completed, then by id, so that the order of arrival never matters. */
    static final Comparator<LoggedSet> IN_ORDER = Comparator.comparing(LoggedSet::completedAt)
            .thenComparing(set -> set.setId().toLowerCase(Locale.ROOT));

    List<LoggedSet> sets(SetRole role) {
        return sets.stream().filter(set -> set.role() == role).toList();
    }

    /** When the slot's first top set was completed; null when there is none. */
    @Nullable
    LoggedSet firstTopSet() {
        return sets.stream()
                .filter(set -> set.role() == SetRole.TOP)
                .findFirst()
                .orElse(null);
    }

    /** Whether anything prepared the lifter for {@code exercise} by then. */
    boolean warmedUp(String exercise, Instant by) {
        return all.stream()
                .filter(set -> set.exercise().equals(exercise))
                .filter(set -> set.role() == SetRole.WARM_UP || set.role() == SetRole.RAMP)
                .anyMatch(set -> !set.completedAt().isAfter(by));
    }
}
