package topset.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns as array parameters for {@code unnest}: one round trip is enough for any number of rows. */
public final class SqlArrays {

    private SqlArrays() {}

    public static <T> Array text(Connection connection, Collection<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }

    public static <T> Array number(Connection connection, Collection<T> rows, Function<T, Long> column)
            throws SQLException {
        return connection.createArrayOf("int8", rows.stream().map(column).toArray(Long[]::new));
    }

    public static <T> Array integer(Connection connection, Collection<T> rows, Function<T, @Nullable Integer> column)
            throws SQLException {
        return connection.createArrayOf("int4", rows.stream().map(column).toArray(Integer[]::new));
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
