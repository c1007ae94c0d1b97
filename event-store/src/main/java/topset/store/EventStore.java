package topset.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Consumer;
import javax.sql.DataSource;
import topset.store.append.Batch;
import topset.store.append.EventRows;
import topset.store.append.Reads;
import topset.store.append.Tx;
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
     * @param dataSource a pool with the service's database role, whose transactions are READ COMMITTED
     * @param afterCommit called with the locked owners after each commit of new events or outbox messages
     */
    public EventStore(DataSource dataSource, Consumer<List<Athlete>> afterCommit) {
        this(dataSource, query -> Query.inTransaction(dataSource, query), afterCommit);
    }

    /** @param transactions on connections of the same pool */
    public EventStore(DataSource dataSource, Batch.Transactions transactions, Consumer<List<Athlete>> afterCommit) {
        this.dataSource = dataSource;
        this.batch = new Batch(transactions, afterCommit);
    }

    @FunctionalInterface
    public interface Decision<R> {
        R decide(Tx tx) throws SQLException;
    }

    /**
     * A work that runs alone in its transaction. So it may lock any number of owners, or none, and may mix reads and
     * writes by {@link Tx#now} and {@link Tx#connection}.
     *
     * @param locks the first of them is the owner
     */
    private record WorkAlone<R>(SequencedSet<Athlete> locks, Decision<R> decision) implements Work<R> {
        private static final Athlete NOBODY = new Athlete("", "");

        /** Without a lock the work can append nothing, so no owner is needed. */
        @Override
        public Athlete owner() {
            return locks.isEmpty() ? NOBODY : locks.getFirst();
        }

        @Override
        public void read(Reads reads) {}

        @Override
        public R decide(Tx tx) throws SQLException {
            return decision.decide(tx);
        }
    }

    /**
     * Runs a decision in a transaction of its own, which waits for the locks of the given owners. The commit is sent
     * when all changes are stored.
     *
     * @param locks the first of them is the {@link Work#owner}
     * @throws StoreFailedException if the database fails. Exceptions of the decision are passed to the caller. In both
     * cases nothing is stored. But if the connection was lost during the commit, the transaction may have been
     * committed
     */
    public <R> R run(Collection<Athlete> locks, Decision<R> decision) {
        return batch.runAlone(new WorkAlone<>(new LinkedHashSet<>(locks), decision));
    }

    /** Runs works of several owners in one transaction, which must be harmless if they are repeated. */
    public Batch batch() {
        return batch;
    }

    public <T> T query(Query<T> query) {
        return Query.on(dataSource, query);
    }

    /** In order, at most {@code limit} events. */
    public List<RecordedEvent> load(StreamKey stream, long afterVersion, int limit) {
        return query(connection -> EventRows.load(connection, stream, afterVersion, limit));
    }
}
