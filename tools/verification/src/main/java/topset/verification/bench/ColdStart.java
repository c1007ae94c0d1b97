package topset.verification.bench;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topset.contract.SetRole;
import topset.local.process.Part;
import topset.local.process.PidFile;
import topset.verification.bench.measure.OpenLoop;
import topset.verification.support.GymCaller;
import topset.verification.support.Recorded;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;
import topset.verification.support.SessionClient;
import topset.verification.support.SetRequest;

/**
 * Measures two services that have just been started, as after a deployment. The athletes, their programs and their
 * sessions are created before; then both services are stopped and started again. A fixed time after both services are
 * ready, sets are sent at a fixed rate, without waiting for answers (open loop). Each set is followed by a request for
 * today's plan ({@code today}), whose answer must include the set. No call is repeated: an answer 503 is counted, and
 * only sets that are included in {@code today} have a latency.
 *
 * <p>Arguments, all optional: seconds between ready and the first set (30), sets per second (100), seconds (60),
 * athletes (1000).
 */
public final class ColdStart {
    private static final int WINDOW_SECONDS = 10;
    private static final int NO_ANSWER = 0;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final RunningPair pair;

    private ColdStart(RunningPair pair) {
        this.pair = pair;
    }

    /**
     * The result of sending one set.
     *
     * @param due the time at which the set was to be sent
     * @param nanos the time from then to the answer of {@code today}, or to the first other answer
     * @param status the status of the first answer that is not a success; 200 if {@code today} holds the set
     */
    private record Outcome(long due, long nanos, int status) {}

    public static void main(String[] arguments) {
        var from = Latency.argument(arguments, 0, 30);
        var rate = Latency.argument(arguments, 1, 100);
        var seconds = Latency.argument(arguments, 2, 60);
        var athletes = Latency.argument(arguments, 3, 1000);
        var latency = new Latency();
        System.out.printf(Locale.ROOT, "%d athletes: profiles, programs, sessions, tokens …%n", athletes);
        var trainings = latency.trainings("cold", athletes).stream()
                .map(ColdStart::withoutRepeats)
                .toList();
        var bench = new ColdStart(latency.pair());
        bench.restart();
        bench.measure(trainings, from, rate, seconds);
        System.exit(0);
    }

    /** Returns the same session with clients that do not repeat a call that is answered 503. */
    private static SessionClient withoutRepeats(SessionClient training) {
        var lifter = training.lifter();
        return new SessionClient(
                new GymCaller(
                        lifter.gym(),
                        lifter.id(),
                        new ServiceClient(
                                lifter.sessions().address(), lifter.sessions().token()),
                        new ServiceClient(
                                lifter.programs().address(), lifter.programs().token())),
                training.sessionId());
    }

    private void restart() {
        var services = List.of(pair.stack().session(), pair.stack().program());
        services.forEach(Part::stop);
        var began = System.nanoTime();
        CompletableFuture.allOf(services.stream()
                        .map(service -> CompletableFuture.runAsync(
                                service::start, task -> Thread.ofPlatform().start(task)))
                        .toArray(CompletableFuture[]::new))
                .join();
        System.out.printf(
                Locale.ROOT,
                "both services restarted, ready after %.1f s; %s%n",
                seconds(Duration.ofNanos(System.nanoTime() - began)),
                processorTime());
    }

    private void measure(List<SessionClient> trainings, int from, int rate, int seconds) {
        System.out.printf(
                Locale.ROOT, "from %d s after ready: %d sets/s for %d s (open loop) …%n", from, rate, seconds);
        LockSupport.parkNanos(Duration.ofSeconds(from).toNanos());
        System.out.println("  before the first set: " + processorTime());
        var outcomes = new ConcurrentLinkedQueue<Outcome>();
        var start = System.nanoTime();
        OpenLoop.run(rate, seconds, (number, due) -> {
            if (number > 0 && number % (rate * WINDOW_SECONDS) == 0) {
                System.out.printf(Locale.ROOT, "  after %3d s: %s%n", number / rate, processorTime());
            }
            outcomes.add(send(trainings.get(number % trainings.size()), number / trainings.size(), due));
        });
        System.out.println("  at the end:  " + processorTime());
        inWindows(outcomes, start);
        System.out.printf(Locale.ROOT, "from %d s after ready, %d sets/s: %s%n", from, rate, line(outcomes));
    }

    private static Outcome send(SessionClient training, int nth, long due) {
        var set =
                SetRequest.bench(SetRole.TOP, Integer.toString(60 + nth), 4, "8.5", OffsetDateTime.now(ZoneOffset.UTC));
        var status = NO_ANSWER;
        try {
            var posted = training.post(set);
            status = posted.status() == CREATED
                    ? today(training, posted.as(Recorded.class, CREATED).sequence())
                    : posted.status();
        } catch (UncheckedIOException ignored) {
            // The call got no answer, and the code after this block counts it as such.
        }
        return new Outcome(due, System.nanoTime() - due, status);
    }

    /** Returns the status of the answer that includes the set, or {@link #NO_ANSWER} if none does in time. */
    private static int today(SessionClient training, long sequence) {
        var answer = training.lifter().caughtUp("/today", sequence);
        var isMissing = answer.status() == OK
                && answer.json().path("asOf").path("sequence").asLong() < sequence;
        return isMissing ? NO_ANSWER : answer.status();
    }

    private static void inWindows(Collection<Outcome> outcomes, long start) {
        outcomes.stream()
                .collect(Collectors.groupingBy(
                        each -> Duration.ofNanos(each.due() - start).toSeconds() / WINDOW_SECONDS,
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((window, within) -> System.out.printf(
                        Locale.ROOT, "  sets due from %3d s on: %s%n", window * WINDOW_SECONDS, line(within)));
    }

    private static String line(Collection<Outcome> outcomes) {
        var planned = outcomes.stream()
                .filter(each -> each.status() == OK)
                .mapToLong(Outcome::nanos)
                .sorted()
                .toArray();
        var refused =
                outcomes.stream().filter(each -> each.status() == UNAVAILABLE).count();
        var other = outcomes.size() - planned.length - refused;
        return String.format(
                Locale.ROOT,
                "%d × 503, %d other failures of %d; set → today %s",
                refused,
                other,
                outcomes.size(),
                planned.length == 0
                        ? "never"
                        : String.format(
                                Locale.ROOT,
                                "p50 %.1f ms, p99 %.1f ms",
                                Latency.millis(planned, 0.50),
                                Latency.millis(planned, 0.99)));
    }

    /** Returns the processor time that each service has used since its start. */
    private String processorTime() {
        return Stream.of("session-service", "program-service")
                .map(service -> String.format(Locale.ROOT, "%s %.1f s", service, seconds(processorTime(service))))
                .collect(Collectors.joining(", ", "processor time ", ""));
    }

    private Duration processorTime(String service) {
        return new PidFile(pair.stack().folder().resolve("run").resolve(service + ".pid"))
                .process()
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
