package topset.session.sets;

import java.sql.Connection;
import java.sql.SQLException;

/** Counts how many sessions and sets are stored for a training date. */
public interface TrainingDateTotals {

    /**
     * Returns the number of sessions and sets that are stored for a training date.
     *
     * @param connection the connection of the transaction that holds the athlete's lock, so that no other writer can
     * add to the date
     */
    Totals of(Connection connection, TrainingDate date) throws SQLException;

    /**
     * The number of sessions and sets of a training date.
     *
     * @param sets the sets, including removed ones; the count stops at the limit
     */
    record Totals(int sessions, int sets) {
        /**
         * Throws an exception if the date has no room for further sessions or sets.
         *
         * @throws TrainingDateFullException if the date would exceed a limit
         */
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
