package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import topset.contract.SetRole;
import topset.testsupport.Lifts;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;
import topset.verification.support.SetRequest;

/** Measures how long an erasure of years of training takes, and how much it slows down other athletes. */
public final class ErasedDecade {
    private static final int WEEKS_A_YEAR = 52;

    private ErasedDecade() {}

    public static void main(String[] arguments) throws InterruptedException {
        int years = Latency.argument(arguments, 0, 10);
        int sessions = Latency.argument(arguments, 1, 3);
        int sets = Latency.argument(arguments, 2, 20);
        var gym = new GymClient(RunningPair.start(false), "bench");
        var weeks = years * WEEKS_A_YEAR;
        say("%d years of %d sessions a week with %d sets each …", years, sessions, sets);
        var lifter = trained(gym, weeks, sessions, sets);
        var other = gym.as("platform", "other").profile(ZoneOffset.UTC);
        other.program(LocalDate.now(ZoneOffset.UTC), Lifts.bench());

        var running = new AtomicBoolean(true);
        var slowest = new AtomicLong();
        var writer = Thread.ofPlatform().start(() -> logAllTheTime(other, running, slowest));
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        long before = slowest.getAndSet(0);
        var began = System.nanoTime();
        gym.coach().sessions().delete(lifter.athletePath()).expect(200);
        var answered = System.nanoTime();
        while (gym.coach().programs().get(lifter.athletePath()).status() != 404) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        var gone = System.nanoTime();
        running.set(false);
        writer.join();

        System.out.printf(
                Locale.ROOT,
                "erased: answered after %d ms, gone from the program service after %d ms; another athlete's slowest"
                        + " set meanwhile %d ms (before: %d ms)%n",
                Duration.ofNanos(answered - began).toMillis(),
                Duration.ofNanos(gone - began).toMillis(),
                Duration.ofNanos(slowest.get()).toMillis(),
                Duration.ofNanos(before).toMillis());
        System.exit(0);
    }

    private static GymCaller trained(GymClient gym, int weeks, int sessions, int sets) {
        var lifter = gym.as("platform", "leaver").profile(ZoneOffset.UTC);
        var start = LocalDate.now(ZoneOffset.UTC).minusWeeks(weeks);
        lifter.program(LocalDate.now(ZoneOffset.UTC).minusWeeks(Math.min(weeks, WEEKS_A_YEAR)), Lifts.bench());
        long last = 0;
        for (int week = 0; week < weeks; week++) {
            for (int session = 0; session < sessions; session++) {
                var at = start.plusWeeks(week)
                        .plusDays(2L * session)
                        .atTime(12, 0)
                        .atOffset(ZoneOffset.UTC);
                var logged = new ArrayList<SetRequest>();
                for (int set = 0; set < sets; set++) {
                    logged.add(set(at.plusMinutes(3L * set), 100 + week % 50));
                }
                last = lifter.train(at, 1)
                        .batch(logged)
                        .expect(201)
                        .json()
                        .at("/sets/" + (sets - 1) + "/sequence")
                        .asLong();
            }
            if (week % WEEKS_A_YEAR == 0) {
                lifter.plan("current", last); // waits for the intake, so that sets arrive in order
                say("  year %d …", week / WEEKS_A_YEAR + 1);
            }
        }
        lifter.plan("current", last);
        return lifter;
    }

    /** A session may have at most 500 sets, so a new session on another date is started before. */
    private static void logAllTheTime(GymCaller lifter, AtomicBoolean running, AtomicLong slowest) {
        for (int day = 0; running.get(); day++) {
            var training = lifter.train(now().minusDays(day), 1);
            for (int load = 50; running.get() && load < 450; load++) {
                var began = System.nanoTime();
                training.log(set(now().minusDays(day), load));
                slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
            }
        }
    }

    private static SetRequest set(OffsetDateTime at, int load) {
        return SetRequest.bench(
                List.of(SetRole.TOP, SetRole.BACKOFF).get(load % 2), Integer.toString(load), 5, "8", at);
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1);
    }
}
