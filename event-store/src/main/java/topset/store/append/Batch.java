package topset.store.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.Feed;
import topset.store.RoundTrip;
import topset.store.StoreFailedException;

/**
 * Runs works of different owners in one transaction. The first round trip takes all locks and then runs the reads of
 * all works. Then each work decides. Nothing is written before every work has decided, so a work that fails costs the
 * others nothing. The last round trip sends all changes.
 *
 * <p>If PostgreSQL refuses the transaction, the works are repeated in two halves, until the faulty work is alone.
 */
public final class Batch {

    /** Whether a batch waits for a lock that another transaction holds. */
    public enum Locking {
        /** The work's result is {@link WorkResult.Locked}. */
        TRY,

        /** Until the lock is free, or PostgreSQL's lock time-out ends the transaction. */
        WAIT
    }

    /** Whether the commit needs a round trip of its own. */
    public enum Commit {
        /**
         * The commit is sent with the changes. If the connection is lost or times out then, the changes may be stored.
         */
        JOINED,

        /** The commit is sent when all changes are known to be stored. */
        SEPARATE
    }

    private static final Logger LOG = Logger.getLogger(Batch.class);

    /**
     * The duration above which a failure counts as a time-out. A quicker failure may come from a stale connection, so
     * the next attempt may succeed.
     */
    static final Duration SOON = Duration.ofSeconds(1);

    /** A batch stops deciding after so many rows were read and decided, so that few are in memory at once. */
    private static final int MOST_ROWS = 10_000;

    private final DataSource dataSource;
    private final Feed feed;
    private final Consumer<List<Athlete>> afterCommit;

    /**
     * Creates batches on the given connections, which must be READ COMMITTED.
     *
     * @param feed creates the messages of stored events that are published again
     * @param afterCommit called with the locked owners after each commit of new events or outbox messages
     */
    public Batch(DataSource dataSource, Feed feed, Consumer<List<Athlete>> afterCommit) {
        this.dataSource = dataSource;
        this.feed = feed;
        this.afterCommit = afterCommit;
    }

    /** One work while the batch runs. */
    private static final class Running<R> {
        private final Work<? extends R> work;
        private StreamHeads heads = new StreamHeads();
        private @Nullable Throwable failure;
        private int rowsRead;
        private WorkResult<R> result = new WorkResult.Again<>();

        Running(Work<? extends R> work) {
            this.work = work;
        }

        /** Begins an attempt. */
        void read(MergedReads merged) {
            heads = new StreamHeads();
            failure = null;
            rowsRead = 0;
            result = new WorkResult.Again<>();
            var reads = new Reads(work, heads, merged, this::guarded);
            try {
                work.read(reads);
                reads.end();
            } catch (RuntimeException | Error faulty) {
                failure = faulty;
            }
        }

        /** Returns a reader whose failure concerns only this work. */
        private Reads.Rows guarded(Reads.Rows rows) {
            return (n, row) -> {
                rowsRead++;
                try {
                    rows.read(n, row);
                } catch (SQLException unreadable) {
                    failure = new StoreFailedException(unreadable);
                } catch (RuntimeException | Error faulty) {
                    failure = faulty;
                }
            };
        }

        int decide(Tx tx, Changes writes) throws SQLException {
            if (failure != null) {
                result = new WorkResult.Failure<>(failure);
                return rowsRead;
            }
            try {
                result = new WorkResult.Answer<>(work.decide(tx));
                writes.addAll(tx.changes());
            } catch (RuntimeException | Error faulty) {
                if (tx.isAlone()) {
                    // The work may have written already, so its failure must end the transaction.
                    throw faulty;
                }
                result = new WorkResult.Failure<>(faulty);
            }
            return rowsRead + tx.changes().rows();
        }
    }

    /**
     * Runs the works, and returns their results in the order of the works.
     *
     * @throws IllegalArgumentException if two works have an owner or a lock in common
     */
    public <R> List<WorkResult<R>> run(List<? extends Work<? extends R>> works, Locking locking, Commit commit) {
        requireDistinctLocks(works);
        List<Running<R>> all = works.stream().map(each -> new Running<R>(each)).toList();
        Deque<List<Running<R>>> parts = new ArrayDeque<>(List.of(all));
        boolean repeated = false;
        while (!parts.isEmpty()) {
            var part = parts.removeFirst();
            long began = System.nanoTime();
            var failure = failureOf(part, locking, commit);
            if (failure != null) {
                if (unreachable(failure) && (repeated || System.nanoTime() - began >= SOON.toNanos())) {
                    // The remaining works would also have to wait for a time-out, so all of them fail now.
                    parts.forEach(rest -> fail(rest, failure));
                    parts.clear();
                    fail(part, failure);
                } else if (part.size() == 1) {
                    fail(part, failure);
                } else {
                    LOG.infof("Repeating %d works in smaller transactions: %s", part.size(), failure);
                    addHalves(parts, part);
                }
                repeated = true;
            }
        }
        return all.stream().map(each -> each.result).toList();
    }

    private static <R> void fail(List<Running<R>> works, Throwable failure) {
        works.forEach(each -> each.result = new WorkResult.Failure<>(failure));
    }

    private static void requireDistinctLocks(List<? extends Work<?>> works) {
        var locks = new HashSet<Athlete>();
        for (var work : works) {
            if (!work.locks().stream().allMatch(locks::add)) {
                throw new IllegalArgumentException("Two works of a batch lock the same owner: " + work.locks());
            }
        }
    }

    /** Adds both halves to the beginning, so that the works keep their order. */
    private static <T> void addHalves(Deque<List<T>> parts, List<T> part) {
        int middle = part.size() / 2;
        parts.addFirst(part.subList(middle, part.size()));
        parts.addFirst(part.subList(0, middle));
    }

    static boolean unreachable(Throwable failure) {
        return failure instanceof StoreFailedException store && store.unreachable();
    }

    /** Runs the works in one transaction. Returns null if it was committed, else why not. */
    private <R> @Nullable Throwable failureOf(List<Running<R>> works, Locking locking, Commit commit) {
        boolean isNews;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                isNews = transact(connection, works, locking, commit);
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            } finally {
                restore(connection);
            }
        } catch (SQLException refused) {
            return new StoreFailedException(refused);
        } catch (RuntimeException | Error failure) {
            return failure;
        }
        if (isNews) {
            wake(works);
        }
        return null;
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

    private <R> void wake(List<Running<R>> works) {
        try {
            afterCommit.accept(owners(works));
        } catch (RuntimeException failure) {
            // The events are already committed, and all that wait for a commit also poll.
            LOG.error("The callback after a commit failed", failure);
        }
    }

    private static <R> List<Athlete> owners(List<Running<R>> works) {
        return works.stream().flatMap(each -> each.work.locks().stream()).toList();
    }

    /** Returns true if events or messages were written. */
    private <R> boolean transact(Connection connection, List<Running<R>> works, Locking locking, Commit commit)
            throws SQLException {
        var owners = owners(works);
        var locked = new HashSet<Athlete>();
        var first = switch (locking) {
            case TRY -> OwnerLocks.tryAll(owners, locked);
            case WAIT -> {
                locked.addAll(owners);
                yield OwnerLocks.waitFor(owners);
            }
        };
        var reads = new MergedReads();
        works.forEach(each -> each.read(reads));
        first.and(reads.roundTrip()).run(connection);
        var writes = decide(connection, works, locked);
        end(connection, writes.take(), commit);
        return writes.isNews();
    }

    private <R> Changes decide(Connection connection, List<Running<R>> works, Set<Athlete> locked) throws SQLException {
        var writes = new Changes();
        int rows = 0;
        for (var each : works) {
            if (!locked.containsAll(each.work.locks())) {
                each.result = new WorkResult.Locked<>();
            } else if (rows <= MOST_ROWS) {
                rows += each.decide(new Tx(connection, feed, each.work, each.heads, works.size() == 1), writes);
            }
        }
        return writes;
    }

    private static void end(Connection connection, RoundTrip changes, Commit commit) throws SQLException {
        if (commit == Commit.JOINED && !changes.isEmpty()) {
            // If a change fails, PostgreSQL skips the statements after it, also the commit.
            changes.change("COMMIT").run(connection);
        } else {
            changes.run(connection);
            connection.commit();
        }
    }
}
