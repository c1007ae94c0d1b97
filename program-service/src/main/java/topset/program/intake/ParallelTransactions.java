package topset.program.intake;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Runs the transactions of a batch, two at a time: while PostgreSQL works for one transaction, this service computes
 * for the other. The transactions have no athlete in common, so they do not wait for each other's locks.
 */
final class ParallelTransactions {

    private ParallelTransactions() {}

    /**
     * Runs transactions, which start in the given order, and returns when all have ended. After a failure no further
     * transaction starts.
     *
     * @throws RuntimeException the failure of a transaction; other transactions may have been committed
     */
    static void run(List<Runnable> transactions) {
        if (transactions.size() <= 1) {
            transactions.forEach(Runnable::run);
            return;
        }
        var queue = new ConcurrentLinkedQueue<>(transactions);
        var second = CompletableFuture.runAsync(
                () -> runAll(queue),
                task -> Thread.ofPlatform().name("intake-second").start(task));
        Throwable failure = null;
        try {
            runAll(queue);
        } catch (Throwable e) {
            failure = e;
        }
        try {
            second.join();
        } catch (CompletionException e) {
            failure = failure == null ? e.getCause() : failure;
        }
        switch (failure) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    private static void runAll(Queue<Runnable> queue) {
        try {
            for (var transaction = queue.poll(); transaction != null; transaction = queue.poll()) {
                transaction.run();
            }
        } catch (Throwable e) {
            queue.clear();
            throw e;
        }
    }
}
