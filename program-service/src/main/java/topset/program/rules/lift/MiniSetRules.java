package topset.program.rules.lift;

import java.util.List;
import topset.program.rules.result.LoggedSet;
import topset.program.rules.result.Outcome;

/**
 * The rules of a variant with mini-sets: one hard effort with brief rests inside it. Each part between rests is logged
 * as a set.
 */
public interface MiniSetRules extends OneLoadRules {

    /**
     * Returns the outcome of one session.
     *
     * @param first the session's first sets at the prescribed load or more, at most as many as are prescribed
     */
    Outcome outcome(List<LoggedSet> first, Prescription.Straight prescribed);

    /** Whether further mini-sets could improve the outcome of a session that is MISSED so far. */
    default boolean isUnfinished(List<LoggedSet> first, Prescription.Straight prescribed) {
        return first.size() < prescribed.sets();
    }

    /** Returns the sets among which the deciding set is chosen. */
    default List<LoggedSet> decisive(List<LoggedSet> inOrder) {
        return inOrder;
    }

    @Override
    default int restSeconds() {
        return RestTimes.INSIDE;
    }
}
