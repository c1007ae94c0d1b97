package topset.store.append;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.StoreFailedException;

/** A work in the queue or in a batch: what it has read, how it has ended, and the thread that waits for this. */
final class PendingWork<R> {

    /** How an attempt of the work ended. */
    sealed interface Result<R> {

        /** The changes of the work are committed. */
        record Answer<R>(R answer) implements Result<R> {}

        /** Nothing is stored. But if the connection was lost while the changes were sent, they may be stored. */
        record Failure<R>(Throwable cause) implements Result<R> {}

        /** Another transaction holds the lock, and the batch did not wait for it: the work has to run again. */
        record Locked<R>() implements Result<R> {}
    }

    private final Work<R> work;
    private final long since;
    private final CompletableFuture<Result<R>> ended = new CompletableFuture<>();
    private StreamHeads heads = new StreamHeads();
    private Result<R> result = new Result.Locked<>();

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
    Result<R> result() {
        return result;
    }

    /** Begins an attempt: registers what the work reads. */
    void read(Reads reads) {
        heads = new StreamHeads();
        result = new Result.Locked<>();
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

    /**
     * Adds the work's changes, unless it fails or could not read.
     *
     * @return whether events or messages are among them
     */
    boolean decide(Connection connection, RoundTrip changes, boolean alone) throws SQLException {
        if (result instanceof Result.Failure) {
            return false;
        }
        var tx = new Tx(connection, this, alone);
        try {
            result = new Result.Answer<>(work.decide(tx));
        } catch (RuntimeException | Error faulty) {
            if (alone) {
                // The work may have written already, so its failure must end the transaction.
                throw faulty;
            }
            fail(faulty);
            return false;
        }
        changes.merge(tx.take());
        return tx.hasEventsOrMessages();
    }

    void fail(Throwable failure) {
        result = new Result.Failure<>(failure);
    }

    boolean isOlderThan(Duration time, long now) {
        return now - since >= time.toNanos();
    }

    void end() {
        ended.complete(result);
    }

    R await() {
        ended.join();
        return answer();
    }

    R answer() {
        return switch (result) {
            case Result.Answer<R>(var answer) -> answer;
            case Result.Failure<R>(RuntimeException refused) -> throw refused;
            case Result.Failure<R>(Error error) -> throw error;
            case Result.Failure<R> _, Result.Locked<R> _ ->
                throw new IllegalStateException("The work did not run: " + result);
        };
    }
}
