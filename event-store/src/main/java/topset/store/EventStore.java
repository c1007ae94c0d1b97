package topset.store;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import topset.store.append.Batch;
import topset.store.append.EventRows;
import topset.store.append.SingleWork;
import topset.store.append.Work;

/**
 * Stores events in PostgreSQL. Every writing transaction is READ COMMITTED and first locks its athletes. All
 * transactions lock in the same order, so two transactions cannot deadlock. PostgreSQL assigns a transaction id at the
 * transaction's first write, which is always after the locks were acquired. So for one athlete, transaction ids,
 * positions and commits have the same order. A transaction writes its messages to the outbox, so a message exists only
 * if its transaction commits.
 *
 * <p>The caller must know the athletes before the transaction begins. A transaction that the caller already has is not
 * joined.
 */
public final class EventStore {

    private final DataSource dataSource;
    private final Batch batch;

    /**
     * Creates a store for the events of one service.
     *
     * @param dataSource a pool with the service's database role, whose transactions are READ COMMITTED; each
     * transaction that locks an athlete checks this
     * @param afterCommit called with the locked owners after each commit of new events or outbox messages, to wake the
     * relay and others that wait for a commit
     */
    public EventStore(DataSource dataSource, Consumer<List<Athlete>> afterCommit) {
        this(dataSource, TransactionRunner.on(dataSource), afterCommit);
    }

    /** @param transactions on connections of the same pool */
    public EventStore(DataSource dataSource, TransactionRunner transactions, Consumer<List<Athlete>> afterCommit) {
        this.dataSource = dataSource;
        this.batch = new Batch(transactions, afterCommit);
    }

    /**
     * Runs a decision in a transaction of its own that holds the locks of the given owners. The first of them is the
     * owner of {@link SingleWork}. The commit is sent when all changes are stored.
     *
     * @throws StoreFailedException if the database fails. Exceptions of the decision are passed to the caller. In both
     * cases nothing is stored. But if the connection was lost during the commit, the transaction may have been
     * committed
     */
    public <R> R run(Collection<Athlete> locks, SingleWork.OneDecision<R> decision) {
        return run(new SingleWork<>(locks, reads -> {}, decision), Batch.Commit.SEPARATE);
    }

    /**
     * Runs a work alone, and waits for its locks.
     *
     * @throws StoreFailedException as {@link #run(Collection, SingleWork.OneDecision)} does. But with {@link
     * Batch.Commit#JOINED}, the transaction may also have been committed if the connection was lost or timed out while
     * the changes were sent. So the work must be harmless if it is repeated
     */
    public <R> R run(Work<R> work, Batch.Commit commit) {
        return batch.runAlone(work, commit);
    }

    public Batch batch() {
        return batch;
    }

    /**
     * Reads on a connection of its own.
     *
     * @throws StoreFailedException if the database fails
     */
    public <T> T query(Query<T> query) {
        return Query.on(dataSource, query);
    }

    /** In order, at most {@code limit} events. */
    public List<RecordedEvent> load(StreamKey stream, long afterVersion, int limit) {
        return query(connection -> EventRows.load(connection, stream, afterVersion, limit));
    }
}
