package topset.store.append;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StreamKey;

/** What one work reads in a round trip of its batch: the one that takes the locks, or the next. */
public final class Reads {

    @FunctionalInterface
    public interface Rows {
        /** {@code n} is the row of the work's values to which the row of the result belongs, from 1. */
        void read(int n, ResultSet row) throws SQLException;
    }

    /**
     * The largest number of rows that a query of several athletes reads for several works, so that they fit into memory.
     * If there are more, fewer works must run together. A work that is alone sets its own limit.
     */
    public static final int MOST_TOGETHER = 20_000;

    private record Reader(PendingWork<?> work, RoundTrip.Rows rows) {}

    /** A query that several works may share: which of them reads a row of its result. */
    private static final class Shared {
        private final List<RoundTrip.Values> values;
        private final List<Reader> byNumber = new ArrayList<>();
        private final Map<Athlete, Reader> byAthlete = new HashMap<>();
        private int rows;

        Shared(List<RoundTrip.Values> like) {
            values = like.stream().map(RoundTrip.Values::noRows).toList();
        }

        void add(List<RoundTrip.Values> further) {
            for (int n = 0; n < values.size(); n++) {
                values.get(n).addAll(further.get(n));
            }
        }

        void read(ResultSet row) throws SQLException {
            var reader = byAthlete.isEmpty() ? byNumber.get(row.getInt("n") - 1) : ofAthlete(row);
            reader.work().read(reader.rows(), row);
        }

        private Reader ofAthlete(ResultSet row) throws SQLException {
            rows++;
            if (rows > MOST_TOGETHER && byAthlete.size() > 1) {
                throw new IllegalStateException("Several athletes have more than " + MOST_TOGETHER + " rows together");
            }
            return Objects.requireNonNull(byAthlete.get(new Athlete(row.getString("gym"), row.getString("athlete"))));
        }
    }

    /** The queries of all works of a batch, for one round trip. */
    static final class OfBatch {
        private final Map<String, Shared> shared = new LinkedHashMap<>();

        Reads of(PendingWork<?> work) {
            return new Reads(work, this);
        }

        /** One statement for each different query that may be shared. */
        RoundTrip roundTrip() {
            var all = new RoundTrip();
            shared.forEach((sql, query) -> all.query(sql, query.values, query::read));
            return all;
        }

        private Shared shared(String sql, List<RoundTrip.Values> values) {
            var query = shared.computeIfAbsent(sql, _ -> new Shared(values));
            query.add(values);
            return query;
        }
    }

    private final PendingWork<?> pending;
    private final OfBatch batch;

    private Reads(PendingWork<?> pending, OfBatch batch) {
        this.pending = pending;
        this.batch = batch;
    }

    /** Reads what {@link Tx#append} must know to append events of the owners to the streams. */
    public void heads(Collection<StreamKey> streams, Collection<Athlete> owners) {
        pending.heads().expect(streams, owners);
    }

    /**
     * Reads the stream's last version, and the first {@link EventRows#PAGE} events after the given version. {@link
     * Tx#events} reads the others.
     */
    public void events(String stream, long afterVersion, Consumer<RecordedEvent> events) {
        var owner = pending.owner();
        heads(List.of(new StreamKey(owner.gym(), stream)), List.of(owner));
        query(
                EventRows.LOAD_PAGES,
                new RoundTrip.Values("text", "text", "int8").row(owner.gym(), stream, afterVersion),
                (n, row) -> events.accept(EventRows.read(row)));
    }

    /**
     * Adds a query whose parameters are arrays with one element for each row of values, as in {@code unnest(…) WITH
     * ORDINALITY}. Its result must have a column {@code n}, the number of the row of values. If another work of the
     * batch has the same query, the statement is sent once, with the rows of both.
     */
    public void query(String sql, RoundTrip.Values values, Rows rows) {
        var query = batch.shared(sql, List.of(values));
        for (int n = 1; n <= values.rows(); n++) {
            int number = n;
            query.byNumber.add(new Reader(pending, row -> rows.read(number, row)));
        }
    }

    /**
     * Adds queries about an athlete whom only this work locks. If another work of the batch has an equal query about
     * another athlete, the statement is sent once, with the rows of both. So each row of a result must have the columns
     * {@code gym} and {@code athlete}. If several works would read more than {@link #MOST_TOGETHER} rows, the batch is
     * repeated in smaller ones.
     */
    public void query(Athlete athlete, RoundTrip queries) {
        queries.forEach(
                (sql, values, rows) -> batch.shared(sql, values).byAthlete.put(athlete, new Reader(pending, rows)));
    }

    void end(StreamHeads heads) {
        query(StreamHeads.READ, heads.expectedValues(), heads.reader());
    }
}
