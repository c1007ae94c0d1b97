package topset.store.append;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/** A work in the queue or in a batch, together with the request thread that waits for the answer. */
final class PendingWork<R> implements Work<R> {

    private final Work<R> work;
    private final int mostEvents;
    private final long since;
    private final CompletableFuture<WorkResult<R>> ended = new CompletableFuture<>();
    private @Nullable R answer;

    /** @param since by the committer's clock, in nanoseconds */
    PendingWork(Work<R> work, int mostEvents, long since) {
        this.work = work;
        this.mostEvents = mostEvents;
        this.since = since;
    }

    int mostEvents() {
        return mostEvents;
    }

    @Override
    public Athlete owner() {
        return work.owner();
    }

    @Override
    public void read(Reads reads) {
        work.read(reads);
    }

    @Override
    public R decide(Tx tx) throws SQLException {
        R decided = work.decide(tx);
        answer = decided;
        return decided;
    }

    boolean isOlderThan(Duration time, long now) {
        return now - since >= time.toNanos();
    }

    /** Answers the request, after the commit. */
    void answer() {
        ended.complete(new WorkResult.Answer<>(Objects.requireNonNull(answer)));
    }

    void fail(Throwable failure) {
        ended.complete(new WorkResult.Failure<>(failure));
    }

    /** Waits on the request's thread until the work is committed or has failed, and returns the answer. */
    R await() {
        return ended.join().answer();
    }
}
