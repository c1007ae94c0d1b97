package topset.session.imports;

import java.sql.Connection;
import java.sql.SQLException;
import topset.store.Athlete;

public final class ErasedImports {
    private ErasedImports() {}

    /**
     * Also deletes the logs. A running import stops before it stores the next session.
     *
     * @param connection the connection of the transaction that holds the athlete's lock
     */
    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        ImportRows.forget(connection, athlete);
    }
}
