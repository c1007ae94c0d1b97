package topset.edge.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** Runs tasks concurrently. */
public final class Tasks {
    private Tasks() {}

    /** Waits until all have ended. Then throws the exception of the first task that failed, if any. */
    public static void runAll(List<Runnable> tasks, int atOnce, ThreadFactory factory) {
        var results = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(atOnce, factory)) {
            tasks.forEach(task -> results.add(threads.submit(task)));
        }
        for (var result : results) {
            try {
                result.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
