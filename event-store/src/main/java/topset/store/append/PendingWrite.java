package topset.store.append;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.StoreFailedException;
import topset.store.StreamKey;
import topset.store.TypedEvent;
import topset.store.Write;

/** A write in the queue, together with the request thread that waits for the answer. */
final class PendingWrite<E, R> {

    private final Write<E, R> write;
    private final CompletableFuture<List<TypedEvent<E>>> committed = new CompletableFuture<>();
    private @Nullable Function<List<TypedEvent<E>>, R> answer;
    private List<TypedEvent<E>> recorded = List.of();
    private @Nullable Exception refusal;
    private @Nullable Long blockedSince;

    PendingWrite(Write<E, R> write) {
        this.write = write;
    }

    Athlete athlete() {
        return write.athlete();
    }

    int mostEvents() {
        return write.mostEvents();
    }

    StreamKey stream() {
        return new StreamKey(write.athlete().gym(), write.stream());
    }

    /**
     * Runs the method {@link Write#decide} of the write and records the new events. If this method throws an exception,
     * only this write fails.
     *
     * @throws SQLException if the transaction cannot continue
     */
    List<TypedEvent<E>> decide(LockedStream<E> stream) throws SQLException {
        recorded = List.of();
        refusal = null;
        try {
            Decided<E, R> decided = write.decide(stream);
            recorded = stream.record(write.athlete(), decided.events(), write.actor(), write.traceParent());
            stream.keepWrites();
            answer = decided.answer();
        } catch (RuntimeException failure) {
            stream.undoWrites();
            refusal = failure;
        } catch (SQLException failure) {
            if (!stream.undoWrites()) {
                throw failure;
            }
            refusal = new StoreFailedException(failure);
        }
        return recorded;
    }

    /** Answers the request. This method may be called only after the transaction is committed. */
    void settle() {
        if (refusal != null) {
            committed.completeExceptionally(refusal);
        } else {
            committed.complete(recorded);
        }
    }

    /** Returns how long another transaction has locked the athlete, since the first call of this method. */
    Duration blocked(long nanoTime) {
        if (blockedSince == null) {
            blockedSince = nanoTime;
        }
        return Duration.ofNanos(nanoTime - blockedSince);
    }

    void fail(Throwable failure) {
        committed.completeExceptionally(failure);
    }

    /** Waits on the request's thread until the write is committed or has failed, and returns the answer. */
    R await() {
        try {
            List<TypedEvent<E>> events = committed.join();
            return Objects.requireNonNull(answer, "A committed write must have an answer")
                    .apply(events);
        } catch (CompletionException failure) {
            switch (failure.getCause()) {
                case RuntimeException refused -> throw refused;
                case Error error -> throw error;
                case null, default -> throw failure;
            }
        }
    }
}
