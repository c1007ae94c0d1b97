package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import topset.store.append.Batch;
import topset.store.append.EventRows;
import topset.store.append.LockedTransaction;
import topset.store.append.OpenTransaction;

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
        return transact(athletes, new RoundTrip(), work, LockedTransaction::commit);
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
        return transact(athletes, queries, work, LockedTransaction::commitAtOnce);
    }

    /** Returns batches of works on the same connections. */
    public Batch batch() {
        return new Batch(dataSource, afterCommit);
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
    private interface Ending {
        void commit(LockedTransaction transaction) throws SQLException;
    }

    private <T> T transact(
            Collection<Athlete> athletes, RoundTrip queries, TransactionCallback<T> work, Ending ending) {
        var published = new AtomicBoolean();
        T result;
        try {
            result = OpenTransaction.run(dataSource, connection -> {
                var transaction = new LockedTransaction(connection, feed, athletes);
                transaction.lock(queries);
                T answer = work.run(transaction);
                ending.commit(transaction);
                published.set(transaction.hasPublished());
                return answer;
            });
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
        if (published.get()) {
            OpenTransaction.wake(afterCommit);
        }
        return result;
    }
}
