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
     * Returns the transaction's connection, for reading and writing the service's own tables. The caller must not
     * commit or close the connection.
     */
    Connection connection();

    /** Returns the stream's last version; 0 if the stream does not exist. */
    long version(StreamKey stream) throws SQLException;

    /** Returns the last version of each given stream, in one round trip; 0 for streams that do not exist. */
    Map<StreamKey, Long> versions(Collection<StreamKey> streams) throws SQLException;

    /**
     * Returns the last version of each given stream; 0 for streams that do not exist. In the same round trip, the
     * transaction prepares to append the given number of events of the given athletes, so that {@link #append} needs
     * only one round trip.
     */
    Map<StreamKey, Long> versions(Collection<StreamKey> streams, Collection<Athlete> athletes, int events)
            throws SQLException;

    /** Returns the stream's events after the given version, in order of their versions. */
    List<RecordedEvent> load(StreamKey stream, long afterVersion) throws SQLException;

    /**
     * Reads many streams in one round trip. Returns for each stream the events after the given version. The result has
     * an entry for every given stream.
     */
    Map<StreamKey, List<RecordedEvent>> load(Map<StreamKey, Long> afterVersions) throws SQLException;

    /**
     * Stores the events with their messages. For any number of appends the method needs two round trips, or one round
     * trip if the transaction already knows the streams' versions. Versions are compared before anything is written, so
     * the transaction stays usable after a {@link StaleStreamException}.
     *
     * @return the events as recorded, in the given order
     * @throws StaleStreamException if a stream is not at the expected version
     * @throws IllegalArgumentException if an athlete is not locked by this transaction
     */
    <E> List<TypedEvent<E>> append(List<Append<E>> appends) throws SQLException;

    /**
     * Does the same as {@link #append(List)}, and inserts further messages into the outbox in the same round trip, as
     * {@link #publish} does.
     *
     * @param also creates the further messages from the recorded events
     */
    <E> List<TypedEvent<E>> append(List<Append<E>> appends, Function<List<TypedEvent<E>>, List<OutgoingMessage>> also)
            throws SQLException;

    /** Creates the Kafka messages of a stored event, so that the event can be published again. */
    List<OutgoingMessage> messages(RecordedEvent event);

    /**
     * Inserts messages into the outbox that belong to no event of this store, such as dead letters. If the transaction
     * commits, the messages are sent in the given order. U+0000 in a key is replaced by U+FFFD, because PostgreSQL text
     * cannot store U+0000.
     */
    void publish(List<OutgoingMessage> messages) throws SQLException;
}
