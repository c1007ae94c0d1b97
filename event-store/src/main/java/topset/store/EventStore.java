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
 * Stores events in PostgreSQL. Every writing transaction is READ COMMITTED and first locks its athletes. All
 * transactions lock in the same order, so two transactions cannot deadlock. PostgreSQL assigns a transaction id at the
 * transaction's first write, which is always after the locks were acquired. So for one athlete, transaction ids,
 * positions and commits have the same order. A transaction writes its messages to the outbox, so a message exists only
 * if its transaction commits.
 *
 * <p>The caller must know the athletes before the transaction begins. Do not call {@link #transact} inside a
 * container-managed transaction.
 */
public final class EventStore {

    private static final Logger LOG = Logger.getLogger(EventStore.class);

    private final DataSource dataSource;
    private final Feed feed;
    private final Runnable afterCommit;

    /**
     * Creates a store for the events of one service.
     *
     * @param dataSource connections with the service's database role, whose transactions are READ COMMITTED; each
     * transaction that locks an athlete checks this
     * @param feed creates the messages of published events
     * @param afterCommit called after each commit of new outbox messages, to wake the relay
     */
    public EventStore(DataSource dataSource, Feed feed, Runnable afterCommit) {
        this.dataSource = dataSource;
        this.feed = feed;
        this.afterCommit = afterCommit;
    }

    /**
     * Runs the given work in one transaction that holds the locks of the given athletes.
     *
     * @throws StoreFailedException if the database fails. Exceptions of the work are passed to the caller. In both
     * cases nothing is stored. But if the connection was lost during the commit, the transaction may have been
     * committed
     */
    public <T> T transact(Collection<Athlete> athletes, TransactionCallback<T> work) {
        return transactLocked(athletes, work::run);
    }

    /**
     * Runs the given work as {@link #transact(Collection, TransactionCallback)} does, with the fewest round trips. The
     * round trip that locks the athletes also sends the given queries. They run under the locks, so they see everything
     * that earlier holders of the locks have committed. The last changes are sent together with the commit.
     *
     * @throws StoreFailedException as {@link #transact(Collection, TransactionCallback)} does. But if the connection was
     * lost or timed out while the last changes were sent, the transaction may have been committed. So the work must be
     * harmless if it is repeated
     */
    public <T> T transact(Collection<Athlete> athletes, RoundTrip queries, TransactionCallback<T> work) {
        return run(athletes, transaction -> transaction.lock(queries), work::run, LockedTransaction::commitAtOnce);
    }

    /** Runs work as {@link #transact} does, with all operations of {@link LockedTransaction}. */
    public <T> T transactLocked(Collection<Athlete> athletes, LockedWork<T> work) {
        return run(athletes, transaction -> transaction.lock(new RoundTrip()), work, LockedTransaction::commit);
    }

    /**
     * Runs the given work in one transaction that holds the locks of those given athletes whom no other transaction has
     * locked. It never waits for a lock, and {@link LockedTransaction#holds} says which athletes are locked. One round
     * trip locks the athletes, reads the last versions of the streams and reserves the given number of positions.
     */
    public <T> T transactUnlessLocked(
            Collection<Athlete> athletes, Collection<StreamKey> streams, int events, LockedWork<T> work) {
        return run(athletes, transaction -> transaction.lockIfFree(streams, events), work, LockedTransaction::commit);
    }

    /** In order. */
    public List<RecordedEvent> load(StreamKey stream, long afterVersion) {
        try (Connection connection = dataSource.getConnection()) {
            return EventRows.load(connection, Map.of(stream, afterVersion)).getOrDefault(stream, List.of());
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** In order, at most {@code limit} events. */
    public List<RecordedEvent> load(StreamKey stream, long afterVersion, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            return EventRows.load(connection, stream, afterVersion, limit);
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run(LockedTransaction transaction) throws SQLException;
    }

    private <T> T run(Collection<Athlete> athletes, Step locking, LockedWork<T> work, Step commit) {
        T result;
        boolean published;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var transaction = new LockedTransaction(connection, feed, athletes);
                locking.run(transaction);
                result = work.run(transaction);
                commit.run(transaction);
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
            // The events are already committed, and the relay also polls the outbox.
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
            // The transaction has already ended, and the connection pool replaces broken connections.
            LOG.debug("Auto-commit cannot be restored", broken);
        }
    }

    /** Unlike a {@link TransactionCallback}, can use all operations of {@link LockedTransaction}. */
    @FunctionalInterface
    public interface LockedWork<T> {
        T run(LockedTransaction transaction) throws SQLException;
    }
}
