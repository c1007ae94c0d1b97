package topset.program.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.program.rebuild.RebuildRow.State;
import topset.store.Sql;

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
        Sql.change(
                connection,
                "insert into rebuild_run"
                        + " (id, mode, source, topic, accept_missing, gym, athlete, state, started_by, progress)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'READING', ?, ?) on conflict do nothing",
                id,
                order.mode().name(),
                order.source().name(),
                order.topic(),
                order.acceptMissing(),
                order.gym(),
                order.athleteId(),
                operator,
                ContractJson.text(RebuildProgress.NONE));
        return find(connection, id);
    }

    /** Stores the state and progress of an active rebuild. */
    static void write(Connection connection, UUID id, State state, RebuildProgress progress, @Nullable String says)
            throws SQLException {
        var sql = "update rebuild_run set state = ?, progress = ?, says = ?, changed_at = clock_timestamp()"
                + " where id = ? and" + ACTIVE;
        if (Sql.change(connection, sql, state.name(), ContractJson.text(progress), says, id) == 0) {
            throw new RebuildAborted("an operator ended the rebuild");
        }
    }

    /** Ends an active rebuild before it is complete. Returns false if the rebuild has already ended. */
    static boolean abandon(Connection connection, UUID id, String says) throws SQLException {
        return Sql.change(
                        connection,
                        "update rebuild_run set state = 'ABANDONED', says = ?,"
                                + " changed_at = clock_timestamp() where id = ? and" + ACTIVE,
                        says,
                        id)
                > 0;
    }

    /**
     * Locks the row of an active rebuild, so that the rebuild stays active until the transaction ends.
     *
     * @throws RebuildAborted if the rebuild has ended
     */
    static void require(Connection connection, UUID id) throws SQLException {
        if (!Sql.exists(connection, "select from rebuild_run where id = ? and" + ACTIVE + " for share", id)) {
            throw new RebuildAborted("an operator ended the rebuild");
        }
    }

    /**
     * Whether the rebuild is still active. The check takes no lock, so the rebuild may end right after the check.
     * {@link #require} keeps the rebuild active until the transaction ends.
     */
    static boolean isActive(Connection connection, UUID id) throws SQLException {
        return Sql.exists(connection, "select from rebuild_run where id = ? and" + ACTIVE, id);
    }

    static Optional<RebuildRow> find(Connection connection, UUID id) throws SQLException {
        return Sql.first(connection, "select * from rebuild_run where id = ?", RebuildTable::row, id);
    }

    /** Returns the active rebuild; empty if there is none. */
    static Optional<RebuildRow> active(Connection connection) throws SQLException {
        return Sql.first(connection, "select * from rebuild_run where" + ACTIVE, RebuildTable::row);
    }

    /** Returns the newest rebuilds, ordered by start, newest first. */
    static List<RebuildRow> newest(Connection connection, int limit) throws SQLException {
        return Sql.list(
                connection, "select * from rebuild_run order by started_at desc limit ?", RebuildTable::row, limit);
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
