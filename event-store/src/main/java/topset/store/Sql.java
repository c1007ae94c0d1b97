package topset.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs one SQL statement. The values of its parameters are given in order; an {@link Athlete} is two: gym and id. */
public final class Sql {
    private Sql() {}

    /** The names of columns, or their types, with a space between them. */
    public static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }

    /**
     * The SQL that selects the next athletes of a table, by gym and id. The loose index scan needs one index look-up per
     * athlete, independent of the number of an athlete's rows.
     *
     * @param start selects the gym and id after which the athletes follow
     * @param only a condition on the rows of the table {@code e}, which begins with AND; may be empty
     */
    public static String nextAthletes(String start, String table, String only, String limit) {
        return "WITH RECURSIVE a AS (" + start + " UNION ALL SELECT n.gym, n.athlete FROM a CROSS JOIN LATERAL"
                + " (SELECT e.gym, e.athlete FROM " + table + " e WHERE (e.gym, e.athlete) > (a.gym, a.athlete) " + only
                + " ORDER BY e.gym, e.athlete LIMIT 1) n) SELECT gym, athlete FROM a OFFSET 1 LIMIT " + limit;
    }

    /** An element of an array parameter cannot be an array itself, but this text form of an array. */
    public static String arrayLiteral(Collection<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        var read = new ArrayList<T>();
        each(connection, sql, rows -> read.add(row.read(rows)), values);
        return read;
    }

    public static void each(Connection connection, String sql, RoundTrip.Rows reader, @Nullable Object... values)
            throws SQLException {
        try (var statement = prepare(connection, sql, values);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    public static <T> Optional<T> first(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        try (var statement = prepare(connection, sql, values);
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    /** Reads the row of a statement that always has one. */
    public static <T> T one(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        return first(connection, sql, row, values).orElseThrow();
    }

    public static boolean exists(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        return first(connection, sql, row -> true, values).isPresent();
    }

    public static int change(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        int n = 0;
        for (var value : flat(values)) {
            statement.setObject(++n, value);
        }
        return statement;
    }

    static List<@Nullable Object> flat(@Nullable Object... values) {
        var flat = new ArrayList<@Nullable Object>(values.length + 1);
        for (var value : values) {
            if (value instanceof Athlete(var gym, var id)) {
                flat.add(gym);
                flat.add(id);
            } else {
                flat.add(value);
            }
        }
        return flat;
    }
}
