package topset.store.append;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.RoundTrip;
import topset.store.StoreFailedException;

/**
 * Runs works of different owners in one transaction. The first round trip takes all locks and then runs the reads of
 * all works. If these have shown that some works must know more, one more round trip reads it. Then each work decides.
 * Nothing is written before every work has decided, so a work that fails costs the others nothing. The last round trip
 * sends all changes.
 *
 * <p>If PostgreSQL refuses the transaction, the works are repeated in two halves, until the faulty work is alone.
 */
public final class Batch {

    /**
     * The statements that lock owners. One of them must be the first statement of a transaction, because PostgreSQL assigns
     * a transaction id at the first write. Each returns the number of each locked owner.
     */
    private enum OwnerLocks {
        /**
         * Waits until the locks are free, or until PostgreSQL's lock time-out ends the transaction. The sub-query sorts the
         * keys, so all transactions acquire locks in the same order.
         */
        WAIT("""
                SELECT n, pg_advisory_xact_lock(k) FROM
                    (SELECT hashtextextended(key, 0) AS k, n FROM unnest(?::text[]) WITH ORDINALITY AS a(key, n)
                        ORDER BY k) AS keys"""),

        /** Waits for no lock. Leaves out the owners whom other transactions have locked. */
        TRY("""
                SELECT a.n FROM unnest(?::text[]) WITH ORDINALITY AS a(key, n)
                    WHERE pg_try_advisory_xact_lock(hashtextextended(a.key, 0))""");

        private final String sql;

        OwnerLocks(String sql) {
            this.sql = sql;
        }

        RoundTrip of(List<Athlete> owners, Set<Athlete> locked) {
            var keys = new RoundTrip.Values("text");
            owners.forEach(owner -> keys.row(owner.key()));
            return new RoundTrip().query(sql, keys, row -> locked.add(owners.get(row.getInt("n") - 1)));
        }
    }

    /** Runs a query in a transaction of its own, as {@link Query#inTransaction} does. */
    @FunctionalInterface
    public interface Transactions {
        boolean run(Query<Boolean> query);
    }

    private static final Logger LOG = Logger.getLogger(Batch.class);

    private final Transactions transactions;
    private final Consumer<List<Athlete>> afterCommit;
    private final Duration soon;

    /** The transactions must be READ COMMITTED: a statement after the locks must see what their last holders wrote. */
    public Batch(Transactions transactions, Consumer<List<Athlete>> afterCommit) {
        this(transactions, afterCommit, Duration.ofSeconds(1));
    }

    /**
     * @param soon a failure that takes longer counts as a time-out. A quicker one may come from a stale connection, so
     * the next attempt may succeed
     */
    Batch(Transactions transactions, Consumer<List<Athlete>> afterCommit, Duration soon) {
        this.transactions = transactions;
        this.afterCommit = afterCommit;
        this.soon = soon;
    }

    /**
     * Runs a work alone, waits for its locks, and returns its answer. A failure is thrown. The commit is sent when all
     * changes are known to be stored, in a round trip of its own.
     */
    public <R> R runAlone(Work<R> work) {
        var alone = new PendingWork<>(work, 0);
        transact(List.of(alone), OwnerLocks.WAIT, false);
        return alone.answer();
    }

    /** Which failures end a batch: each further transaction would fail too. */
    private interface Ending {
        boolean test(Throwable failure, boolean timedOut, boolean repeated);
    }

    private record EndedWork(Throwable failure, boolean timedOut) {}

    /**
     * Runs the works, and returns how they have ended, in their order. If another transaction holds a lock, the work
     * that needs it runs alone, after the others, and waits for it. The commit is sent with the changes. If the
     * connection is lost or times out then, the changes may be stored.
     *
     * @param works no two of them have a lock in common
     * @param concernsAll whether a failed transaction means that others would fail too. Then the works that have not
     * ended fail with it. Otherwise they are divided
     */
    public <R> List<Work.Result<R>> run(List<? extends Work<R>> works, Predicate<Throwable> concernsAll) {
        var pending = works.stream().map(work -> new PendingWork<R>(work, 0)).toList();
        Ending ending = (failure, _, _) -> concernsAll.test(failure);
        var ended = run(List.of(pending), OwnerLocks.TRY, ending);
        var locked = pending.stream().filter(PendingWork::isLocked).toList();
        if (ended != null) {
            locked.forEach(each -> each.fail(ended.failure()));
        } else {
            run(locked.stream().map(List::of).toList(), OwnerLocks.WAIT, ending);
        }
        return pending.stream().map(PendingWork::result).toList();
    }

    /**
     * Runs the works, which then have their results, except for those whose locks are not free. The commit is sent with
     * the changes. Ends if the database is unreachable: if it does not answer, or fails again.
     *
     * @param works no two of them have a lock in common
     * @return the failure of an attempt that has timed out, after which no other work should wait for a time-out; else
     * null
     */
    @Nullable
    Throwable runFree(List<? extends PendingWork<?>> works) {
        var ended = run(
                List.of(works),
                OwnerLocks.TRY,
                (failure, timedOut, repeated) ->
                        failure instanceof StoreFailedException store && store.unreachable() && (timedOut || repeated));
        return ended != null && ended.timedOut() ? ended.failure() : null;
    }

    private @Nullable EndedWork run(
            List<? extends List<? extends PendingWork<?>>> transactions, OwnerLocks locks, Ending ending) {
        Deque<List<? extends PendingWork<?>>> parts = new ArrayDeque<>(transactions);
        boolean repeated = false;
        while (!parts.isEmpty()) {
            var part = parts.removeFirst();
            long began = System.nanoTime();
            try {
                transact(part, locks, true);
            } catch (RuntimeException | Error failure) {
                boolean timedOut = System.nanoTime() - began >= soon.toNanos();
                if (ending.test(failure, timedOut, repeated)) {
                    parts.addFirst(part);
                    parts.forEach(rest -> rest.forEach(each -> each.fail(failure)));
                    return new EndedWork(failure, timedOut);
                }
                if (part.size() == 1) {
                    part.getFirst().fail(failure);
                } else {
                    LOG.infof("Repeating %d works in smaller transactions: %s", part.size(), failure);
                    // The halves are next, in order.
                    int middle = part.size() / 2;
                    parts.addFirst(part.subList(middle, part.size()));
                    parts.addFirst(part.subList(0, middle));
                }
                repeated = true;
            }
        }
        return null;
    }

    private void transact(List<? extends PendingWork<?>> works, OwnerLocks locks, boolean commitWithChanges) {
        var owners =
                works.stream().flatMap(each -> each.work().locks().stream()).toList();
        boolean alone = works.size() == 1;
        boolean hasEventsOrMessages = transactions.run(connection -> {
            var locked = new HashSet<Athlete>();
            var reads = new Reads.OfBatch();
            for (var each : works) {
                each.read(new Reads(each, reads));
            }
            locks.of(owners, locked).and(reads.roundTrip()).run(connection);
            var free = works.stream()
                    .filter(each -> locked.containsAll(each.work().locks()))
                    .toList();
            var more = new Reads.OfBatch();
            for (var each : free) {
                each.readMore(connection, new Reads(each, more), alone);
            }
            more.roundTrip().run(connection);
            var changes = new RoundTrip();
            boolean anyEventsOrMessages = false;
            for (var each : free) {
                anyEventsOrMessages |= each.decide(changes);
                if (alone) {
                    each.answer(); // the work may have written already, so its failure must end the transaction
                }
            }
            if (commitWithChanges && !changes.isEmpty()) {
                // If a change fails, PostgreSQL skips the statements after it, also the commit.
                changes.change("COMMIT");
            }
            changes.run(connection);
            return anyEventsOrMessages;
        });
        if (hasEventsOrMessages) {
            wake(owners);
        }
    }

    private void wake(List<Athlete> owners) {
        try {
            afterCommit.accept(owners);
        } catch (RuntimeException failure) {
            // The events are already committed, and all that wait for a commit also poll.
            LOG.error("The callback after a commit failed", failure);
        }
    }
}
