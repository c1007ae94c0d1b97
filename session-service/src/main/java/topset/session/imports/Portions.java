package topset.session.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import topset.session.sets.TrainingLimits;

final class Portions {
    /** Small, because these sessions share one transaction, and other gyms wait until the transaction ends. */
    private static final int MOST_SESSIONS = 8;

    private Portions() {}

    /** The sessions of each transaction: few, and together with at most as many sets as one session may have. */
    static <T> List<List<T>> of(List<T> sessions, ToIntFunction<T> sets) {
        var portions = new ArrayList<List<T>>();
        int from = 0;
        int sum = 0;
        for (int n = 0; n < sessions.size(); n++) {
            sum += sets.applyAsInt(sessions.get(n));
            if (n > from && (n - from == MOST_SESSIONS || sum > TrainingLimits.SETS_OF_SESSION)) {
                portions.add(sessions.subList(from, n));
                from = n;
                sum = sets.applyAsInt(sessions.get(n));
            }
        }
        if (from < sessions.size()) {
            portions.add(sessions.subList(from, sessions.size()));
        }
        return portions;
    }
}
