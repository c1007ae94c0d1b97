package topset.session.sets;

import java.sql.Connection;
import java.sql.SQLException;

/** Counts the stored sessions and sets of a training date. */
public interface TrainingDateTotals {

    /**
     * Counts the stored sessions and sets of a training date.
     *
     * @param connection of the transaction that holds the athlete's lock, so that no other writer adds to the date
     */
    Totals of(Connection connection, TrainingDate date) throws SQLException;

    /**
     * The number of sessions and sets of a training date.
     *
     * @param sets the sets, including removed ones; the count stops at the limit
     */
    record Totals(int sessions, int sets) {
        /**
         * Checks that the date has room for further sessions and sets.
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
