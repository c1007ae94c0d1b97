package topset.session.logging;

import java.sql.Connection;
import java.sql.SQLException;

/** How much is stored of a training date. */
public interface TrainingDateTotals {

    /**
     * Counts what is stored.
     *
     * @param connection of the transaction that holds the athlete's lock, so that nobody adds to it meanwhile
     */
    Totals of(Connection connection, TrainingDate date) throws SQLException;

    /**
     * What is stored.
     *
     * @param sets removed ones too; not counted past the limit
     */
    record Totals(int sessions, int sets) {
        /**
         * Refuses what there is no room for.
         *
         * @throws TrainingDateFullException when the date would have more sessions or sets than it may
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
