package topset.program.rules.lift;

import java.util.List;
import topset.program.rules.result.LoggedSet;
import topset.program.rules.result.Outcome;

/** A variant of mini-sets: one hard effort with brief rests inside it, each part of which is logged as a set. */
public interface MiniSetRules extends OneLoadRules {

    /**
     * How one session went.
     *
     * @param first the first of the session's sets at the prescribed load or more, as many as are prescribed at most
     */
    Outcome outcome(List<LoggedSet> first, Prescription.Straight prescribed);

    /** Whether more mini-sets could still make a session better that would be MISSED as it is. */
    default boolean isUnfinished(List<LoggedSet> first, Prescription.Straight prescribed) {
        return first.size() < prescribed.sets();
    }

    /** The sets among which the deciding set is, out of the sets that count for a week, in order. */
    default List<LoggedSet> decisive(List<LoggedSet> inOrder) {
        return inOrder;
    }

    @Override
    default int restSeconds() {
        return RestTimes.INSIDE;
    }
}
