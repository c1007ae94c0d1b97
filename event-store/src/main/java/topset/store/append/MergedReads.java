package topset.store.append;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.store.RoundTrip;

/** The reads of all works of a batch: one statement for each different query that may be shared. */
final class MergedReads {

    /** One row of values: who reads what is found for it. */
    private record Row(Reads.Rows rows, int n) {}

    private record Statement(RoundTrip.Values values, List<Row> rows) {}

    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private final RoundTrip further = new RoundTrip();

    void add(String sql, RoundTrip.Values values, Reads.Rows rows) {
        var statement = statements.computeIfAbsent(sql, _ -> new Statement(values.noRows(), new ArrayList<>()));
        statement.values().addAll(values);
        for (int n = 1; n <= values.rows(); n++) {
            statement.rows().add(new Row(rows, n));
        }
    }

    void add(RoundTrip queries) {
        further.and(queries);
    }

    RoundTrip roundTrip() {
        var all = new RoundTrip();
        statements.forEach((sql, statement) -> all.query(sql, statement.values(), result -> {
            var row = statement.rows().get(result.getInt("n") - 1);
            row.rows().read(row.n(), result);
        }));
        return all.and(further);
    }
}
