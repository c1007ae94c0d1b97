package topset.edge.webhooks;

import java.sql.Connection;
import java.sql.SQLException;
import topset.store.Athlete;

/** Deletes the webhook deliveries of an erased athlete. */
public final class ErasedDeliveries {
    private ErasedDeliveries() {}

    /**
     * Deletes the athlete's webhook deliveries, including those that are not sent any more (dead).
     *
     * @param connection the connection of the transaction that holds the athlete's lock
     */
    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        DeliveryTable.forget(connection, athlete);
    }
}
