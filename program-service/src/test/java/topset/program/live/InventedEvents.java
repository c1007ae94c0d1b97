package topset.program.live;

import static topset.testsupport.Eventually.eventually;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.Sql;
import topset.store.StoreFailedException;
import topset.store.read.EventCursor;

/**
 * Stores events in the event table without the service, and reads their cursors. The events have a type that only the
 * next release knows, so the live stream sends each of them as {@code row-changed}.
 */
record InventedEvents(DataSource dataSource) {

    static Athlete athlete() {
        return new Athlete("gym-" + UUID.randomUUID(), "lena");
    }

    /** Stores an event in a transaction of its own. */
    void add(Athlete athlete) {
        try (var connection = dataSource.getConnection()) {
            add(connection, athlete);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    static void add(Connection connection, Athlete athlete) throws SQLException {
        try (var statement = connection.prepareStatement("insert into event"
                + " (gym, athlete, stream, version, type, occurred_at, recorded_at, data, metadata)"
                + " values (?, ?, ?, 1, 'InventedLater.v1', now(), now(), '{}', '{}')")) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.setString(3, "later-" + UUID.randomUUID());
            statement.executeUpdate();
        }
    }

    /**
     * Waits for the end of every transaction that has begun by now. Events are read only up to the oldest open
     * transaction, which may also be one of PostgreSQL itself, such as an automatic ANALYZE.
     */
    void awaitOpenTransactions() {
        var begun = bound("pg_snapshot_xmax");
        eventually().until(() -> Long.compareUnsigned(bound("pg_snapshot_xmin"), begun) >= 0);
    }

    private long bound(String function) {
        return Query.on(
                dataSource,
                connection -> Sql.one(
                        connection,
                        "select " + function + "(pg_current_snapshot())::text",
                        row -> Long.parseUnsignedLong(row.getString(1))));
    }

    /** Returns the cursors of a gym's events in the order of the live stream. */
    List<EventCursor> cursors(Athlete athlete) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select e.xid::text, e.position from event e where e.gym = ? order by e.xid, e.position")) {
            statement.setString(1, athlete.gym());
            try (var rows = statement.executeQuery()) {
                var cursors = new ArrayList<EventCursor>();
                while (rows.next()) {
                    cursors.add(new EventCursor(Long.parseUnsignedLong(rows.getString(1)), rows.getLong(2)));
                }
                return cursors;
            }
        }
    }
}
