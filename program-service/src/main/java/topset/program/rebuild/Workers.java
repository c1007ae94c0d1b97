package topset.program.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a limited number of tasks, each on its own thread. */
final class Workers {
    private Workers() {}

    /**
     * Runs all tasks and waits until every task has ended.
     *
     * @throws RuntimeException if a task failed: the exception of the first failed task
     */
    static void runAll(String name, List<Runnable> tasks) {
        var factory = Thread.ofPlatform().name(name + "-", 1).daemon().factory();
        try (var threads = Executors.newFixedThreadPool(Math.max(1, tasks.size()), factory)) {
            var running = new ArrayList<Future<?>>();
            tasks.forEach(task -> running.add(threads.submit(task)));
            for (var each : running) {
                each.get();
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RebuildAborted("this replica stops");
        }
    }
}
