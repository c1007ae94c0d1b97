package topset.verification.bench;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import topset.contract.SetRole;
import topset.verification.support.ServiceClient;
import topset.verification.support.SessionClient;
import topset.verification.support.SetRequest;

/**
 * Measures how long the latency of sets stays higher than normal after an overload of three times the capacity.
 *
 * <p>A watched gym logs twenty sets per second, before and after the overload. Each of these sets is timed until the
 * answer to a request for today's plan ({@code today}) includes the set. To measure the capacity, 32 callers of twenty
 * other gyms log sets, each waiting for the answer; the capacity is the rate of acknowledged sets. The overload is
 * three times that rate, sent without waiting for answers.
 *
 * <p>Arguments, all optional: seconds of overload (30), seconds of warm-up before (60).
 */
public final class Overload {
    private static final int TIMES = 3;
    private static final int GYMS = 20;
    private static final int ATHLETES_A_GYM = 20;
    private static final int CALLERS = 32;
    private static final Duration CAPACITY = Duration.ofSeconds(15);
    private static final int WATCHED = 50;
    private static final int WATCHED_RATE = 20;
    private static final int BEFORE_SECONDS = 20;
    private static final int AFTER_SECONDS = 40;

    /** The number of sets that each watched athlete logs before the overload. */
    private static final int SETS_BEFORE = WATCHED_RATE * BEFORE_SECONDS / WATCHED;

    /**
     * The largest number of concurrent requests of this load generator. Usually the service answers before this limit
     * is reached. If the limit is reached, further requests are counted as not sent.
     */
    private static final int IN_FLIGHT = 1_500;

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int UNANSWERED = 0;
    private static final int UNSENT = -1;

    private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final Queue<Long> nanosToRefusal = new ConcurrentLinkedQueue<>();
    private final List<Sender> senders;

    private Overload(List<Sender> senders) {
        this.senders = senders;
    }

    /** A caller that writes to one session of an athlete with the token of the gym's app. */
    private record Sender(ServiceClient app, SessionClient training) {
        int send() {
            var set = SetRequest.bench(SetRole.WARM_UP, "60", 5, null, OffsetDateTime.now(ZoneOffset.UTC));
            try {
                return app.post(training.path() + "/sets", set).status();
            } catch (UncheckedIOException broken) {
                return UNANSWERED;
            }
        }
    }

    /** Measures how long the latency of sets stays higher after an overload, and prints the latency of each second. */
    public static void main(String[] arguments) throws InterruptedException {
        var seconds = Latency.argument(arguments, 0, 30);
        var warmUp = Duration.ofSeconds(Latency.argument(arguments, 1, 60));
        var latency = new Latency();
        System.out.printf(Locale.ROOT, "warming up for %d s …%n", warmUp.toSeconds());
        System.out.printf(Locale.ROOT, "  %d sets%n", latency.warmUp(warmUp));
        System.out.printf(Locale.ROOT, "%d athletes in %d gyms …%n", GYMS * ATHLETES_A_GYM + WATCHED, GYMS + 1);
        var watched = latency.trainings("watched", WATCHED);
        var overload = new Overload(senders(latency));

        var capacity = overload.capacity();
        System.out.printf(Locale.ROOT, "capacity: %d sets/s acknowledged%n", capacity);
        Latency.run(watched, WATCHED_RATE, BEFORE_SECONDS);
        var before = Latency.run(watched, SETS_BEFORE, WATCHED_RATE, BEFORE_SECONDS);
        overload.send(TIMES * capacity, seconds);
        var after = Latency.run(watched, 2 * SETS_BEFORE, WATCHED_RATE, AFTER_SECONDS);

        System.out.printf(Locale.ROOT, "%d sets/s for %d s: %s%n", TIMES * capacity, seconds, overload.answered());
        overload.reportRefusals();
        report("before", before);
        report("after", after);
        inSeconds(before, after);
        System.exit(0);
    }

    private static List<Sender> senders(Latency latency) {
        return IntStream.range(0, GYMS)
                .mapToObj(nth -> "crowd-" + nth)
                .flatMap(gym -> senders(latency, gym))
                .toList();
    }

    private static Stream<Sender> senders(Latency latency, String gym) {
        var pair = latency.pair();
        var app = new ServiceClient(pair.sessions(), pair.token(gym, "platform", "app"));
        return latency.trainings(gym, ATHLETES_A_GYM).stream().map(training -> new Sender(app, training));
    }

    /** Measures how many sets per second are acknowledged if each caller waits for the answer before the next set. */
    private int capacity() {
        var ends = System.nanoTime() + CAPACITY.toNanos();
        var acknowledged = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                var first = caller;
                callers.execute(() -> {
                    for (int nth = first; System.nanoTime() < ends; nth += CALLERS) {
                        if (senders.get(nth % senders.size()).send() == 201) {
                            acknowledged.incrementAndGet();
                        }
                    }
                });
            }
        }
        return (int) (acknowledged.get() / CAPACITY.toSeconds());
    }

    private void send(int rate, int seconds) throws InterruptedException {
        var free = new Semaphore(IN_FLIGHT);
        var every = 1_000_000_000L / rate;
        var start = System.nanoTime();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < rate * seconds; i++) {
                for (var left = start + i * every - System.nanoTime();
                        left > 0;
                        left = start + i * every - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                if (!free.tryAcquire()) {
                    count(UNSENT);
                    continue;
                }
                var sender = senders.get(i % senders.size());
                callers.execute(() -> {
                    count(sender);
                    free.release();
                });
            }
        }
    }

    /** Sends a set, and times the answer if it is a refusal. */
    private void count(Sender sender) {
        var began = System.nanoTime();
        var status = sender.send();
        count(status);
        if (status == TOO_MANY || status == UNAVAILABLE) {
            nanosToRefusal.add(System.nanoTime() - began);
        }
    }

    private void count(int status) {
        answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    private String answered() {
        return answers.entrySet().stream()
                .map(each -> each.getValue() + " × "
                        + switch (each.getKey()) {
                            case UNSENT -> "not sent, " + IN_FLIGHT + " calls were waiting";
                            case UNANSWERED -> "no answer";
                            default -> each.getKey().toString();
                        })
                .collect(Collectors.joining(", "));
    }

    private void reportRefusals() {
        var nanos = nanosToRefusal.stream().mapToLong(Long::longValue).sorted().toArray();
        if (nanos.length > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "refused (429 and 503) after p50 %.1f ms  p99 %.1f ms%n",
                    Latency.millis(nanos, 0.50),
                    Latency.millis(nanos, 0.99));
        }
    }

    private static void report(String when, Latency.Outcome[] outcomes) {
        var nanos = Latency.sorted(outcomes);
        System.out.printf(
                Locale.ROOT,
                "%-6s sets %d  p50 %.1f ms  p99 %.1f ms  wrong or late %d%n",
                when,
                nanos.length,
                Latency.millis(nanos, 0.50),
                Latency.millis(nanos, 0.99),
                Arrays.stream(outcomes).filter(each -> each.wrong() != null).count());
    }

    /**
     * Prints the latency of each second after the overload, and the first second from which on the median stays at or
     * below twice the median before the overload.
     */
    private static void inSeconds(Latency.Outcome[] before, Latency.Outcome[] after) {
        var bound = 2 * Latency.millis(Latency.sorted(before), 0.50);
        var first = Arrays.stream(after).mapToLong(Latency.Outcome::due).min().orElseThrow();
        var seconds = Arrays.stream(after)
                .collect(Collectors.groupingBy(
                        each -> Duration.ofNanos(each.due() - first).toSeconds(), TreeMap::new, Collectors.toList()));
        long recovered = 0;
        for (var second : seconds.entrySet()) {
            var nanos = Latency.sorted(second.getValue().toArray(Latency.Outcome[]::new));
            var median = Latency.millis(nanos, 0.50);
            System.out.printf(
                    Locale.ROOT,
                    "  second %2d  p50 %.1f ms  max %.1f ms%n",
                    second.getKey(),
                    median,
                    Latency.millis(nanos, 1));
            if (median > bound) {
                recovered = second.getKey() + 1;
            }
        }
        System.out.printf(Locale.ROOT, "as before (p50 at most %.1f ms) after %d s%n", bound, recovered);
    }
}
