package topset.store.append;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.StoreFailedException;
import topset.store.append.Work.Result;

/** A work in the queue or in a batch: what it has read, how it has ended, and the thread that waits for this. */
final class PendingWork<R> {

    private final Work<R> work;
    private final long since;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private StreamHeads heads = new StreamHeads();
    private @Nullable Tx tx;
    private @Nullable Result<R> result;

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
        return requireNonNull(result, "The work did not run");
    }

    /** Whether the work has to run again, because another transaction holds the lock and the batch did not wait. */
    boolean isLocked() {
        return result == null;
    }

    void read(Reads reads) throws SQLException {
        heads = new StreamHeads();
        result = null;
        unlessFailed(() -> {
            work.read(reads);
            reads.query(heads.read(work));
        });
    }

    /** A failure concerns only this work. */
    void read(RoundTrip.Rows rows, ResultSet row) {
        try {
            unlessFailed(() -> rows.read(row));
        } catch (SQLException faulty) {
            fail(new StoreFailedException(faulty));
        }
    }

    /** Registers what the work reads after its first reads, unless it could not read. Its owners are locked. */
    void readMore(Connection connection, Reads reads, boolean alone) throws SQLException {
        var begun = new Tx(connection, this, alone);
        tx = begun;
        unlessFailed(() -> {
            work.readMore(begun, reads);
            reads.query(heads.read(work));
        });
    }

    /**
     * Adds the work's changes, unless it fails or could not read.
     *
     * @return whether events or messages are among them
     */
    boolean decide(RoundTrip changes) throws SQLException {
        var begun = requireNonNull(tx);
        unlessFailed(() -> result = new Result.Answer<>(work.decide(begun)));
        if (result instanceof Result.Failure) {
            return false;
        }
        changes.merge(begun.take());
        return begun.hasEventsOrMessages();
    }

    private interface Step {
        void run() throws SQLException;
    }

    private void unlessFailed(Step step) throws SQLException {
        if (result instanceof Result.Failure) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException | Error faulty) {
            fail(faulty);
        }
    }

    void fail(Throwable failure) {
        result = new Result.Failure<>(failure);
    }

    boolean isOlderThan(Duration time, long now) {
        return now - since >= time.toNanos();
    }

    void end() {
        ended.complete(null);
    }

    R await() {
        ended.join();
        return answer();
    }

    R answer() {
        return result().orThrow();
    }
}
