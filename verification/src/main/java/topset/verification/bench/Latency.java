package topset.verification.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.verification.Gym;
import topset.verification.Lifts;
import topset.verification.LoggedSet;
import topset.verification.RunningPair;
import topset.verification.Training;

/**
 * From sending a TOP set to an answered {@code today} that contains it, at a steady rate whatever the services do (open
 * loop: each set is timed from when it was due, so that a stall counts for every set that was due in it).
 *
 * <p>Arguments, all optional: athletes (1000), sets a second (200), seconds (60), seconds of warm-up before (20).
 */
public final class Latency {
    private static final BigDecimal STEP = new BigDecimal("2.5");
    private static final BigDecimal BAR = new BigDecimal("20");

    private static final String LATE = "answered without the set";

    private final int athletes;
    private final int rate;
    private final Training[] trainings;
    private final AtomicInteger sent = new AtomicInteger();

    private Latency(int athletes, int rate) {
        this.athletes = athletes;
        this.rate = rate;
        this.trainings = new Training[athletes];
    }

    /** What became of one set. */
    private record Outcome(long nanos, @Nullable String wrong) {}

    public static void main(String[] arguments) throws Exception {
        var athletes = argument(arguments, 0, 1000);
        var rate = argument(arguments, 1, 200);
        var seconds = argument(arguments, 2, 60);
        var warmUp = argument(arguments, 3, 20);
        var latency = new Latency(athletes, rate);
        System.out.printf(Locale.ROOT, "%d athletes: profiles, programs, sessions, tokens …%n", athletes);
        latency.prepare();
        System.out.printf(Locale.ROOT, "warming up: %d sets/s for %d s …%n", rate, warmUp);
        latency.run(warmUp);
        System.out.printf(Locale.ROOT, "measuring: %d sets/s for %d s …%n", rate, seconds);
        var failed = report(latency.run(seconds));
        System.exit(failed ? 1 : 0);
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void prepare() throws InterruptedException, ExecutionException {
        var gym = new Gym(RunningPair.start(true), "bench");
        try (var eight = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, athletes)
                    .mapToObj(i -> eight.submit(() -> {
                        var lifter = gym.lifter("lifter-" + i).profile(ZoneId.of("Etc/UTC"));
                        lifter.program(LocalDate.now(ZoneOffset.UTC), Lifts.bench());
                        trainings[i] = lifter.train(OffsetDateTime.now(ZoneOffset.UTC), 1);
                    }))
                    .toList();
            for (var each : all) {
                each.get();
            }
        }
    }

    private Outcome[] run(int seconds) {
        var outcomes = new ConcurrentLinkedQueue<Outcome>();
        var every = 1_000_000_000L / rate;
        try (var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            for (int i = 0; i < rate * seconds; i++) {
                var due = start + i * every;
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var number = sent.getAndIncrement();
                virtual.execute(() -> outcomes.add(one(number, due)));
            }
        }
        return outcomes.toArray(Outcome[]::new);
    }

    /** Each set of an athlete is heavier than the one before, so that it decides today's backoff. */
    private Outcome one(int number, long due) {
        var training = trainings[number % athletes];
        var load = new BigDecimal(60 + number / athletes);
        var set = LoggedSet.bench(SetRole.TOP, load.toPlainString(), 4, "8.5", OffsetDateTime.now(ZoneOffset.UTC));
        try {
            var recorded = training.log(set);
            var answer = training.lifter().today(recorded);
            var nanos = System.nanoTime() - due;
            if (answer.asOf().sequence() < recorded.sequence()) {
                return new Outcome(nanos, LATE);
            }
            var today = answer.lift(Lifts.BENCH);
            var top = today.top();
            var backoff = today.backoff();
            var right = top != null
                    && backoff != null
                    && top.load().compareTo(load) == 0
                    && backoff.load().compareTo(backoffAfter(load)) == 0;
            return new Outcome(nanos, right ? null : load + " kg answered " + today);
        } catch (RuntimeException | AssertionError e) {
            return new Outcome(System.nanoTime() - due, e.toString());
        }
    }

    /** 15 % off, the nearest of the loads 20, 22.5, 25 … kg, the lower one on a tie. */
    private static BigDecimal backoffAfter(BigDecimal load) {
        var exact = load.multiply(new BigDecimal("0.85"));
        return exact.subtract(BAR)
                .divide(STEP, 0, RoundingMode.HALF_DOWN)
                .multiply(STEP)
                .add(BAR);
    }

    private static boolean report(Outcome[] outcomes) {
        var nanos = Arrays.stream(outcomes).mapToLong(Outcome::nanos).sorted().toArray();
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

    private static double millis(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
