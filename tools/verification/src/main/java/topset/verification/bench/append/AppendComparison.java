package topset.verification.bench.append;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import topset.verification.bench.measure.FigureTable;

/**
 * Compares how many events per second the event store of this project and the JDBC event storage of Axon Framework
 * append durably, in this JVM and on the same PostgreSQL. Each append stores one event and its outbox row in one
 * transaction. Both stores use the same pool of connections, serialize the same set, and store the same message. The
 * order of the measurements alternates. Each measurement checks that the store holds every counted event.
 *
 * <p>Argument, optional: seconds of each of the twelve measurements (10).
 */
public final class AppendComparison {
    /** The largest number of threads. Axon Framework uses one connection per thread. */
    private static final int MOST_THREADS = 64;

    private static final int SESSIONS_OF_THREAD = 16;

    /** The numbers of threads, each with the wanted ratio. */
    private static final List<Goal> GOALS = List.of(new Goal(1, 0), new Goal(16, 2), new Goal(64, 3));

    private final ComparedDatabase database;
    private final ComparedStore topset;
    private final ComparedStore axon;

    private AppendComparison(ComparedDatabase database) throws SQLException {
        this.database = database;
        this.topset = new TopsetStore(database);
        this.axon = new AxonStore(database, MOST_THREADS);
    }

    private record Goal(int threads, double ratio) {}

    /** The number of appended events, and how long it took to append them. */
    private record Run(long events, long nanos) {
        Run plus(Run other) {
            return new Run(events + other.events, nanos + other.nanos);
        }

        double rate() {
            return events * 1e9 / nanos;
        }
    }

    /** The rates of both stores, in events per second. */
    private record Rates(double topset, double axon) {
        double ratio() {
            return topset / axon;
        }
    }

    /** Compares both stores for several numbers of threads, and prints a row for each number. */
    public static void main(String[] arguments) throws SQLException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        var comparison = new AppendComparison(ComparedDatabase.start());
        comparison.warmUp(seconds);
        var table = new FigureTable("durable appends with an outbox row, each in the order Topset, Axon, Axon, Topset");
        for (var goal : GOALS) {
            var rates = comparison.compare(goal.threads(), seconds);
            table.row(
                    String.format(
                            Locale.ROOT,
                            "%2d threads: Topset %,.0f/s, Axon %,.0f/s",
                            goal.threads(),
                            rates.topset(),
                            rates.axon()),
                    goal.ratio() == 0 ? "" : String.format(Locale.ROOT, "≥ %.2f x Axon", goal.ratio()),
                    String.format(Locale.ROOT, "%.2f x Axon", rates.ratio()));
        }
        table.print();
        System.exit(0);
    }

    /** Returns how many times as many events per second this project's store appends with 16 threads. */
    public static double ratio(int seconds) throws SQLException {
        var comparison = new AppendComparison(ComparedDatabase.start());
        comparison.warmUp(seconds);
        return comparison.compare(16, seconds).ratio();
    }

    /** Lets the JIT compiler compile the code of both stores. */
    private void warmUp(int seconds) throws SQLException {
        compare(MOST_THREADS, Math.max(1, seconds / 2));
    }

    private Rates compare(int threads, int seconds) throws SQLException {
        var first = measure(topset, threads, seconds);
        var axons = measure(axon, threads, seconds).plus(measure(axon, threads, seconds));
        return new Rates(first.plus(measure(topset, threads, seconds)).rate(), axons.rate());
    }

    private Run measure(ComparedStore store, int threads, int seconds) throws SQLException {
        database.checkpoint();
        long events = store.events();
        long messages = store.messages();
        var run = append(store, threads, Duration.ofSeconds(seconds));
        require(store.events() - events, run.events(), store.name() + " events");
        require(store.messages() - messages, run.events(), store.name() + " outbox rows");
        return run;
    }

    private static Run append(ComparedStore store, int threads, Duration duration) {
        long began = System.nanoTime();
        long ends = began + duration.toNanos();
        try (var appenders = Executors.newFixedThreadPool(threads)) {
            var counts = IntStream.range(0, threads)
                    .mapToObj(_ -> appenders.submit(() -> appendUntil(ends, store)))
                    .toList();
            long events = 0;
            for (var count : counts) {
                events += count.get();
            }
            return new Run(events, System.nanoTime() - began);
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long appendUntil(long ends, ComparedStore store) {
        var sessions = IntStream.range(0, SESSIONS_OF_THREAD)
                .mapToObj(_ -> OpenSession.ofNewAthlete())
                .toList();
        long appended = 0;
        while (System.nanoTime() < ends) {
            sessions.get((int) (appended % SESSIONS_OF_THREAD)).append(store);
            appended++;
        }
        return appended;
    }

    private static void require(long stored, long appended, String what) {
        if (stored != appended) {
            throw new IllegalStateException(what + ": " + stored + " are stored, but " + appended + " were appended");
        }
    }
}
