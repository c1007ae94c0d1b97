package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import topset.verification.bench.measure.ActiveAthlete;
import topset.verification.bench.measure.Connections;
import topset.verification.bench.measure.OpenLoop;
import topset.verification.bench.measure.SetTimes;

/**
 * Measures how long the latency of sets stays higher than normal after an overload of three times the capacity, which
 * 32 callers of other gyms have measured before. A watched gym logs twenty sets per second all the time.
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

    private static final int SETS_BEFORE = WATCHED_RATE * BEFORE_SECONDS / WATCHED;

    /**
     * The largest number of concurrent requests of this load generator. Usually the service answers before this limit
     * is reached. If the limit is reached, further requests are counted as not sent.
     */
    private static final int IN_FLIGHT = 1_500;

    private static final BigDecimal WARM_UP_LOAD = new BigDecimal("60");
    private static final int CREATED = 201;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private Overload() {}

    private record Sender(ActiveAthlete athlete, String app) {
        void send(Connections connections, IntConsumer done) {
            athlete.log(connections, "WARM_UP", WARM_UP_LOAD, app, done);
        }
    }

    public static void main(String[] arguments) {
        var seconds = Latency.argument(arguments, 0, 30);
        var latency = new Latency();
        latency.warmUp(Duration.ofSeconds(Latency.argument(arguments, 1, 60)));
        var watched = latency.athletes("watched", WATCHED);
        var crowd = IntStream.range(0, GYMS)
                .mapToObj(nth -> "crowd-" + nth)
                .flatMap(gym -> senders(latency, gym))
                .toList();

        var capacity = capacity(crowd);
        say("capacity: %d sets/s acknowledged", capacity);
        Latency.run(watched, 0, WATCHED_RATE, BEFORE_SECONDS);
        var before = Latency.run(watched, SETS_BEFORE, WATCHED_RATE, BEFORE_SECONDS);
        var flood = OpenLoop.flood(
                TIMES * capacity,
                seconds,
                IN_FLIGHT,
                (connections, number, done) -> crowd.get(number % crowd.size()).send(connections, done));
        var after = Latency.run(watched, 2 * SETS_BEFORE, WATCHED_RATE, AFTER_SECONDS);

        say("%d sets/s for %d s: %s", TIMES * capacity, seconds, flood.results());
        say(
                "refused (429 and 503) after p50 %.1f ms  p99 %.1f ms",
                flood.millis(0.50, Overload::isRefusal), flood.millis(0.99, Overload::isRefusal));
        System.out.println("before: " + before);
        System.out.println("after:  " + after);
        printRecovery(before, after);
        System.exit(0);
    }

    private static boolean isRefusal(int status) {
        return status == TOO_MANY || status == UNAVAILABLE;
    }

    private static Stream<Sender> senders(Latency latency, String gym) {
        var app = latency.pair().token(gym, "platform", "app");
        return latency.athletes(gym, ATHLETES_A_GYM).stream().map(athlete -> new Sender(athlete, app));
    }

    private static int capacity(List<Sender> crowd) {
        var times = OpenLoop.closed(
                CALLERS,
                CAPACITY,
                (connections, number, done) -> crowd.get(number % crowd.size()).send(connections, done));
        return (int) (times.count(CREATED) / CAPACITY.toSeconds());
    }

    private static void printRecovery(SetTimes before, SetTimes after) {
        var bound = 2 * before.millis(0.50);
        long recovered = 0;
        for (var second : after.windows(1).entrySet()) {
            say("  second %2d  %s", second.getKey(), second.getValue());
            if (second.getValue().millis(0.50) > bound) {
                recovered = second.getKey() + 1;
            }
        }
        say("as before (p50 at most %.1f ms) after %d s", bound, recovered);
    }
}
