package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Events in PostgreSQL. Every writing transaction takes the locks of its athletes before it does anything else, at READ COMMITTED, in one order
 * for all: a lock takes no transaction id, so for one athlete transactions have the order of their ids, their positions and their commits, and
 * two transactions cannot wait for each other. What a transaction publishes lies in the outbox when it commits, or is not there at all.
 *
 * <p>Look-ups that are needed to find the athlete come before the transaction. Not to be called inside a container's transaction.
 */
public final class EventStore {

    private static final Logger LOG = Logger.getLogger(EventStore.class);

    private final DataSource dataSource;
    private final Feed feed;
    private final Runnable afterCommit;

    /**
     * @param dataSource connections of the service role
     * @param feed makes messages of published events
     * @param afterCommit called after each commit that left messages in the outbox: wakes the relay
     */
    public EventStore(DataSource dataSource, Feed feed, Runnable afterCommit) {
        this.dataSource = dataSource;
        this.feed = feed;
        this.afterCommit = afterCommit;
    }

    /**
     * Runs the work in one transaction under the locks of these athletes.
     *
     * @throws StoreFailedException when the database fails; whatever the work throws passes through. Nothing is stored then, unless the
     *     connection was lost while committing
     */
    public <T> T transact(Collection<Athlete> athletes, Work<T> work) {
        return transact(athletes, List.of(), 0, work::run);
    }

    /** The stream's events above that version, in order, as committed now. */
    public List<RecordedEvent> load(StreamKey stream, long afterVersion) {
        try (Connection connection = dataSource.getConnection()) {
            return EventRows.load(connection, Map.of(stream, afterVersion)).getOrDefault(stream, List.of());
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** The stream's next events above that version, in order, as committed now: at most so many. */
    public List<RecordedEvent> load(StreamKey stream, long afterVersion, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            return EventRows.load(connection, stream, afterVersion, limit);
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** As the public form, with the heads of the streams and numbers for so many events fetched in the round trip of the locks. */
    <T> T transact(Collection<Athlete> athletes, Collection<StreamKey> streams, int events, LockedWork<T> work) {
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
            // The events are stored; the relay's own poll finds the messages.
            LOG.error("What follows a commit failed", failure);
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
            // Whether the transaction was committed is decided; a broken connection is the pool's business.
            LOG.debug("A connection cannot be restored", broken);
        }
    }

    /** Work with what only this package may do. */
    @FunctionalInterface
    interface LockedWork<T> {
        T run(LockedTransaction transaction) throws SQLException;
    }
}
