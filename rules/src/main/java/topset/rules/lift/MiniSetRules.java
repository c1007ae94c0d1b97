package topset.rules.lift;

import java.util.List;
import topset.contract.WeekOutcome;

/** The rules of a variant with mini-sets. Each mini-set is logged as a set. */
public interface MiniSetRules extends OneLoadRules {

    /**
     * The outcome of one session.
     *
     * @param first the session's sets at the prescribed load or more, in order. If there are more sets than prescribed,
     * only the first ones are included
     */
    WeekOutcome outcome(List<LoggedSet> first, Prescription.Straight prescribed);

    /**
     * Whether further mini-sets could still improve the outcome of a session that would be {@code MISSED} if it ended
     * now.
     */
    default boolean isUnfinished(List<LoggedSet> first, Prescription.Straight prescribed) {
        return first.size() < prescribed.sets();
    }

    default List<LoggedSet> decisive(List<LoggedSet> inOrder) {
        return inOrder;
    }

    @Override
    default int restSeconds() {
        return RestTimes.INSIDE;
    }
}
