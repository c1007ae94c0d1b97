package topset.store.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Feed;
import topset.store.NewEvent;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StreamKey;
import topset.store.TypedEvent;

/**
 * The transaction, for the decision of one work, whose owners are locked. The changes are collected, and sent after all
 * works of the batch have decided. So a work that fails leaves nothing behind, and a read does not see the changes that
 * the work has collected. Only a work that is alone in its batch can send statements before the end.
 */
public final class Tx {

    private final Connection connection;
    private final Feed feed;
    private final Work<?> work;
    private final StreamHeads heads;
    private final boolean alone;
    private final Changes changes = new Changes();

    Tx(Connection connection, Feed feed, Work<?> work, StreamHeads heads, boolean alone) {
        this.connection = connection;
        this.feed = feed;
        this.work = work;
        this.heads = heads;
        this.alone = alone;
    }

    /** By the database's clock, under the lock. The work's events are recorded at this time. */
    public OffsetDateTime recordedAt() {
        return heads.readAt();
    }

    /**
     * Returns the last version of a stream of the owner's gym, with the events that the work has appended; 0 if the
     * stream does not exist. Needs a round trip if the work has not registered the stream.
     */
    public long version(String stream) throws SQLException {
        var key = key(stream);
        heads.need(connection, List.of(key), List.of());
        return heads.version(key);
    }

    /** Returns the last number of the owner's sequence; 0 if the owner has no published event. */
    public long sequence() {
        return heads.sequence(work.owner());
    }

    /** Reads the stream's next events, at most {@link EventRows#PAGE}, in a round trip of its own. */
    public List<RecordedEvent> events(String stream, long afterVersion) throws SQLException {
        return EventRows.load(connection, key(stream), afterVersion, EventRows.PAGE);
    }

    /** Reads more, in a round trip of its own. */
    public void query(RoundTrip queries) throws SQLException {
        queries.run(connection);
    }

    /**
     * Appends events to a stream of the owner. Needs a round trip if the work has not registered the stream. If this
     * method throws an exception, nothing is appended.
     *
     * @return the events as they will be stored, except for their positions
     */
    public <E> List<TypedEvent<E>> append(
            String stream, List<NewEvent<E>> events, Actor actor, @Nullable String traceParent) throws SQLException {
        return append(List.of(new Append<>(work.owner(), stream, events, actor, traceParent)));
    }

    /**
     * Appends events to many streams of the locked owners, in at most one round trip.
     *
     * @return the events as they will be stored, except for their positions, in the given order
     * @throws IllegalArgumentException if an owner is not locked
     */
    public <E> List<TypedEvent<E>> append(List<Append<E>> appends) throws SQLException {
        var owners = appends.stream().map(Append::athlete).toList();
        if (!work.locks().containsAll(owners)) {
            throw new IllegalArgumentException("Not all of " + owners + " are locked by this transaction");
        }
        heads.need(connection, appends.stream().map(Append::streamKey).toList(), owners);
        var recorded = new ArrayList<TypedEvent<E>>();
        appends.forEach(append -> recorded.addAll(changes.record(append, heads)));
        return recorded;
    }

    /** Returns the messages of a stored event, to publish it again. */
    public List<OutgoingMessage> messages(RecordedEvent event) {
        return feed.messages(event);
    }

    /** Adds a message to the outbox that belongs to no event of this work. */
    public void message(OutgoingMessage message) {
        changes.message(message);
    }

    /**
     * Adds rows for a statement whose parameters are arrays with one element for each row. If another work of the batch
     * has the same statement, it is sent once, with the rows of both. The statements of a work keep their order.
     */
    public void rows(String sql, RoundTrip.Values values) {
        changes.rows(sql, values);
    }

    /** Adds statements that this work shares with no other. They are sent after the shared ones, in their order. */
    public void rows(RoundTrip statements) {
        changes.rows(statements);
    }

    /** Sends the changes that were collected so far, as {@link #now(RoundTrip)} does. */
    public void send() throws SQLException {
        now(new RoundTrip());
    }

    /**
     * Sends the changes that were collected so far, and after them the given statements, in one round trip. The
     * statements see the changes.
     *
     * @throws IllegalStateException if the batch has other works
     */
    public void now(RoundTrip statements) throws SQLException {
        requireAlone();
        changes.take().and(statements).run(connection);
    }

    /** Sends the collected changes and then the registered reads, as {@link #now(RoundTrip)} does. */
    public void now(Consumer<Reads> reading) throws SQLException {
        var merged = new MergedReads();
        var reads = new Reads(work, heads, merged, UnaryOperator.identity());
        reading.accept(reads);
        reads.end();
        now(merged.roundTrip());
    }

    /**
     * Returns the connection of the transaction, for statements that must run at once. They do not see what was
     * collected; {@link #now} sends it. The caller must not end the transaction.
     *
     * @throws IllegalStateException if the batch has other works
     */
    public Connection connection() {
        requireAlone();
        return connection;
    }

    private void requireAlone() {
        if (!alone) {
            throw new IllegalStateException("Only a work that is alone in its batch may write before the end");
        }
    }

    boolean isAlone() {
        return alone;
    }

    Changes changes() {
        return changes;
    }

    private StreamKey key(String stream) {
        return new StreamKey(work.owner().gym(), stream);
    }
}
