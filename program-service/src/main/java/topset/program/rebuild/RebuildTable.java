package topset.program.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.program.rebuild.RebuildRow.State;

/**
 * Reads and writes the table {@code rebuild_run}, which contains all rebuilds (computations of stored plans from the
 * beginning). At most one rebuild is active.
 */
final class RebuildTable {
    private static final String ACTIVE = " state in ('READING', 'REBUILDING')";

    private RebuildTable() {}

    /** Stores a new rebuild and returns it. Stores nothing and returns empty if another rebuild is active. */
    static Optional<RebuildRow> begin(Connection connection, RebuildOrder order, String operator) throws SQLException {
        var id = UUID.randomUUID();
        try (var statement = connection.prepareStatement("insert into rebuild_run"
                + " (id, mode, source, topic, accept_missing, gym, athlete, state, started_by, progress)"
                + " values (?, ?, ?, ?, ?, ?, ?, 'READING', ?, ?) on conflict do nothing")) {
            statement.setObject(1, id);
            statement.setString(2, order.mode().name());
            statement.setString(3, order.source().name());
            statement.setString(4, order.topic());
            statement.setBoolean(5, order.acceptMissing());
            statement.setString(6, order.gym());
            statement.setString(7, order.athleteId());
            statement.setString(8, operator);
            statement.setString(9, ContractJson.text(RebuildProgress.NONE));
            statement.executeUpdate();
        }
        return find(connection, id);
    }

    /** Stores the state and progress of an active rebuild. */
    static void write(Connection connection, UUID id, State state, RebuildProgress progress, @Nullable String says)
            throws SQLException {
        try (var statement = connection.prepareStatement("update rebuild_run set state = ?, progress = ?, says = ?,"
                + " changed_at = clock_timestamp() where id = ? and" + ACTIVE)) {
            statement.setString(1, state.name());
            statement.setString(2, ContractJson.text(progress));
            statement.setString(3, says);
            statement.setObject(4, id);
            if (statement.executeUpdate() == 0) {
                throw new RebuildAborted("an operator ended the rebuild");
            }
        }
    }

    /** Ends an active rebuild before it is complete. Returns false if the rebuild has already ended. */
    static boolean abandon(Connection connection, UUID id, String says) throws SQLException {
        try (var statement = connection.prepareStatement("update rebuild_run set state = 'ABANDONED', says = ?,"
                + " changed_at = clock_timestamp() where id = ? and" + ACTIVE)) {
            statement.setString(1, says);
            statement.setObject(2, id);
            return statement.executeUpdate() > 0;
        }
    }

    /**
     * Locks the row of an active rebuild, so that the rebuild stays active until the transaction ends.
     *
     * @throws RebuildAborted if the rebuild has ended
     */
    static void require(Connection connection, UUID id) throws SQLException {
        try (var statement =
                connection.prepareStatement("select from rebuild_run where id = ? and" + ACTIVE + " for share")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new RebuildAborted("an operator ended the rebuild");
                }
            }
        }
    }

    /**
     * Whether the rebuild is still active. The check takes no lock, so the rebuild may end right after the check.
     * {@link #require} keeps the rebuild active until the transaction ends.
     */
    static boolean isActive(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement("select from rebuild_run where id = ? and" + ACTIVE)) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static Optional<RebuildRow> find(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement("select * from rebuild_run where id = ?")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        }
    }

    /** Returns the active rebuild; empty if there is none. */
    static Optional<RebuildRow> active(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select * from rebuild_run where" + ACTIVE);
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row(rows)) : Optional.empty();
        }
    }

    /** Returns the newest rebuilds, ordered by start, newest first. */
    static List<RebuildRow> newest(Connection connection, int limit) throws SQLException {
        try (var statement =
                connection.prepareStatement("select * from rebuild_run order by started_at desc limit ?")) {
            statement.setInt(1, limit);
            var found = new ArrayList<RebuildRow>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        }
    }

    private static RebuildRow row(ResultSet row) throws SQLException {
        return new RebuildRow(
                row.getObject("id", UUID.class),
                new RebuildOrder(
                        RebuildOrder.Mode.valueOf(row.getString("mode")),
                        RebuildOrder.Source.valueOf(row.getString("source")),
                        row.getString("topic"),
                        row.getBoolean("accept_missing"),
                        row.getString("gym"),
                        row.getString("athlete")),
                State.valueOf(row.getString("state")),
                row.getString("says"),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("changed_at", OffsetDateTime.class),
                ContractJson.read(row.getString("progress"), RebuildProgress.class));
    }
}
