package topset.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Several statements in one round trip. Without a surrounding transaction, they form one transaction. */
public final class RoundTrip {
    private final List<Statement> statements = new ArrayList<>();

    public record Statement(String sql, List<Values> values, Rows reader) {
        private Statement copy() {
            return new Statement(
                    sql, values.stream().map(each -> each.noRows().addAll(each)).toList(), reader);
        }

        /** A statement without values would be sent once instead of twice. */
        private boolean isLike(Statement other) {
            return sql.equals(other.sql) && !values.isEmpty();
        }

        /** A statement whose lists of values have no rows is not sent. */
        private boolean isSent() {
            return values.isEmpty() || !values.stream().allMatch(Values::isEmpty);
        }

        private void addAll(Statement equal) {
            for (int n = 0; n < values.size(); n++) {
                values.get(n).addAll(equal.values.get(n));
            }
        }
    }

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
            this(List.of(types));
        }

        public Values(List<String> types) {
            this.types = List.copyOf(types);
            types.forEach(type -> columns.add(new ArrayList<>()));
        }

        /** One value for each column; an {@link Athlete} is two: gym and id. */
        public Values row(@Nullable Object... values) {
            int n = 0;
            for (var value : Sql.flat(values)) {
                columns.get(n++).add(value);
            }
            rows++;
            return this;
        }

        public Values addAll(Values other) {
            for (int n = 0; n < columns.size(); n++) {
                columns.get(n).addAll(other.columns.get(n));
            }
            rows += other.rows;
            return this;
        }

        public Values noRows() {
            return new Values(types);
        }

        /**
         * Returns a column. The JDBC driver sends an array of its type in binary form, but an {@code Object[]} as text
         * with quotes and escapes, which costs both sides more.
         */
        private Object[] array(int column) {
            var values = columns.get(column);
            return switch (types.get(column)) {
                case "text" -> converted(values, new String[rows], Object::toString);
                case "int8" -> converted(values, new Long[rows], value -> ((Number) value).longValue());
                case "int4" -> converted(values, new Integer[rows], value -> ((Number) value).intValue());
                case "bytea" -> values.toArray(byte[][]::new);
                default -> values.toArray();
            };
        }

        private static <T> @Nullable T[] converted(
                List<@Nullable Object> values, @Nullable T[] array, Function<Object, T> conversion) {
            for (int n = 0; n < array.length; n++) {
                var value = values.get(n);
                array[n] = value == null ? null : conversion.apply(value);
            }
            return array;
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

    public RoundTrip query(String sql, List<Values> values, Rows rows) {
        statements.add(new Statement(sql, values, rows));
        return this;
    }

    public RoundTrip change(String sql, Values... values) {
        return query(sql, List.of(values), row -> {});
    }

    /** Runs queries on a connection, or in a transaction. */
    @FunctionalInterface
    public interface Runner {
        void run(RoundTrip queries) throws SQLException;
    }

    public List<Statement> statements() {
        return List.copyOf(statements);
    }

    public RoundTrip and(RoundTrip other) {
        statements.addAll(other.statements);
        return this;
    }

    /**
     * Adds changes of rows that the statements before do not change. A statement joins an equal one if this keeps the
     * order of the added statements.
     */
    public void merge(RoundTrip changes) {
        int index = 0;
        for (var added : changes.statements) {
            while (index < statements.size() && !statements.get(index).isLike(added)) {
                index++;
            }
            if (index == statements.size()) {
                statements.add(added.copy());
            } else {
                statements.get(index).addAll(added);
            }
        }
    }

    public boolean isEmpty() {
        return statements.stream().noneMatch(Statement::isSent);
    }

    public void run(Connection connection) throws SQLException {
        var sent = statements.stream().filter(Statement::isSent).toList();
        if (sent.isEmpty()) {
            return;
        }
        var sql = sent.stream().map(Statement::sql).collect(Collectors.joining(";"));
        try (var statement = connection.prepareStatement(sql)) {
            int parameter = 0;
            for (var each : sent) {
                for (var values : each.values()) {
                    for (int n = 0; n < values.types.size(); n++) {
                        var type = values.types.get(n);
                        parameter++;
                        statement.setArray(parameter, connection.createArrayOf(type, values.array(n)));
                    }
                }
            }
            var isQuery = statement.execute();
            for (var each : sent) {
                if (isQuery) {
                    read(statement, each.reader());
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
