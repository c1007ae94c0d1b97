package topset.verification.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.testsupport.Lifts;
import topset.verification.bench.measure.OpenLoop;
import topset.verification.support.GymClient;
import topset.verification.support.PlanSlots;
import topset.verification.support.RunningPair;
import topset.verification.support.SessionClient;
import topset.verification.support.SetRequest;

/**
 * Measures the time from sending a top set (the heaviest set of an exercise) until the answer to a request for today's
 * plan ({@code today}) includes the set. Sets are sent at a fixed rate, without waiting for answers (open loop). The
 * time of a set is measured from the moment at which it was due, so a delay counts for every set that was due during
 * the delay.
 *
 * <p>Before the measurement, athletes of another gym train as fast as a few callers can, each waiting for answers
 * (closed loop), until the JVM's JIT compiler has compiled the services' code. Otherwise the services would be slower
 * than the rate, and more and more sets would wait. After a short pause, sets are sent at the fixed rate. The results
 * of the first twenty seconds are printed but not counted, because the JIT compiler compiles further code under this
 * load.
 *
 * <p>Arguments, all optional: athletes (1000), sets per second (200), seconds (60), seconds of warm-up before (120).
 */
public final class Latency {
    private static final BigDecimal STEP = new BigDecimal("2.5");
    private static final BigDecimal BAR = new BigDecimal("20");
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final int CALLERS = 8;
    private static final int WARM_UP_SETS = 12;
    private static final int WINDOW_SECONDS = 10;
    private static final int RUN_IN_SECONDS = 20;

    private static final String LATE = "answered without the set";

    private final RunningPair pair = RunningPair.start(true);

    Latency() {}

    RunningPair pair() {
        return pair;
    }

    /**
     * The measured latency of one set; if the set failed, also a description of the failure.
     *
     * @param due the time at which the set was to be sent
     */
    record Outcome(long due, long nanos, @Nullable String wrong) {}

    public static void main(String[] arguments) throws Exception {
        var athletes = argument(arguments, 0, 1000);
        var rate = argument(arguments, 1, 200);
        var seconds = argument(arguments, 2, 60);
        var warmUp = Duration.ofSeconds(argument(arguments, 3, 120));
        var latency = new Latency();
        System.out.printf(Locale.ROOT, "warming up: %d callers for %d s …%n", CALLERS, warmUp.toSeconds());
        System.out.printf(Locale.ROOT, "  %d sets%n", latency.warmUp(warmUp));
        System.out.printf(Locale.ROOT, "%d athletes: profiles, programs, sessions, tokens …%n", athletes);
        var trainings = latency.trainings("bench", athletes);
        Thread.sleep(QUIET);
        System.out.printf(
                Locale.ROOT, "measuring: %d sets/s for %d s, after %d s of it …%n", rate, seconds, RUN_IN_SECONDS);
        var failed = report(run(trainings, rate, RUN_IN_SECONDS + seconds));
        System.exit(failed ? 1 : 0);
    }

    static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    List<SessionClient> trainings(String name, int athletes) {
        var gym = new GymClient(pair, name);
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var all = IntStream.range(0, athletes)
                    .mapToObj(i -> callers.submit(() -> training(gym, "lifter-" + i)))
                    .toList();
            return all.stream().map(Latency::get).toList();
        }
    }

    static SessionClient training(GymClient gym, String athlete) {
        var lifter = gym.lifter(athlete).profile(ZoneId.of("Etc/UTC"));
        lifter.program(LocalDate.now(ZoneOffset.UTC), Lifts.bench());
        return lifter.train(OffsetDateTime.now(ZoneOffset.UTC), 1);
    }

    static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Logs sessions of a dozen sets each, one after the other, for the given time. Returns the number of logged sets.
     */
    int warmUp(Duration howLong) {
        var gym = new GymClient(pair, "warm-up");
        var ends = System.nanoTime() + howLong.toNanos();
        var athletes = new AtomicInteger();
        var sets = new AtomicInteger();
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> {
                        while (System.nanoTime() < ends) {
                            var training = training(gym, "lifter-" + athletes.getAndIncrement());
                            for (int nth = 0; nth < WARM_UP_SETS && System.nanoTime() < ends; nth++) {
                                one(training, nth, System.nanoTime());
                                sets.incrementAndGet();
                            }
                        }
                    }))
                    .toList()
                    .forEach(Latency::get);
        }
        return sets.get();
    }

    static Outcome[] run(List<SessionClient> trainings, int rate, int seconds) {
        return run(trainings, 0, rate, seconds);
    }

    /**
     * Sends sets at a fixed rate, whether or not earlier sets were answered, and times each of them.
     *
     * @param before the number of sets that each athlete has already sent
     */
    static Outcome[] run(List<SessionClient> trainings, int before, int rate, int seconds) {
        var outcomes = new ConcurrentLinkedQueue<Outcome>();
        OpenLoop.run(
                rate,
                seconds,
                (number, due) -> outcomes.add(
                        one(trainings.get(number % trainings.size()), before + number / trainings.size(), due)));
        return outcomes.toArray(Outcome[]::new);
    }

    /**
     * Logs one set and times it. Each set of an athlete is heavier than the previous one, so the newest set determines
     * today's load of the backoff sets (the lighter sets after the top set).
     */
    private static Outcome one(SessionClient training, int nth, long due) {
        var load = new BigDecimal(60 + nth);
        var set = SetRequest.bench(SetRole.TOP, load.toPlainString(), 4, "8.5", OffsetDateTime.now(ZoneOffset.UTC));
        try {
            var recorded = training.log(set);
            var answer = training.lifter().today(recorded);
            var nanos = System.nanoTime() - due;
            long planned = answer.getAsOf().getSequence();
            if (planned < recorded.sequence()) {
                return new Outcome(due, nanos, LATE);
            }
            if (planned > recorded.sequence()) {
                // A newer set of the same athlete has overtaken this one, and today's backoff load follows that set.
                return new Outcome(due, nanos, null);
            }
            var today = PlanSlots.of(answer, Lifts.BENCH);
            var top = today.getTop();
            var backoff = today.getBackoff();
            var right = top != null
                    && backoff != null
                    && top.getLoad().compareTo(load) == 0
                    && backoff.getLoad().compareTo(backoffAfter(load)) == 0;
            return new Outcome(due, nanos, right ? null : load + " kg answered " + today);
        } catch (RuntimeException | AssertionError e) {
            return new Outcome(due, System.nanoTime() - due, e.toString());
        }
    }

    /**
     * Returns the expected load of the backoff sets (the lighter sets after the top set): 15 % less than the given
     * load, rounded to the nearest of 20, 22.5, 25 … kg. If two loads are equally near, returns the lower one.
     */
    private static BigDecimal backoffAfter(BigDecimal load) {
        var exact = load.multiply(new BigDecimal("0.85"));
        return exact.subtract(BAR)
                .divide(STEP, 0, RoundingMode.HALF_DOWN)
                .multiply(STEP)
                .add(BAR);
    }

    private static boolean report(Outcome[] outcomes) {
        var first = Arrays.stream(outcomes).mapToLong(Outcome::due).min().orElseThrow();
        inWindows(outcomes, first);
        var counted = first + Duration.ofSeconds(RUN_IN_SECONDS).toNanos();
        var nanos = sorted(
                Arrays.stream(outcomes).filter(each -> each.due() >= counted).toArray(Outcome[]::new));
        var wrong = Arrays.stream(outcomes)
                .map(Outcome::wrong)
                .filter(each -> each != null)
                .toList();
        var late = wrong.stream().filter(LATE::equals).count();
        System.out.printf(
                Locale.ROOT,
                "sets %d  p50 %.1f ms  p90 %.1f ms  p99 %.1f ms  max %.1f ms  not in it within 2 s %d  wrong backoffs %d%n",
                nanos.length,
                millis(nanos, 0.50),
                millis(nanos, 0.90),
                millis(nanos, 0.99),
                millis(nanos, 1),
                late,
                wrong.size() - late);
        wrong.stream()
                .filter(each -> !each.equals(LATE))
                .limit(3)
                .forEach(each -> System.out.println("wrong: " + each));
        return !wrong.isEmpty();
    }

    /**
     * Prints the latency for each time window, because a delay or code that is not compiled yet is visible only over
     * time.
     */
    private static void inWindows(Outcome[] outcomes, long first) {
        Arrays.stream(outcomes)
                .collect(Collectors.groupingBy(
                        each -> Duration.ofNanos(each.due() - first).toSeconds() / WINDOW_SECONDS,
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((window, within) -> {
                    var nanos = sorted(within.toArray(Outcome[]::new));
                    System.out.printf(
                            Locale.ROOT,
                            "  from %3d s  p50 %.1f ms  p99 %.1f ms%n",
                            window * WINDOW_SECONDS,
                            millis(nanos, 0.50),
                            millis(nanos, 0.99));
                });
    }

    static long[] sorted(Outcome[] outcomes) {
        return Arrays.stream(outcomes).mapToLong(Outcome::nanos).sorted().toArray();
    }

    static double millis(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
