package topset.store.append;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StreamKey;

/** What one work reads in the round trip that takes its lock. */
public final class Reads {

    @FunctionalInterface
    public interface Rows {
        /** {@code n} is the row of the work's values to which the row of the result belongs, from 1. */
        void read(int n, ResultSet row) throws SQLException;
    }

    private record Reader(PendingWork<?> work, Rows rows, int n) {}

    /** A query that several works may share. */
    private record Shared(RoundTrip.Values values, List<Reader> readers) {}

    private final PendingWork<?> pending;
    private final Map<String, Shared> shared;
    private final RoundTrip further;

    private Reads(PendingWork<?> pending, Map<String, Shared> shared, RoundTrip further) {
        this.pending = pending;
        this.shared = shared;
        this.further = further;
    }

    /** Returns the reads of all works of a batch: one statement for each different query that may be shared. */
    static RoundTrip of(List<? extends PendingWork<?>> works) {
        var shared = new LinkedHashMap<String, Shared>();
        var further = new RoundTrip();
        works.forEach(each -> each.read(new Reads(each, shared, further)));
        var all = new RoundTrip();
        shared.forEach((sql, query) -> all.query(sql, query.values(), row -> {
            var reader = query.readers().get(row.getInt("n") - 1);
            reader.work().read(reader.rows(), reader.n(), row);
        }));
        return all.and(further);
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
        var query = shared.computeIfAbsent(sql, _ -> new Shared(values.noRows(), new ArrayList<>()));
        query.values().addAll(values);
        for (int n = 1; n <= values.rows(); n++) {
            query.readers().add(new Reader(pending, rows, n));
        }
    }

    /** Adds queries that this work shares with no other. If one of their readers fails, the whole batch fails. */
    public void query(RoundTrip queries) {
        further.and(queries);
    }

    void end(StreamHeads heads) {
        query(StreamHeads.READ, heads.expectedValues(), heads.reader());
    }
}
