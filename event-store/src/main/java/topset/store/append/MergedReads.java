package topset.store.append;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.store.RoundTrip;

/** The reads of all works of a batch: one statement for each different query. */
final class MergedReads {

    /** Reads a row for one work. */
    @FunctionalInterface
    interface RowsOfWork {
        /**
         * Reads one row.
         *
         * @param n the row of the work's values to which the row of the result belongs, from 1
         */
        void read(Reads.Rows rows, int n, ResultSet row) throws SQLException;
    }

    /** One row of values: which work reads what is found for it. */
    private record Row(RowsOfWork work, Reads.Rows rows, int n) {}

    private record Statement(RoundTrip.Values values, List<Row> rows) {}

    private final Map<String, Statement> statements = new LinkedHashMap<>();

    void add(Reads reads, RowsOfWork work) {
        for (var part : reads.parts()) {
            var statement = statements.computeIfAbsent(
                    part.sql(), sql -> new Statement(part.values().noRows(), new ArrayList<>()));
            statement.values().addAll(part.values());
            for (int n = 1; n <= part.values().rows(); n++) {
                statement.rows().add(new Row(work, part.rows(), n));
            }
        }
    }

    RoundTrip roundTrip() {
        var all = new RoundTrip();
        statements.forEach((sql, statement) -> all.query(sql, statement.values(), result -> {
            var row = statement.rows().get(result.getInt("n") - 1);
            row.work().read(row.rows(), row.n(), result);
        }));
        return all;
    }
}
