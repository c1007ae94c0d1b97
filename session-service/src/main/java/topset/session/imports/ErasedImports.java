package topset.session.imports;

import java.sql.Connection;
import java.sql.SQLException;
import topset.store.Athlete;

/** Deletes the imports of an erased athlete. */
public final class ErasedImports {
    private ErasedImports() {}

    /**
     * Deletes the athlete's imports. A running one stops at its next session.
     *
     * @param connection of the transaction that holds the athlete's lock
     */
    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        ImportRows.forget(connection, athlete);
    }
}
