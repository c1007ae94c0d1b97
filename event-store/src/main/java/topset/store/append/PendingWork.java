package topset.store.append;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import topset.store.Athlete;
import topset.store.StoreFailedException;

/** A work in the queue or in a batch: what it has read, how it has ended, and the thread that waits for this. */
final class PendingWork<R> {

    private final Work<R> work;
    private final long since;
    private final CompletableFuture<WorkResult<R>> ended = new CompletableFuture<>();
    private StreamHeads heads = new StreamHeads();
    private WorkResult<R> result = new WorkResult.Locked<>();

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
        result = new WorkResult.Locked<>();
        try {
            work.read(reads);
            reads.end(heads);
        } catch (RuntimeException | Error faulty) {
            fail(faulty);
        }
    }

    /** A failure concerns only this work. */
    void read(Reads.Rows rows, int n, ResultSet row) {
        try {
            rows.read(n, row);
        } catch (SQLException faulty) {
            fail(new StoreFailedException(faulty));
        } catch (RuntimeException | Error faulty) {
            fail(faulty);
        }
    }

    /** Adds the work's changes, unless it fails or could not read. */
    void decide(Connection connection, Changes writes, boolean alone) throws SQLException {
        if (result instanceof WorkResult.Failure) {
            return;
        }
        var changes = alone ? writes : new Changes();
        try {
            result = new WorkResult.Answer<>(work.decide(new Tx(connection, this, changes, alone)));
            if (!alone) {
                writes.addAll(changes);
            }
        } catch (RuntimeException | Error faulty) {
            if (alone) {
                // The work may have written already, so its failure must end the transaction.
                throw faulty;
            }
            fail(faulty);
        }
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
            case WorkResult.Failure<R> _, WorkResult.Locked<R> _ ->
                throw new IllegalStateException("The work did not run: " + result);
        };
    }
}
