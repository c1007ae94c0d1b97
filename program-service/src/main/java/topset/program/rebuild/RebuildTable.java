package topset.program.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildRow.Differences;
import topset.program.rebuild.RebuildRow.LeftAlone;
import topset.program.rebuild.RebuildRow.PlanDifference;
import topset.program.rebuild.RebuildRow.RebuildProgress;
import topset.program.rebuild.RebuildRow.State;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;

/**
 * At most one rebuild is active. Its row has the id of its newest run, and a cursor: all athletes up to it are done and
 * counted in its progress. The other table has what the last rebuild has found.
 */
final class RebuildTable {
    static final Athlete START = new Athlete("", "");

    private static final String ACTIVE = " state in ('READING', 'REBUILDING')";

    /** Limited because every week of many years may differ. */
    private static final int MOST = 1_000;

    private static final String ADD = "insert into rebuild_finding (rebuild, gym, athlete, n, finding)"
            + " select * from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[])";

    private static final String OF_ATHLETES =
            "and e.sequence is not null and e.athlete <> '" + Athlete.ofGym("").id() + "'";

    private RebuildTable() {}

    /** Stores nothing and returns empty if another rebuild is active. */
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

    /** Ends an earlier run. Returns the cursor. Throws a {@link CancellationException} if the rebuild has ended. */
    static Athlete takeOver(Connection connection, UUID id, UUID run) throws SQLException {
        return Sql.first(
                        connection,
                        "update rebuild_run set run = ? where id = ? and" + ACTIVE
                                + " returning cursor_gym, cursor_athlete",
                        RebuildTable::athlete,
                        run,
                        id)
                .orElseThrow(RebuildTable::ended);
    }

    /** Throws a {@link CancellationException} if the run has ended. */
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

    /** Returns false if the rebuild has already ended. */
    static boolean abandon(Connection connection, UUID id, String says) throws SQLException {
        var sql = "update rebuild_run set state = 'ABANDONED', says = ?, changed_at = clock_timestamp()"
                + " where id = ? and" + ACTIVE;
        return Sql.change(connection, sql, says, id) > 0;
    }

    /**
     * Keeps the run from ending before the transaction ends. Throws a {@link CancellationException} if it has ended.
     */
    static void require(Connection connection, UUID run) throws SQLException {
        if (!Sql.exists(connection, "select from rebuild_run where run = ? and" + ACTIVE + " for share", run)) {
            throw ended();
        }
    }

    private static CancellationException ended() {
        return new CancellationException("an operator ended the rebuild, or another replica runs it");
    }

    static Optional<RebuildRow> report(Connection connection, UUID id) throws SQLException {
        var first = findings(connection, id, "n > 0", PlanDifference.class);
        var leftAlone = findings(connection, id, "n = 0", LeftAlone.class);
        return Sql.first(connection, "select * from rebuild_run where id = ?", row -> row(row, first, leftAlone), id);
    }

    static Optional<RebuildRow> active(Connection connection) throws SQLException {
        return Sql.first(connection, "select * from rebuild_run where" + ACTIVE, row -> row(row, null, null));
    }

    static List<RebuildRow> newest(Connection connection, int limit) throws SQLException {
        var sql = "select * from rebuild_run order by started_at desc limit ?";
        return Sql.list(connection, sql, row -> row(row, null, null), limit);
    }

    private static RebuildRow row(
            ResultSet row, @Nullable List<PlanDifference> first, @Nullable List<LeftAlone> leftAlone)
            throws SQLException {
        var progress = ContractJson.read(row.getString("progress"), RebuildProgress.class);
        return new RebuildRow(
                row.getObject("id", UUID.class),
                ContractJson.read(row.getString("wanted"), RebuildOrder.class),
                State.valueOf(row.getString("state")),
                row.getString("says"),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("changed_at", OffsetDateTime.class),
                progress,
                first == null ? null : new Differences(progress.differences(), first),
                leftAlone);
    }

    private static <T> List<T> findings(Connection connection, UUID rebuild, String which, Class<T> type)
            throws SQLException {
        return Sql.list(
                connection,
                "select finding from rebuild_finding where rebuild = ? and " + which
                        + " order by gym, athlete, n limit 100",
                row -> ContractJson.read(row.getString(1), type),
                rebuild);
    }

    /**
     * A repeated window replaces what it has found before, but keeps the differences that it has corrected. Differences
     * are numbered from 1; number 0 says why the athlete was left unchanged.
     */
    static void replace(
            Connection connection,
            RebuildRow rebuild,
            Athlete athlete,
            @Nullable LeftAlone leftAlone,
            List<PlanDifference> differences)
            throws SQLException {
        var id = rebuild.id();
        var gym = athlete.gym();
        Sql.change(
                connection,
                "delete from rebuild_finding where rebuild = ? and gym = ? and athlete = ? and n <= ?",
                id,
                gym,
                athlete.id(),
                differences.isEmpty() && rebuild.order().mode() == Mode.APPLY ? 0 : MOST);
        var rows = new RoundTrip.Values("uuid", "text", "text", "int4", "text");
        if (leftAlone != null) {
            rows.row(id, gym, athlete.id(), 0, ContractJson.text(leftAlone));
        }
        for (int n = 0; n < Math.min(MOST, differences.size()); n++) {
            rows.row(id, gym, athlete.id(), n + 1, ContractJson.text(differences.get(n)));
        }
        new RoundTrip().change(ADD, rows).run(connection);
    }

    /**
     * Returns the next athletes of a rebuild after the given one, in the order of gym and id: those with stored data,
     * and those with session events in the copy of the log.
     */
    static List<Athlete> after(Connection connection, RebuildOrder order, Athlete after, int limit)
            throws SQLException {
        if (order.gym() != null && order.athleteId() != null) {
            var only = new Athlete(order.gym(), order.athleteId());
            return only.equals(after) ? List.of() : List.of(only);
        }
        var from = order.gym() != null && after.gym().isEmpty() ? new Athlete(order.gym(), "") : after;
        var sources = Stream.of("event", "athlete_profile", "inbox", "set_fact", "rebuild_log_event")
                .map(table -> next(table, table.equals("event") ? OF_ATHLETES : "", limit + 1))
                .collect(Collectors.joining(" union "));
        var sql = "with last as (select * from (values (?::text, ?::text)) l(gym, athlete)) select gym, athlete from ("
                + sources + ") a order by gym, athlete limit " + (limit + 1);
        return Sql.list(connection, sql, RebuildTable::athlete, from.gym(), from.id()).stream()
                .filter(next -> !next.equals(from) && order.isFor(next))
                .toList();
    }

    /**
     * Selects the last athlete and the next ones from a table. The query needs one index look-up per athlete, regardless
     * of the number of an athlete's rows.
     */
    private static String next(String table, String only, int limit) {
        return "(with recursive a as (select gym, athlete from last"
                + " union all select n.gym, n.athlete from a cross join lateral"
                + " (select e.gym, e.athlete from " + table + " e where (e.gym, e.athlete) > (a.gym, a.athlete) "
                + only + " order by e.gym, e.athlete limit 1) n) select gym, athlete from a limit " + limit + ")";
    }

    private static Athlete athlete(ResultSet row) throws SQLException {
        return new Athlete(row.getString(1), row.getString(2));
    }
}
