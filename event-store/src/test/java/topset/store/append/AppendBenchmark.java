package topset.store.append;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import topset.store.EventStore;
import topset.store.SharedStack;
import topset.store.StoreDatabase;
import topset.store.outbox.Relay;

/**
 * Measures durable appends of an event and an outbox row, on the real database. It is no test and is run by hand.
 *
 * <p>Arguments: the number of threads of the committer, its gathering time in milliseconds, and optionally a rate. Without
 * a rate, each writer waits for its answer before the next append. With a rate, so many appends a second begin,
 * independent of the answers. The beginning is not counted. With a fourth argument, the relay then drains the
 * outbox.
 */
public final class AppendBenchmark {

    private static final int SECONDS = 3;
    private static final int ATHLETES = 1_000;
    private static final String SET =
            "{\"setId\":\"0198a3c4-0000-7000-8000-000000000000\",\"revision\":1,\"role\":\"TOP\","
                    + "\"exercise\":\"bench-press\",\"load\":{\"value\":102.5,\"unit\":\"kg\"},\"reps\":5,\"rpe\":8.5}";

    private AppendBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        var gather = Duration.ofMillis(arguments.length > 1 ? Long.parseLong(arguments[1]) : 0);
        var limits = new TurnQueue.Limits(threads, 16, gather, 64, 500, 2_048, 1_024, 64);
        int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        StoreDatabase database = StoreDatabase.create();
        try (var connections = database.dataSource(64)) {
            var store = new EventStore(connections, owners -> {});
            try (var committer = new Committer(store.batch(), limits, System::nanoTime)) {
                if (rate > 0) {
                    openLoop(rate, committer);
                } else {
                    for (int writers : new int[] {1, 8, 16, 64}) {
                        measure("committer", writers, writer -> committer.submit(writer.work()));
                        measure("a batch each", writers, writer -> store.batch().runAlone(writer.work()));
                    }
                }
            }
            System.out.println("events in a transaction: "
                    + database.ask("SELECT round(count(*)::numeric / count(DISTINCT xid), 2) FROM event"));
            if (arguments.length > 3) {
                drain(database);
            }
        }
        System.exit(0);
    }

    private static void openLoop(int rate, Committer committer) throws InterruptedException {
        var writers =
                IntStream.range(0, ATHLETES).mapToObj(n -> new Writer("o-" + n)).toList();
        var latencies = new ConcurrentLinkedQueue<Long>();
        long begin = System.nanoTime();
        int all = rate * (SECONDS + 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < all; n++) {
                long due = begin + n * 1_000_000_000L / rate;
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(Duration.ofNanos(wait));
                }
                var writer = writers.get(n * 7 % ATHLETES);
                threads.execute(() -> {
                    committer.submit(writer.work());
                    if (due - begin > 1_000_000_000) {
                        latencies.add(System.nanoTime() - due);
                    }
                });
            }
        }
        print("open loop", rate, latencies.stream().mapToLong(Long::longValue).toArray());
    }

    private static void drain(StoreDatabase database) throws InterruptedException {
        SharedStack.createTopic("log", 24, "delete");
        long rows = Long.parseLong(database.ask("SELECT count(*) FROM outbox"));
        try (var relay = new Relay(
                "bench",
                database.url(),
                StoreDatabase.SERVICE,
                database.servicePassword(),
                Map.of("bootstrap.servers", SharedStack.bootstrapServers()))) {
            relay.start();
            while (relay.published() == 0) {
                Thread.sleep(1);
            }
            long begin = System.nanoTime();
            long before = relay.published();
            while (relay.published() < rows) {
                Thread.sleep(1);
            }
            System.out.printf("relay drains %.0f messages/s%n", (rows - before) / ((System.nanoTime() - begin) / 1e9));
        }
    }

    private interface Step {
        void append(Writer writer);
    }

    private static void measure(String how, int writers, Step step) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime() + 500_000_000;
        long end = begin + SECONDS * 1_000_000_000L;
        var running = new ArrayList<Future<long[]>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < writers; n++) {
                var writer = new Writer(how.charAt(0) + "-" + writers + "-" + n);
                Callable<long[]> loop = () -> {
                    var latencies = new ArrayList<Long>();
                    for (long now = System.nanoTime(); now < end; ) {
                        step.append(writer);
                        long after = System.nanoTime();
                        if (now >= begin) {
                            latencies.add(after - now);
                        }
                        now = after;
                    }
                    return latencies.stream().mapToLong(Long::longValue).toArray();
                };
                running.add(threads.submit(loop));
            }
        }
        long[] all = new long[0];
        for (Future<long[]> one : running) {
            long[] part = one.get();
            int length = all.length;
            all = Arrays.copyOf(all, length + part.length);
            System.arraycopy(part, 0, all, length, part.length);
        }
        print(how, writers, all);
    }

    private static void print(String how, int writers, long[] latencies) {
        Arrays.sort(latencies);
        System.out.printf(
                "%-14s %3d: %6d appends/s, p50 %.2f ms, p99 %.2f ms%n",
                how,
                writers,
                latencies.length / SECONDS,
                latencies[latencies.length / 2] / 1e6,
                latencies[latencies.length * 99 / 100] / 1e6);
    }

    /** Appends events to one stream of one athlete. */
    private record Writer(String name) {
        TestWork<Long> work() {
            return TestWork.append(name, SET);
        }
    }
}
