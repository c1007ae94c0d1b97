package topset.store.append;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StreamKey;

/** What one work reads in the round trip that takes its lock. */
public final class Reads {

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

    private final Work<?> work;
    private final StreamHeads heads;
    private final MergedReads merged;
    private final UnaryOperator<Rows> guard;

    /** @param guard wraps the readers of the queries that may be shared */
    Reads(Work<?> work, StreamHeads heads, MergedReads merged, UnaryOperator<Rows> guard) {
        this.work = work;
        this.heads = heads;
        this.merged = merged;
        this.guard = guard;
    }

    /** Reads what {@link Tx#append} must know to append events to a stream of the owner. */
    public void version(String stream) {
        var owner = work.owner();
        heads(List.of(new StreamKey(owner.gym(), stream)), List.of(owner));
    }

    /** Reads what {@link Tx#append} must know to append events of the owners to the streams. */
    public void heads(Collection<StreamKey> streams, Collection<Athlete> owners) {
        heads.expect(streams, owners);
    }

    /**
     * Reads the stream's last version, and the first {@link EventRows#PAGE} events after the given version. {@link
     * Tx#events} reads the others.
     */
    public void events(String stream, long afterVersion, Consumer<RecordedEvent> events) {
        version(stream);
        query(
                EventRows.LOAD_PAGES,
                new RoundTrip.Values("text", "text", "int8").row(work.owner().gym(), stream, afterVersion),
                (n, row) -> events.accept(EventRows.read(row)));
    }

    /**
     * Adds a query whose parameters are arrays with one element for each row of values, as in {@code unnest(…) WITH
     * ORDINALITY}. Its result must have a column {@code n}, the number of the row of values. If another work of the
     * batch has the same query, the statement is sent once, with the rows of both.
     */
    public void query(String sql, RoundTrip.Values values, Rows rows) {
        merged.add(sql, values, guard.apply(rows));
    }

    /** Adds queries that this work shares with no other. If one of their readers fails, the whole batch fails. */
    public void query(RoundTrip queries) {
        merged.add(queries);
    }

    /** Adds the query for the registered heads. */
    void end() {
        query(StreamHeads.READ, heads.expectedValues(), heads.reader());
    }
}
