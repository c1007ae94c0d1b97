package topset.store.append;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    /**
     * The largest number of rows that a query reads for several works, so that they fit into memory. If there are more,
     * fewer works must run together. A work that is alone sets its own limit.
     */
    public static final int MOST_TOGETHER = 20_000;

    /** A query that several works may share. The work of the athlete that a row of the result names reads the row. */
    private static final class Shared {
        private final List<RoundTrip.Values> values;
        private final Map<Athlete, RoundTrip.Rows> readers = new HashMap<>();
        private int rows;

        Shared(List<RoundTrip.Values> like) {
            values = like.stream().map(RoundTrip.Values::noRows).toList();
        }

        void add(Athlete athlete, List<RoundTrip.Values> further, RoundTrip.Rows reader) {
            for (int n = 0; n < values.size(); n++) {
                values.get(n).addAll(further.get(n));
            }
            readers.put(athlete, reader);
        }

        void read(ResultSet row) throws SQLException {
            rows++;
            if (rows > MOST_TOGETHER && readers.size() > 1) {
                throw new IllegalStateException("Several athletes have more than " + MOST_TOGETHER + " rows together");
            }
            var athlete = new Athlete(row.getString("gym"), row.getString("athlete"));
            Objects.requireNonNull(readers.get(athlete)).read(row);
        }
    }

    /** The queries of all works of a batch, for one round trip. */
    static final class OfBatch {
        private final Map<String, Shared> shared = new LinkedHashMap<>();

        /** One statement for each different query. */
        RoundTrip roundTrip() {
            var all = new RoundTrip();
            shared.forEach((sql, query) -> all.query(sql, query.values, query::read));
            return all;
        }
    }

    private final PendingWork<?> pending;
    private final OfBatch batch;
    private final Map<String, Consumer<RecordedEvent>> ofStreams = new HashMap<>();

    Reads(PendingWork<?> pending, OfBatch batch) {
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
        ofStreams.put(stream, events);
        var from = new RoundTrip.Values("text", "text", "text", "int8").row(owner, stream, afterVersion);
        query(new RoundTrip().query(EventRows.LOAD_PAGES, from, row -> {
            var event = EventRows.read(row);
            Objects.requireNonNull(ofStreams.get(event.stream())).accept(event);
        }));
    }

    /**
     * Adds queries. Each row of a result must have the columns {@code gym} and {@code athlete}, which name the work's
     * owner. If another work of the batch has an equal query, the statement is sent once, with the values of both; if
     * this work has added it before, the new reader reads the rows of both. If several works would read more than {@link
     * #MOST_TOGETHER} rows, the batch is repeated in smaller ones.
     */
    public void query(RoundTrip queries) {
        for (var each : queries.statements()) {
            var query = batch.shared.computeIfAbsent(each.sql(), _ -> new Shared(each.values()));
            query.add(pending.owner(), each.values(), row -> pending.read(each.reader(), row));
        }
    }
}
