package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;
import static topset.verification.bench.measure.Text.text;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import topset.local.process.Part;
import topset.verification.bench.measure.ActiveAthlete;
import topset.verification.bench.measure.Servers;
import topset.verification.bench.measure.SetTimes;
import topset.verification.bench.measure.Used;
import topset.verification.support.RunningPair;

/**
 * Measures two services that have just been started, as after a deployment: sets at a fixed rate, each followed by a
 * request for today's plan. No call is repeated, and only sets that are included in {@code today} have a latency.
 */
public final class ColdStart {
    private static final int WINDOW_SECONDS = 10;

    private ColdStart() {}

    public static void main(String[] arguments) {
        var from = Latency.argument(arguments, 0, 30);
        var rate = Latency.argument(arguments, 1, 100);
        var seconds = Latency.argument(arguments, 2, 60);
        var count = Latency.argument(arguments, 3, 1000);
        var latency = new Latency();
        var athletes = latency.athletes("cold", count);
        restart(latency.pair());
        var servers = new Servers(latency.pair());
        say("from %d s after ready: %d sets/s for %d s (open loop) …", from, rate, seconds);
        LockSupport.parkNanos(Duration.ofSeconds(from).toNanos());
        System.out.println("  before the first set: " + processorTime(servers));
        var times = measure(athletes, servers, rate, seconds);
        Latency.printWindows(times);
        say("from %d s after ready, %d sets/s: %s", from, rate, times);
        System.exit(0);
    }

    private static void restart(RunningPair pair) {
        var services = List.of(pair.stack().session(), pair.stack().program());
        services.forEach(Part::stop);
        var began = System.nanoTime();
        CompletableFuture.allOf(services.stream()
                        .map(service -> CompletableFuture.runAsync(
                                service::start, task -> Thread.ofPlatform().start(task)))
                        .toArray(CompletableFuture[]::new))
                .join();
        say(
                "both services restarted, ready after %.1f s; %s",
                (System.nanoTime() - began) / 1e9, processorTime(new Servers(pair)));
    }

    private static SetTimes measure(List<ActiveAthlete> athletes, Servers servers, int rate, int seconds) {
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var _ = clock.scheduleAtFixedRate(
                    () -> System.out.println("  " + processorTime(servers)),
                    WINDOW_SECONDS,
                    WINDOW_SECONDS,
                    TimeUnit.SECONDS);
            var times = Latency.run(athletes, 0, rate, seconds);
            clock.shutdownNow();
            return times;
        }
    }

    private static String processorTime(Servers servers) {
        var used = servers.used();
        return text(
                "processor time session-service %.1f s, program-service %.1f s",
                used.of(Used.By.SESSION).millis() / 1e3,
                used.of(Used.By.PROGRAM).millis() / 1e3);
    }
}
