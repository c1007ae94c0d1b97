package topset.edge.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.ToLongFunction;

/** Divides work into tasks, and runs tasks concurrently. */
public final class Tasks {
    private Tasks() {}

    /**
     * Divides items, in their order, into portions of at most {@code mostItems} items. The weights of a portion sum up to
     * at most {@code mostWeight}, unless one item alone is heavier.
     */
    public static <T> List<List<T>> portions(
            List<T> items, int mostItems, long mostWeight, ToLongFunction<? super T> weight) {
        var portions = new ArrayList<List<T>>();
        int from = 0;
        long sum = 0;
        for (int n = 0; n < items.size(); n++) {
            long more = weight.applyAsLong(items.get(n));
            if (n > from && (n - from == mostItems || sum + more > mostWeight)) {
                portions.add(items.subList(from, n));
                from = n;
                sum = 0;
            }
            sum += more;
        }
        if (from < items.size()) {
            portions.add(items.subList(from, items.size()));
        }
        return portions;
    }

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
