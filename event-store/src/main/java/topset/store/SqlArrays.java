package topset.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns as array parameters for {@code unnest}: one round trip is enough for any number of rows. */
public final class SqlArrays {

    private SqlArrays() {}

    public static <T> void text(
            PreparedStatement statement, int index, Collection<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf("text", rows.stream().map(column).toArray(String[]::new)));
    }

    public static <T> void number(PreparedStatement statement, int index, Collection<T> rows, ToLongFunction<T> column)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf(
                                "int8", rows.stream().mapToLong(column).boxed().toArray(Long[]::new)));
    }

    public static <T> void integer(
            PreparedStatement statement, int index, Collection<T> rows, Function<T, @Nullable Integer> column)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf("int4", rows.stream().map(column).toArray(Integer[]::new)));
    }

    public static <T> void bytes(
            PreparedStatement statement, int index, List<T> rows, Function<T, byte @Nullable []> column)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new)));
    }

    public static <T> void bool(PreparedStatement statement, int index, List<T> rows, Function<T, Boolean> column)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf("bool", rows.stream().map(column).toArray(Boolean[]::new)));
    }

    /** An element of an array parameter cannot be an array itself, but this text form of an array. */
    public static String literal(Collection<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** For several statements that were prepared as one text. */
    public static ResultSet lastResult(PreparedStatement statement) throws SQLException {
        statement.closeOnCompletion();
        boolean rows = statement.execute();
        ResultSet last = rows ? statement.getResultSet() : null;
        while (true) {
            if (statement.getMoreResults(java.sql.Statement.KEEP_CURRENT_RESULT)) {
                last = statement.getResultSet();
            } else if (statement.getUpdateCount() == -1) {
                break;
            }
        }
        if (last == null) {
            throw new SQLException("No statement returned rows");
        }
        return last;
    }
}
