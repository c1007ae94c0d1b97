package topset.program.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

/**
 * The part of a batch of session events that is not processed yet, divided into transactions of a few athletes each.
 * Gyms take turns in it, athlete by athlete, so a gym with many athletes in the batch does not delay the athletes of
 * another gym (ADR 0041). All events of an athlete are in one transaction, in the order received.
 */
public final class IntakeBatch {

    static final int MOST_ATHLETES = 64;

    /** The events of the athletes of one transaction. */
    record Part(List<List<Incoming>> byAthlete) {
        private boolean erases() {
            return byAthlete.getFirst().stream().anyMatch(SessionFacts::erases);
        }
    }

    final ConcurrentLinkedDeque<Part> parts = new ConcurrentLinkedDeque<>();

    /**
     * The erasures. Years of data are erased in one transaction, which also locks the gym. So each erasure has a
     * transaction of its own, and no two run at the same time.
     */
    final Queue<Part> erasures = new ConcurrentLinkedQueue<>();

    private final List<Part> failed = new ArrayList<>();
    private final Map<Athlete, Integer> failures = new HashMap<>();
    private @Nullable RuntimeException failure;

    public IntakeBatch(List<Incoming> batch) {
        var gyms = new LinkedHashMap<String, Map<Athlete, List<Incoming>>>();
        for (var event : batch) {
            gyms.computeIfAbsent(event.athlete().gym(), gym -> new LinkedHashMap<>())
                    .computeIfAbsent(event.athlete(), athlete -> new ArrayList<>())
                    .add(event);
        }
        var lines = new ArrayDeque<Iterator<List<Incoming>>>();
        gyms.values().forEach(athletes -> lines.add(athletes.values().iterator()));
        var inTurn = new ArrayList<List<Incoming>>();
        while (!lines.isEmpty()) {
            var line = lines.remove();
            var events = line.next();
            if (events.stream().anyMatch(SessionFacts::erases)) {
                erasures.add(new Part(List.of(events)));
            } else {
                inTurn.add(events);
            }
            if (line.hasNext()) {
                lines.add(line);
            }
        }
        for (int n = 0; n < inTurn.size(); n += MOST_ATHLETES) {
            parts.add(new Part(inTurn.subList(n, Math.min(n + MOST_ATHLETES, inTurn.size()))));
        }
    }

    /**
     * Runs all transactions, two at a time: while PostgreSQL works for one transaction, this service computes for the
     * other. They have no athlete in common, so they do not wait for each other's locks.
     *
     * @param transaction must call {@link #failed} or {@link #stop} instead of throwing an exception
     * @throws RuntimeException the last failure, if a transaction has failed; it is run again by the next call
     */
    void run(Consumer<Part> transaction) {
        var second = parts.size() < 2
                ? CompletableFuture.<Void>completedFuture(null)
                : CompletableFuture.runAsync(
                        () -> runAll(parts, transaction),
                        task -> Thread.ofPlatform().name("intake-second").start(task));
        try {
            runAll(parts, transaction);
        } finally {
            join(second);
        }
        runAll(erasures, transaction);
        failed.forEach(each -> (each.erases() ? erasures : parts).add(each));
        failed.clear();
        var thrown = failure;
        failure = null;
        if (thrown != null) {
            throw thrown;
        }
    }

    private static void runAll(Queue<Part> parts, Consumer<Part> transaction) {
        for (var part = parts.poll(); part != null; part = parts.poll()) {
            try {
                transaction.accept(part);
            } catch (Throwable e) {
                parts.add(part);
                throw e;
            }
        }
    }

    private static void join(CompletableFuture<Void> second) {
        try {
            second.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** Keeps the events of athletes for the next {@link #run}. */
    synchronized void failed(Part part, RuntimeException with) {
        failed.add(part);
        failure = with;
    }

    /** Keeps the events of athletes, and all transactions that have not started, for the next {@link #run}. */
    synchronized void stop(Part part, RuntimeException with) {
        failed(part, with);
        runAll(parts, failed::add);
        runAll(erasures, failed::add);
    }

    synchronized int countFailure(Athlete athlete) {
        return failures.merge(athlete, 1, Integer::sum);
    }
}
