package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.store.append.EventRows;
import topset.store.append.LockedTransaction;

/**
 * Events in PostgreSQL. Every writing transaction first locks its athletes, at READ COMMITTED. All transactions lock in
 * the same order, so two transactions cannot deadlock. A lock assigns no transaction id. So, for one athlete,
 * transaction ids, positions and commits have the same order. A transaction writes its messages to the outbox, so they
 * exist only if it commits.
 *
 * <p>Find the athlete before the transaction begins. Do not call this inside a container-managed transaction.
 */
public final class EventStore {

    private static final Logger LOG = Logger.getLogger(EventStore.class);

    private final DataSource dataSource;
    private final Feed feed;
    private final Runnable afterCommit;

    /**
     * Creates a store.
     *
     * @param dataSource connections of the service's database role
     * @param feed makes the messages of published events
     * @param afterCommit called after each commit that put messages into the outbox; wakes the relay
     */
    public EventStore(DataSource dataSource, Feed feed, Runnable afterCommit) {
        this.dataSource = dataSource;
        this.feed = feed;
        this.afterCommit = afterCommit;
    }

    /**
     * Runs the work in one transaction, under the locks of these athletes.
     *
     * @throws StoreFailedException if the database fails. Exceptions of the work pass through. In both cases nothing is
     * stored, unless the connection was lost during the commit
     */
    public <T> T transact(Collection<Athlete> athletes, TransactionCallback<T> work) {
        return transact(athletes, List.of(), 0, work::run);
    }

    /** Returns the stream's committed events after the given version, in order. */
    public List<RecordedEvent> load(StreamKey stream, long afterVersion) {
        try (Connection connection = dataSource.getConnection()) {
            return EventRows.load(connection, Map.of(stream, afterVersion)).getOrDefault(stream, List.of());
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** Returns at most {@code limit} committed events of the stream after the given version, in order. */
    public List<RecordedEvent> load(StreamKey stream, long afterVersion, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            return EventRows.load(connection, stream, afterVersion, limit);
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /**
     * Does the same as the public method. The round trip that locks the athletes also reads the last versions of the
     * streams and reserves the given number of positions.
     */
    public <T> T transact(Collection<Athlete> athletes, Collection<StreamKey> streams, int events, LockedWork<T> work) {
        T result;
        boolean published;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var transaction = new LockedTransaction(connection, feed, athletes);
                transaction.lock(streams, events);
                result = work.run(transaction);
                connection.commit();
                published = transaction.hasPublished();
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            } finally {
                restore(connection);
            }
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
        if (published) {
            wake();
        }
        return result;
    }

    private void wake() {
        try {
            afterCommit.run();
        } catch (RuntimeException failure) {
            // The events are stored. The relay also polls, so it will find the messages.
            LOG.error("The callback after a commit failed", failure);
        }
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    private static void restore(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            // The transaction has already ended. The connection pool replaces broken connections.
            LOG.debug("Auto-commit cannot be restored", broken);
        }
    }

    /** Work that may use package-private operations. */
    @FunctionalInterface
    public interface LockedWork<T> {
        T run(LockedTransaction transaction) throws SQLException;
    }
}
