package topset.store.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.NewEvent;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StreamKey;
import topset.store.TypedEvent;
import topset.store.outbox.OutboxRows;

/**
 * The transaction, for the decision of one work, whose owners are locked. The changes are collected, and sent after all
 * works of the batch have decided. So a work that fails leaves nothing behind, and a read does not see the changes that
 * the work has collected. Only a work that is alone in its batch can send statements before the end.
 */
public final class Tx {

    private final Connection connection;
    private final Work<?> work;
    private final StreamHeads heads;
    private final boolean alone;
    private RoundTrip.Values events = EventRows.noRows();
    private RoundTrip.Values messages = OutboxRows.noRows();
    private RoundTrip rows = new RoundTrip();
    private boolean hasEventsOrMessages;

    Tx(Connection connection, PendingWork<?> pending, boolean alone) {
        this.connection = connection;
        this.work = pending.work();
        this.heads = pending.heads();
        this.alone = alone;
    }

    /**
     * Returns the last version of a stream of the owner's gym, with the events that the work has appended; 0 if the
     * stream does not exist. Needs a round trip if the work has not registered the stream.
     */
    public long version(String stream) throws SQLException {
        var key = new StreamKey(work.owner().gym(), stream);
        heads(List.of(key), List.of());
        heads.read(work).run(connection);
        return heads.version(key);
    }

    /** 0 if the owner has no published event. Needs a round trip if the work has not registered the owner. */
    public long sequence() throws SQLException {
        heads(List.of(), List.of(work.owner()));
        heads.read(work).run(connection);
        return heads.sequence(work.owner());
    }

    /** Reads the stream's next events, at most {@link EventRows#PAGE}, in a round trip of its own. */
    public List<RecordedEvent> events(String stream, long afterVersion) throws SQLException {
        return EventRows.load(connection, new StreamKey(work.owner().gym(), stream), afterVersion, EventRows.PAGE);
    }

    /** Reads more, in a round trip of its own, and what {@link #heads} has registered. */
    public void query(RoundTrip queries) throws SQLException {
        heads.read(work).and(queries).run(connection);
    }

    /** Adds heads that the work's own queries have read under its lock. */
    public void heads(StreamHeads read) {
        heads.addAll(read);
    }

    /** Lets the next {@link #query} read what {@link #append} must know, as {@link Reads#heads} does. */
    public void heads(Collection<StreamKey> streams, Collection<Athlete> owners) {
        heads.expect(streams, owners);
    }

    /**
     * Appends events to a stream of a locked owner. Needs a round trip if the work has not registered the stream and
     * the owner. If this method throws an exception, the work must fail.
     *
     * @param traceParent the W3C trace context of the request; it is stored and published with the events, so that
     * subscribers can continue the trace
     * @return the events as they will be stored, except for their positions, in the given order
     */
    public <E> List<TypedEvent<E>> append(
            Athlete owner, String stream, List<NewEvent<E>> appended, Actor actor, @Nullable String traceParent)
            throws SQLException {
        if (!work.locks().contains(owner)) {
            throw new IllegalArgumentException(owner + " is not locked by this transaction");
        }
        var key = new StreamKey(owner.gym(), stream);
        heads(List.of(key), List.of(owner));
        heads.read(work).run(connection);
        var metadata = actor.metadata(traceParent);
        var recorded = new ArrayList<TypedEvent<E>>();
        for (var event : appended) {
            var row = new RecordedEvent(
                    RecordedEvent.NO_POSITION,
                    owner,
                    event.published() ? heads.nextSequence(owner) : 0,
                    stream,
                    heads.nextVersion(key),
                    event.type(),
                    event.occurredAt().withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS),
                    heads.readAt(),
                    event.data(),
                    traceParent);
            if (event.messages() != null) {
                event.messages().messages(row).forEach(this::message);
            }
            EventRows.add(events, row, metadata);
            hasEventsOrMessages = true;
            recorded.add(new TypedEvent<>(event.event(), row));
        }
        return recorded;
    }

    /** Adds a message to the outbox that belongs to no event of this work. */
    public void message(OutgoingMessage message) {
        OutboxRows.add(messages, message);
        hasEventsOrMessages = true;
    }

    /**
     * Adds statements, which keep their order. Their parameters are arrays with one element for each row. If another
     * work of the batch has the same statement, it is sent once, with the rows of both.
     */
    public void rows(RoundTrip statements) {
        rows.and(statements);
    }

    /**
     * Sends the changes that were collected so far, and after them the given statements, which see the changes, in one
     * round trip. The work must be alone in its batch.
     */
    public void now(RoundTrip statements) throws SQLException {
        requireAlone();
        take().and(heads.read(work)).and(statements).run(connection);
    }

    /**
     * Returns the connection of the transaction, for statements that must run at once. They do not see what was
     * collected; {@link #now} sends it. The work must be alone in its batch, and must not end the transaction.
     */
    public Connection connection() {
        requireAlone();
        return connection;
    }

    /** Whether events or messages were added, also if they are sent already. */
    boolean hasEventsOrMessages() {
        return hasEventsOrMessages;
    }

    /** Returns all changes that are not sent yet: first the events, then the messages. They count as sent. */
    RoundTrip take() {
        var all = new RoundTrip()
                .change(EventRows.INSERT, events)
                .change(OutboxRows.INSERT, messages)
                .and(rows);
        events = EventRows.noRows();
        messages = OutboxRows.noRows();
        rows = new RoundTrip();
        return all;
    }

    private void requireAlone() {
        if (!alone) {
            throw new IllegalStateException("Only a work that is alone in its batch may write before the end");
        }
    }
}
