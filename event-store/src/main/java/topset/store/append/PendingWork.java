package topset.store.append;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.Feed;
import topset.store.StoreFailedException;

/** A work in the queue or in a batch: what it has read, how it has ended, and the thread that waits for this. */
final class PendingWork<R> {

    private final Work<R> work;
    private final long since;
    private final CompletableFuture<WorkResult<R>> ended = new CompletableFuture<>();
    private StreamHeads heads = new StreamHeads();
    private @Nullable Throwable unreadable;
    private int rowsRead;
    private WorkResult<R> result = new WorkResult.Again<>();

    /** @param since by the committer's clock, in nanoseconds */
    PendingWork(Work<R> work, long since) {
        this.work = work;
        this.since = since;
    }

    Work<R> work() {
        return work;
    }

    Athlete owner() {
        return work.owner();
    }

    StreamHeads heads() {
        return heads;
    }

    /** How the last attempt ended. Before its batch has ended, the changes may not be committed. */
    WorkResult<R> result() {
        return result;
    }

    /** Begins an attempt: registers what the work reads. */
    void read(Reads reads) {
        heads = new StreamHeads();
        unreadable = null;
        rowsRead = 0;
        result = new WorkResult.Again<>();
        try {
            work.read(reads);
            reads.end(heads);
        } catch (RuntimeException | Error faulty) {
            unreadable = faulty;
        }
    }

    /** A failure concerns only this work. */
    void read(Reads.Rows rows, int n, ResultSet row) {
        rowsRead++;
        try {
            rows.read(n, row);
        } catch (SQLException faulty) {
            unreadable = new StoreFailedException(faulty);
        } catch (RuntimeException | Error faulty) {
            unreadable = faulty;
        }
    }

    /** Adds the work's changes. Returns the number of rows that were read and decided. */
    int decide(Connection connection, Feed feed, Changes writes, boolean alone) throws SQLException {
        if (unreadable != null) {
            fail(unreadable);
            return rowsRead;
        }
        var changes = alone ? writes : new Changes();
        try {
            result = new WorkResult.Answer<>(work.decide(new Tx(connection, feed, this, changes, alone)));
        } catch (RuntimeException | Error faulty) {
            if (alone) {
                // The work may have written already, so its failure must end the transaction.
                throw faulty;
            }
            fail(faulty);
            return rowsRead;
        }
        if (!alone) {
            writes.addAll(changes);
        }
        return rowsRead + changes.rows();
    }

    void isLocked() {
        result = new WorkResult.Locked<>();
    }

    void fail(Throwable failure) {
        result = new WorkResult.Failure<>(failure);
    }

    boolean isOlderThan(Duration time, long now) {
        return now - since >= time.toNanos();
    }

    /** Lets the waiting thread go on with the result. */
    void end() {
        ended.complete(result);
    }

    /** Waits until the work is committed or has failed, and returns {@link #answer}. */
    R await() {
        ended.join();
        return answer();
    }

    /**
     * Returns the answer of a committed work.
     *
     * @throws RuntimeException the cause of a failure
     */
    R answer() {
        return switch (result) {
            case WorkResult.Answer<R>(var answer) -> answer;
            case WorkResult.Failure<R>(RuntimeException refused) -> throw refused;
            case WorkResult.Failure<R>(Error error) -> throw error;
            case WorkResult.Failure<R> _, WorkResult.Locked<R> _, WorkResult.Again<R> _ ->
                throw new IllegalStateException("The work did not run: " + result);
        };
    }
}
