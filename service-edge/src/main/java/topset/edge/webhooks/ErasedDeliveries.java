package topset.edge.webhooks;

import java.sql.Connection;
import java.sql.SQLException;
import topset.store.Athlete;

/** Deletes the deliveries of an erased athlete. */
public final class ErasedDeliveries {
    private ErasedDeliveries() {}

    /**
     * Deletes the athlete's deliveries, including dead ones.
     *
     * @param connection the connection of the transaction that holds the athlete's lock
     */
    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        DeliveryTable.forget(connection, athlete);
    }
}
