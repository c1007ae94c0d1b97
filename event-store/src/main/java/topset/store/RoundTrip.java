package topset.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several statements in one round trip. Without a surrounding transaction, they form one transaction. */
public final class RoundTrip {
    private final List<String> statements = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Rows> readers = new ArrayList<>();

    /** One value for each row of {@link Values}, passed to PostgreSQL as one array parameter. */
    private record Column(String type, List<@Nullable Object> values) {

        /**
         * The JDBC driver sends an array of this type in binary form, but an {@code Object[]} as text with quotes and
         * escapes, which costs both sides more.
         */
        Object[] array() {
            return switch (type) {
                case "text" ->
                    values.stream()
                            .map(value -> value == null ? null : value.toString())
                            .toArray(String[]::new);
                case "int8" ->
                    values.stream()
                            .map(value -> value == null ? null : ((Number) value).longValue())
                            .toArray(Long[]::new);
                case "int4" ->
                    values.stream()
                            .map(value -> value == null ? null : ((Number) value).intValue())
                            .toArray(Integer[]::new);
                case "bytea" -> values.toArray(byte[][]::new);
                default -> values.toArray();
            };
        }
    }

    /** Reads the current row of the result set. */
    @FunctionalInterface
    public interface Rows {
        void read(ResultSet row) throws SQLException;
    }

    /** Array parameters of a statement with {@code unnest(?::text[], ?::int[])}. */
    public static final class Values {
        private final List<List<@Nullable Object>> columns = new ArrayList<>();
        private final List<String> types;
        private int rows;

        public Values(String... types) {
            this.types = List.of(types);
            this.types.forEach(type -> columns.add(new ArrayList<>()));
        }

        /** One value for each column. */
        public Values row(@Nullable Object... values) {
            for (int n = 0; n < values.length; n++) {
                columns.get(n).add(values[n]);
            }
            rows++;
            return this;
        }

        /** Appends the rows of other values, which have the same types. */
        public Values addAll(Values other) {
            for (int n = 0; n < columns.size(); n++) {
                columns.get(n).addAll(other.columns.get(n));
            }
            rows += other.rows;
            return this;
        }

        /** Values of the same types without rows. */
        public Values noRows() {
            return new Values(types.toArray(String[]::new));
        }

        public int rows() {
            return rows;
        }

        public boolean isEmpty() {
            return rows == 0;
        }
    }

    /** The result is read when the round trip runs. If {@code values} has no rows, the query is not sent. */
    public RoundTrip query(String sql, Values values, Rows rows) {
        return query(sql, List.of(values), rows);
    }

    /** The result is read when the round trip runs. If none of the lists has rows, the query is not sent. */
    public RoundTrip query(String sql, List<Values> values, Rows rows) {
        if (!values.stream().allMatch(Values::isEmpty)) {
            statements.add(sql);
            values.forEach(this::add);
            readers.add(rows);
        }
        return this;
    }

    /** If {@code values} has no rows, the statement is not sent. */
    public RoundTrip change(String sql, Values values) {
        return change(sql, List.of(values));
    }

    /** If none of the lists has rows, the statement is not sent. */
    public RoundTrip change(String sql, List<Values> values) {
        if (!values.stream().allMatch(Values::isEmpty)) {
            change(sql);
            values.forEach(this::add);
        }
        return this;
    }

    public RoundTrip change(String sql) {
        statements.add(sql);
        readers.add(row -> {});
        return this;
    }

    public RoundTrip and(RoundTrip other) {
        statements.addAll(other.statements);
        columns.addAll(other.columns);
        readers.addAll(other.readers);
        return this;
    }

    public boolean isEmpty() {
        return statements.isEmpty();
    }

    public void clear() {
        statements.clear();
        columns.clear();
        readers.clear();
    }

    private void add(Values values) {
        for (int n = 0; n < values.types.size(); n++) {
            columns.add(new Column(values.types.get(n), values.columns.get(n)));
        }
    }

    /** Reads the results in the order of the statements. */
    public void run(Connection connection) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(String.join(";", statements))) {
            for (int n = 0; n < columns.size(); n++) {
                var column = columns.get(n);
                statement.setArray(n + 1, connection.createArrayOf(column.type(), column.array()));
            }
            var isQuery = statement.execute();
            for (var reader : readers) {
                if (isQuery) {
                    read(statement, reader);
                }
                isQuery = statement.getMoreResults();
            }
        }
    }

    private static void read(PreparedStatement statement, Rows reader) throws SQLException {
        try (var rows = statement.getResultSet()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
