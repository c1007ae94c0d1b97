package topset.store.append;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Given;
import topset.store.Projection;
import topset.store.RecordedEvent;
import topset.store.SharedStack;
import topset.store.StoreDatabase;
import topset.store.StreamView;
import topset.store.Write;
import topset.store.outbox.Relay;

/**
 * Measures durable appends per second, of an event and an outbox row, on the real database. It is no test and is run by
 * hand. Each writer waits for its answer before the next append. The first half second is not counted.
 */
public final class AppendBenchmark {

    private static final int SECONDS = 3;
    private static final String SET =
            "{\"setId\":\"0198a3c4-0000-7000-8000-000000000000\",\"revision\":1,\"role\":\"TOP\","
                    + "\"exercise\":\"bench-press\",\"load\":{\"value\":102.5,\"unit\":\"kg\"},\"reps\":5,\"rpe\":8.5}";

    private AppendBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        StoreDatabase database = StoreDatabase.create();
        try (var connections = database.dataSource(64)) {
            var store = new EventStore(connections, Given.feed("log"), () -> {});
            for (int writers : new int[] {1, 8, 64}) {
                measure(
                        "one transaction each",
                        writers,
                        writer -> store.transact(
                                List.of(writer.athlete()),
                                transaction -> Given.store(
                                        transaction,
                                        List.of(new Append<>(
                                                writer.athlete(),
                                                writer.stream(),
                                                writer.next(),
                                                List.of(Given.published(SET)),
                                                Given.KIM,
                                                null)))));
                try (var commits = new GroupCommit<>(store, RecordedEvent::data, Projection.none(), 128)) {
                    measure("group commit", writers, commits::submit);
                }
            }
            System.out.println("in the outbox: " + database.ask("SELECT count(*) FROM outbox"));
            if (arguments.length > 0) {
                drain(database);
            }
        }
        System.exit(0);
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
        Arrays.sort(all);
        System.out.printf(
                "%-22s %2d writers: %6d appends/s, p50 %.2f ms, p99 %.2f ms%n",
                how, writers, all.length / SECONDS, all[all.length / 2] / 1e6, all[all.length * 99 / 100] / 1e6);
    }

    /** Appends events to one stream of one athlete, one after the other. */
    private static final class Writer implements Write<String, Long> {
        private final String name;
        private long version;

        Writer(String name) {
            this.name = name;
        }

        long next() {
            return version++;
        }

        @Override
        public Athlete athlete() {
            return Given.athlete(name);
        }

        @Override
        public String stream() {
            return "session-" + name;
        }

        @Override
        public Actor actor() {
            return Given.KIM;
        }

        @Override
        public @Nullable String traceParent() {
            return null;
        }

        @Override
        public Decided<String, Long> decide(StreamView<String> stream) {
            return new Decided<>(
                    List.of(Given.published(SET)),
                    events -> events.getFirst().stored().version());
        }
    }
}
