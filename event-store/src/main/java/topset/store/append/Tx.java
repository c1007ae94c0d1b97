package topset.store.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.NewEvent;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StreamKey;
import topset.store.TypedEvent;

/**
 * The transaction, for the decision of one work. The changes are sent after all works of the batch have decided, so a
 * work that fails leaves nothing behind. The owner is locked.
 */
public final class Tx {

    private final Connection connection;
    private final Athlete owner;
    private final StreamHeads heads;
    private final Changes changes = new Changes();

    Tx(Connection connection, Athlete owner, StreamHeads heads) {
        this.connection = connection;
        this.owner = owner;
        this.heads = heads;
    }

    /** By the database's clock, under the lock. The work's events are recorded at this time. */
    public OffsetDateTime recordedAt() {
        return heads.readAt();
    }

    /** Returns the last version of a stream that the work has named; 0 if the stream does not exist. */
    public long version(String stream) {
        return heads.version(key(stream));
    }

    /** Returns the last number of the owner's sequence; 0 if the owner has no published event. */
    public long sequence() {
        return heads.sequence(owner);
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
     * Appends events to a stream that the work has named. If this method throws an exception, nothing is appended.
     *
     * @return the events as they will be stored, except for their positions
     */
    public <E> List<TypedEvent<E>> append(
            String stream, List<NewEvent<E>> events, Actor actor, @Nullable String traceParent) {
        return changes.record(new Append<>(owner, stream, version(stream), events, actor, traceParent), heads);
    }

    /** Adds a message to the outbox that belongs to no event of this store. */
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

    Changes changes() {
        return changes;
    }

    private StreamKey key(String stream) {
        return new StreamKey(owner.gym(), stream);
    }
}
