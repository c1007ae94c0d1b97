package topset.edge.webhooks;

import java.sql.Connection;
import java.sql.SQLException;
import topset.store.Athlete;

public final class ErasedDeliveries {
    private ErasedDeliveries() {}

    /** The connection is that of the transaction that holds the athlete's lock. */
    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        DeliveryTable.forget(connection, athlete);
    }
}
