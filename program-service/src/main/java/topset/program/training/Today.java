package topset.program.training;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LoggedSet;

/** What a lifter needs while resting after the top set (training-rules.md § 4, "Today's backoff"). */
public final class Today {

    private Today() {}

    /**
     * The backoff load of a running session.
     *
     * @param current the slot's current week
     * @param sets the session's sets that match the slot, see {@link #setsOf}
     * @return null while there is no top set, and for straight sets
     */
    public static @Nullable TodayBackoff backoff(Lift lift, SlotWeek current, Collection<LoggedSet> sets) {
        if (sets.isEmpty()) {
            return null;
        }
        throw new UnsupportedOperationException();
    }

    /** The sets of one session that belong to a slot, in the order they were completed. */
    public static List<LoggedSet> setsOf(Lift slot, List<Lift> lifts, Collection<LoggedSet> session) {
        if (session.isEmpty()) {
            return List.of();
        }
        throw new UnsupportedOperationException();
    }

    /** The heaviest top set of them (or straight set, where there is no top set); null when there is neither. */
    public static @Nullable LoggedSet decidingSet(Lift lift, Collection<LoggedSet> sets) {
        if (sets.isEmpty()) {
            return null;
        }
        throw new UnsupportedOperationException();
    }
}
