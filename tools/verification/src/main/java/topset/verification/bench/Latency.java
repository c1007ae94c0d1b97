package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import topset.testsupport.Lifts;
import topset.verification.bench.measure.ActiveAthlete;
import topset.verification.bench.measure.OpenLoop;
import topset.verification.bench.measure.Parallel;
import topset.verification.bench.measure.SetTimes;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;

/**
 * Measures the time from sending a top set until the answer to a request for today's plan includes the set, at a fixed
 * rate (open loop). Before, other athletes train until the JIT compiler has compiled the services' code; otherwise the
 * services would be slower than the rate. The first twenty seconds are printed but not counted.
 */
public final class Latency {
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final int CALLERS = 8;
    private static final int ATHLETES_OF_WARM_UP = 200;
    private static final int WINDOW_SECONDS = 10;
    private static final int RUN_IN_SECONDS = 20;

    private final RunningPair pair = RunningPair.start(true);

    Latency() {}

    RunningPair pair() {
        return pair;
    }

    public static void main(String[] arguments) throws Exception {
        var count = argument(arguments, 0, 1000);
        var rate = argument(arguments, 1, 200);
        var seconds = argument(arguments, 2, 60);
        var latency = new Latency();
        latency.warmUp(Duration.ofSeconds(argument(arguments, 3, 120)));
        var athletes = latency.athletes("bench", count);
        Thread.sleep(QUIET);
        say("measuring: %d sets/s for %d s, after %d s of it …", rate, seconds, RUN_IN_SECONDS);
        var times = run(athletes, 0, rate, RUN_IN_SECONDS + seconds);
        printWindows(times);
        System.out.println("set → today " + times.from(RUN_IN_SECONDS));
        System.exit(times.count(SetTimes.PLANNED) == times.sent() ? 0 : 1);
    }

    static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    List<ActiveAthlete> athletes(String name, int count) {
        say("%d athletes: profiles, programs, sessions, tokens …", count);
        var gym = new GymClient(pair, name);
        return Parallel.range(CALLERS, count, n -> athlete(gym, "lifter-" + n));
    }

    private static ActiveAthlete athlete(GymClient gym, String id) {
        var lifter = gym.lifter(id).profile(ZoneId.of("Etc/UTC"));
        lifter.program(LocalDate.now(ZoneOffset.UTC), Lifts.bench());
        return ActiveAthlete.ofBench(lifter.train(OffsetDateTime.now(ZoneOffset.UTC), 1));
    }

    void warmUp(Duration howLong) {
        var athletes = athletes("warm-up", ATHLETES_OF_WARM_UP);
        say("warming up: %d callers for %d s …", CALLERS, howLong.toSeconds());
        var times = OpenLoop.closed(
                CALLERS,
                howLong,
                (connections, number, done) -> athletes.get(number % ATHLETES_OF_WARM_UP)
                        .log(connections, number / ATHLETES_OF_WARM_UP, done));
        System.out.println("  " + times);
    }

    static SetTimes run(List<ActiveAthlete> athletes, int before, int rate, int seconds) {
        return OpenLoop.run(
                0,
                rate,
                seconds,
                (connections, number, done) -> athletes.get(number % athletes.size())
                        .log(connections, before + number / athletes.size(), done));
    }

    /** Prints windows, because a delay or code that is not compiled yet is visible only over time. */
    static void printWindows(SetTimes times) {
        times.windows(WINDOW_SECONDS).forEach((from, window) -> say("  from %3d s  %s", from, window));
    }
}
