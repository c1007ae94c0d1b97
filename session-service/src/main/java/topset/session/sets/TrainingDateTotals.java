package topset.session.sets;

import java.sql.Connection;
import java.sql.SQLException;

public interface TrainingDateTotals {

    /**
     * The connection is that of the transaction that holds the athlete's lock, so that no other writer can add to the
     * date.
     */
    Totals of(Connection connection, TrainingDate date) throws SQLException;

    /** {@code sets} includes removed sets; the count stops at the limit. */
    record Totals(int sessions, int sets) {
        /** Throws a {@link TrainingDateFullException} if the date would exceed a limit. */
        public void requireRoom(TrainingDate date, int moreSessions, int moreSets) {
            if (moreSessions > 0 && sessions + moreSessions > TrainingLimits.SESSIONS_OF_DATE) {
                throw TrainingDateFullException.ofSessions(date, sessions);
            }
            if (moreSets > 0 && sets + moreSets > TrainingLimits.SETS_OF_DATE) {
                throw TrainingDateFullException.ofSets(date, sets);
            }
        }
    }
}
