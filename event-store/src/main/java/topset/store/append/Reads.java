package topset.store.append;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StreamKey;

/** What one work reads in the round trip that takes its lock. */
public final class Reads {

    /**
     * A query of one work. Works with the same query share one statement.
     *
     * @param sql has a column {@code n}: the number of the row of values, from 1, to which a row of the result belongs
     */
    record Part(String sql, RoundTrip.Values values, Rows rows) {}

    /** Reads the current row of the result set. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Reads one row.
         *
         * @param n the row of the work's values to which the row of the result belongs, from 1
         */
        void read(int n, ResultSet row) throws SQLException;
    }

    private final Athlete owner;
    private final StreamHeads heads;
    private final List<Part> parts = new ArrayList<>();

    Reads(Athlete owner, StreamHeads heads) {
        this.owner = owner;
        this.heads = heads;
        heads.expect(List.of(), List.of(owner));
    }

    /** Reads the stream's last version, so that {@link Tx#append} can append to the stream. */
    public void version(String stream) {
        heads.expect(List.of(key(stream)), List.of());
    }

    /**
     * Reads the stream's last version, and the first {@link EventRows#PAGE} events after the given version. {@link
     * Tx#events} reads the others.
     */
    public void events(String stream, long afterVersion, Consumer<RecordedEvent> events) {
        version(stream);
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
        if (!values.isEmpty()) {
            parts.add(new Part(sql, values, rows));
        }
    }

    /** All queries, and last the one for the expected heads. */
    List<Part> parts() {
        var all = new ArrayList<>(parts);
        all.addFirst(new Part(StreamHeads.READ, heads.expectedValues(), heads.reader()));
        return all;
    }

    private StreamKey key(String stream) {
        return new StreamKey(owner.gym(), stream);
    }
}
