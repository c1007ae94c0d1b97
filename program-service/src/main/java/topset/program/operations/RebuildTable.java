package topset.program.operations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.ContractJson;
import topset.program.operations.RebuildRow.State;
import topset.program.operations.RebuildRow.Wish;

/** Table {@code rebuild}: all that were, and the one that runs. */
final class RebuildTable {
    private static final String ACTIVE = " state in ('READING', 'PLANNING', 'READY', 'SWITCHING')";

    private RebuildTable() {}

    /** Whoever finds a rebuild that is not over under way no more, says so. */
    static void abandonRest(Connection connection, String reason) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update rebuild set state = 'ABANDONED', says = ?, wish = null, changed_at = clock_timestamp() where"
                        + ACTIVE)) {
            statement.setString(1, reason);
            statement.executeUpdate();
        }
    }

    static UUID begin(Connection connection, String topic, String operator) throws SQLException {
        var id = UUID.randomUUID();
        try (var statement = connection.prepareStatement(
                "insert into rebuild (id, state, topic, started_by, progress) values (?, 'READING', ?, ?, ?)")) {
            statement.setObject(1, id);
            statement.setString(2, topic);
            statement.setString(3, operator);
            statement.setString(4, ContractJson.text(RebuildProgress.NONE));
            statement.executeUpdate();
        }
        return id;
    }

    /** Writes down where it stands, unless it is over. */
    static void write(Connection connection, UUID id, State state, RebuildProgress progress, @Nullable String says)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "update rebuild set state = ?, progress = ?, says = ?, changed_at = clock_timestamp() where id = ? and"
                        + ACTIVE)) {
            statement.setString(1, state.name());
            statement.setString(2, ContractJson.text(progress));
            statement.setString(3, says);
            statement.setObject(4, id);
            statement.executeUpdate();
        }
    }

    /**
     * Makes sure, within a transaction, that this rebuild is still the one that runs.
     *
     * @throws RebuildOver when it is not
     */
    static void require(Connection connection, UUID id) throws SQLException {
        try (var statement =
                connection.prepareStatement("select 1 from rebuild where id = ? and" + ACTIVE + " for share")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new RebuildOver("another rebuild has begun");
                }
            }
        }
    }

    /** Asks something of a rebuild; false when it is not in that state. */
    static boolean ask(Connection connection, UUID id, Wish wish, List<State> in) throws SQLException {
        try (var statement =
                connection.prepareStatement("update rebuild set wish = ? where id = ? and state = any (?)")) {
            statement.setString(1, wish.name());
            statement.setObject(2, id);
            statement.setArray(
                    3,
                    connection.createArrayOf("text", in.stream().map(Enum::name).toArray()));
            return statement.executeUpdate() > 0;
        }
    }

    /** What was asked for; it is not there to be asked twice. */
    static Optional<Wish> takeWish(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update rebuild r set wish = null, says = null from (select id, wish from rebuild where id = ? for update) w"
                        + " where r.id = w.id and w.wish is not null returning w.wish")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(Wish.valueOf(rows.getString(1))) : Optional.empty();
            }
        }
    }

    static Optional<RebuildRow> find(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement("select * from rebuild where id = ?")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        }
    }

    /** The newest first. */
    static List<RebuildRow> newest(Connection connection, int limit) throws SQLException {
        try (var statement = connection.prepareStatement("select * from rebuild order by started_at desc limit ?")) {
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
        var wish = row.getString("wish");
        return new RebuildRow(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getString("topic"),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("changed_at", OffsetDateTime.class),
                ContractJson.read(row.getString("progress"), RebuildProgress.class),
                row.getString("says"),
                wish == null ? null : Wish.valueOf(wish));
    }
}
