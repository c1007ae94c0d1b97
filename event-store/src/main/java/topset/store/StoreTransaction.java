package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** An open transaction that holds the locks of its athletes. Used by one thread, not kept after the work returns. */
public interface StoreTransaction {

    /** The transaction's connection, for the service's own tables. Neither to be committed nor closed. */
    Connection connection();

    /** The stream's last version; 0 when it does not exist. */
    long version(StreamKey stream) throws SQLException;

    /** The last version of each of the streams, 0 for those that do not exist, in one round trip. */
    Map<StreamKey, Long> versions(Collection<StreamKey> streams) throws SQLException;

    /** The stream's events above that version, in order. */
    List<RecordedEvent> load(StreamKey stream, long afterVersion) throws SQLException;

    /** The events of many streams, each above the version given for it, in one round trip; every key is present in the answer. */
    Map<StreamKey, List<RecordedEvent>> load(Map<StreamKey, Long> afterVersions) throws SQLException;

    /**
     * Stores the events with their messages: two round trips for any number of appends, one where the streams' versions
     * are known already. Versions are compared before anything is written, so a refusal leaves the transaction usable.
     *
     * @return the events as recorded, in the order given
     * @throws StaleStreamException when a stream is not at the version expected
     * @throws IllegalArgumentException when an athlete is not locked by this transaction
     */
    <E> List<TypedEvent<E>> append(List<Append<E>> appends) throws SQLException;

    /** The messages that the feed makes of a stored event, to be published again. */
    List<OutgoingMessage> messages(RecordedEvent event);

    /**
     * Puts messages into the outbox that belong to no event of this store, such as a dead letter: sent if the transaction commits, in this order.
     * A NUL in a key, which PostgreSQL's text cannot hold, becomes U+FFFD.
     */
    void publish(List<OutgoingMessage> messages) throws SQLException;
}
