package topset.program.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.program.rebuild.RebuildFindings.Differences;
import topset.program.rebuild.RebuildFindings.LeftAlone;
import topset.program.rebuild.RebuildRow.State;
import topset.store.Athlete;
import topset.store.Sql;

/**
 * Reads and writes the table {@code rebuild_run}, which contains all rebuilds. At most one rebuild is active. Its row
 * has the id of its newest run, and a cursor: the last athlete of those who are counted in its progress. All athletes up
 * to the cursor are done, in the order of {@link RebuildAthletes}.
 */
final class RebuildTable {
    /** The cursor of a rebuild that has not processed an athlete. */
    static final Athlete START = new Athlete("", "");

    private static final String ACTIVE = " state in ('READING', 'REBUILDING')";

    private RebuildTable() {}

    /** Stores a new rebuild and returns it. Stores nothing and returns empty if another rebuild is active. */
    static Optional<RebuildRow> begin(Connection connection, RebuildOrder order, String operator) throws SQLException {
        return Sql.first(
                connection,
                "insert into rebuild_run (id, wanted, state, started_by, progress)"
                        + " values (?, ?, 'READING', ?, ?) on conflict do nothing returning *",
                row -> row(row, null, null),
                UUID.randomUUID(),
                ContractJson.text(order),
                operator,
                ContractJson.text(RebuildProgress.NONE));
    }

    /**
     * Stores that a run of an active rebuild begins, so that an earlier run ends. Returns the cursor.
     *
     * @throws CancellationException if the rebuild has ended
     */
    static Athlete takeOver(Connection connection, UUID id, UUID run) throws SQLException {
        return Sql.first(
                        connection,
                        "update rebuild_run set run = ? where id = ? and" + ACTIVE
                                + " returning cursor_gym, cursor_athlete",
                        row -> new Athlete(row.getString(1), row.getString(2)),
                        run,
                        id)
                .orElseThrow(RebuildTable::ended);
    }

    /**
     * Stores the state and progress of a rebuild, and moves its cursor.
     *
     * @throws CancellationException if the run has ended
     */
    static void write(
            Connection connection,
            UUID run,
            Athlete cursor,
            State state,
            RebuildProgress progress,
            @Nullable String says)
            throws SQLException {
        var sql = "update rebuild_run set state = ?, progress = ?, says = ?, cursor_gym = ?, cursor_athlete = ?,"
                + " changed_at = clock_timestamp() where run = ? and" + ACTIVE;
        var json = ContractJson.text(progress);
        if (Sql.change(connection, sql, state.name(), json, says, cursor.gym(), cursor.id(), run) == 0) {
            throw ended();
        }
    }

    /** Ends an active rebuild before it is complete. Returns false if the rebuild has already ended. */
    static boolean abandon(Connection connection, UUID id, String says) throws SQLException {
        var sql = "update rebuild_run set state = 'ABANDONED', says = ?, changed_at = clock_timestamp()"
                + " where id = ? and" + ACTIVE;
        return Sql.change(connection, sql, says, id) > 0;
    }

    /**
     * Locks the row of a rebuild, so that the run does not end until the transaction ends.
     *
     * @throws CancellationException if the run has ended
     */
    static void require(Connection connection, UUID run) throws SQLException {
        if (!Sql.exists(connection, "select from rebuild_run where run = ? and" + ACTIVE + " for share", run)) {
            throw ended();
        }
    }

    private static CancellationException ended() {
        return new CancellationException("an operator ended the rebuild, or another replica runs it");
    }

    /** Returns a rebuild with its first findings. */
    static Optional<RebuildRow> report(Connection connection, UUID id) throws SQLException {
        var first = RebuildFindings.first(connection, id);
        var leftAlone = RebuildFindings.leftAlone(connection, id);
        return Sql.first(connection, "select * from rebuild_run where id = ?", row -> row(row, first, leftAlone), id);
    }

    /** Returns the active rebuild; empty if there is none. */
    static Optional<RebuildRow> active(Connection connection) throws SQLException {
        return Sql.first(connection, "select * from rebuild_run where" + ACTIVE, row -> row(row, null, null));
    }

    static List<RebuildRow> newest(Connection connection, int limit) throws SQLException {
        return Sql.list(
                connection,
                "select * from rebuild_run order by started_at desc limit ?",
                row -> row(row, null, null),
                limit);
    }

    private static RebuildRow row(
            ResultSet row, @Nullable List<PlanDifference> first, @Nullable List<LeftAlone> leftAlone)
            throws SQLException {
        var order = ContractJson.read(row.getString("wanted"), RebuildOrder.class);
        var progress = ContractJson.read(row.getString("progress"), RebuildProgress.class);
        return new RebuildRow(
                row.getObject("id", UUID.class),
                order.mode(),
                order.source(),
                order.topic(),
                order.acceptsMissing(),
                order.gym(),
                order.athleteId(),
                State.valueOf(row.getString("state")),
                row.getString("says"),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("changed_at", OffsetDateTime.class),
                progress,
                first == null ? null : new Differences(progress.differences(), first),
                leftAlone);
    }
}
