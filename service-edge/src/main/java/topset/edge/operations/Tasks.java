package topset.edge.operations;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Runs tasks concurrently. */
public final class Tasks {
    private Tasks() {}

    /** Waits until all have ended. Then throws the exception of the first task that failed, if any. */
    public static void runAll(List<Runnable> tasks, int atOnce, ThreadFactory factory) {
        try (var threads = Executors.newFixedThreadPool(atOnce, factory)) {
            for (var result :
                    threads.invokeAll(tasks.stream().map(Executors::callable).toList())) {
                result.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
