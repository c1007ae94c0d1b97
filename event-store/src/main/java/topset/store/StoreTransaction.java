package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An open database transaction that holds the locks of its athletes. The transaction belongs to one thread, and must
 * not be used after the {@link TransactionCallback} has returned.
 */
public interface StoreTransaction {

    /**
     * Returns the transaction's connection, for reading and writing the service's own tables. When a statement is
     * created on it, the transaction first sends all deferred changes. So create a statement after the changes that it
     * must see. The caller must not commit or close the connection.
     */
    Connection connection();

    /**
     * Defers statements that return nothing. The transaction sends them in the order in which they were deferred,
     * together with its next statements, and at the latest with the commit. So they need no round trip of their own.
     */
    void defer(RoundTrip statements);

    /** Sends the deferred statements and then the given ones, in one round trip. */
    void run(RoundTrip statements) throws SQLException;

    /**
     * Prepares to append events of the athletes to the streams: {@link #run} also reads what {@link #append} needs to
     * know. Without it, {@link #append} needs one more round trip.
     */
    void expectAppends(Collection<StreamKey> streams, Collection<Athlete> athletes);

    /** 0 if the stream does not exist. */
    long version(StreamKey stream) throws SQLException;

    /**
     * Returns the last version of each given stream; 0 for streams that do not exist. In the same round trip, the
     * transaction prepares to append events of the given athletes, so that {@link #append} needs no round trip.
     */
    Map<StreamKey, Long> versions(Collection<StreamKey> streams, Collection<Athlete> athletes) throws SQLException;

    /** In order of their versions. */
    List<RecordedEvent> load(StreamKey stream, long afterVersion) throws SQLException;

    /**
     * Reads many streams in one round trip. Returns for each stream the events after the given version. The result has
     * an entry for every given stream.
     */
    Map<StreamKey, List<RecordedEvent>> load(Map<StreamKey, Long> afterVersions) throws SQLException;

    /**
     * Stores the events with their messages. For any number of appends the method needs one round trip, or none after
     * {@link #expectAppends} or {@link #versions}: the rows are inserted with the transaction's next statements. Versions
     * are compared before anything is recorded, so the transaction stays usable after a {@link StaleStreamException}.
     *
     * @return the events as recorded, in the given order
     * @throws StaleStreamException if a stream is not at the expected version
     * @throws IllegalArgumentException if an athlete is not locked by this transaction
     */
    <E> List<TypedEvent<E>> append(List<Append<E>> appends) throws SQLException;

    /**
     * Does the same as {@link #append(List)}, and then publishes further messages, as {@link #publish} does.
     *
     * @param also creates the further messages from the recorded events
     */
    <E> List<TypedEvent<E>> append(List<Append<E>> appends, Function<List<TypedEvent<E>>, List<OutgoingMessage>> also)
            throws SQLException;

    /** For an event that is published again. */
    List<OutgoingMessage> messages(RecordedEvent event);

    /**
     * Inserts messages into the outbox that belong to no event of this store, such as dead letters. If the transaction
     * commits, the messages are sent in the given order. U+0000 in a key is replaced by U+FFFD, because PostgreSQL text
     * cannot store U+0000.
     */
    void publish(List<OutgoingMessage> messages) throws SQLException;
}
