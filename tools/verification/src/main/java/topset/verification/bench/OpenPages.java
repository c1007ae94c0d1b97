package topset.verification.bench;

import static topset.verification.bench.measure.Text.say;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import topset.contract.SetRole;
import topset.testsupport.Lifts;
import topset.verification.bench.measure.ActiveAthlete;
import topset.verification.bench.measure.Connections;
import topset.verification.bench.measure.OpenLoop;
import topset.verification.bench.measure.Parallel;
import topset.verification.page.CoachBrowser;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;
import topset.verification.support.SetRequest;

/**
 * Measures the coach's page while athletes log sets. The update time of a set runs from the moment when the set was due
 * until its row has changed on every open page.
 */
public final class OpenPages {
    private static final int READS = 300;
    private static final int DIGITS = 3;
    private static final int CALLERS = 8;
    private static final int CREATED = 201;
    private static final int FIRST_ESTIMATE = 12;
    private static final int WEEKS_BEFORE = 10;
    private static final List<String> LIFTS = List.of("bench-press", "squat", "overhead-press", "deadlift");

    private static final String WATCH = "() => { window.shown = {}; new MutationObserver(changes => { for (const row"
            + " of new Set(changes.map(each => each.target.closest('tr')))) if (row) { const key = row.dataset.athlete + '"
            + " ' + row.querySelector('.trend')?.textContent; window.shown[key] ??= Date.now(); }"
            + " }).observe(document.querySelector('table.roster'), {childList: true, subtree: true}); }";

    private static final String BYTES = "() => [...performance.getEntriesByType('resource'),"
            + " performance.getEntriesByType('navigation')[0]].filter(each =>"
            + " !each.name.includes('/v1/')).reduce((sum, each) => sum + each.decodedBodySize, 0)";

    private final GymClient gym;
    private final List<ActiveAthlete> athletes;
    private int sent;
    private int failed;

    /**
     * The time at which each set was due, in ms since the epoch. The key is the text that the athlete's row will show.
     */
    private final Map<String, Long> due = new ConcurrentHashMap<>();

    private OpenPages(GymClient gym, List<ActiveAthlete> athletes) {
        this.gym = gym;
        this.athletes = athletes;
    }

    public static void main(String[] arguments) {
        var athletes = Latency.argument(arguments, 0, 500);
        var rate = Latency.argument(arguments, 1, 50);
        var seconds = Latency.argument(arguments, 2, 60);
        var warmUp = Latency.argument(arguments, 3, 30);
        var pages = Latency.argument(arguments, 4, 10);
        var latency = new Latency();
        var bench = new OpenPages(new GymClient(latency.pair(), "bench"), latency.athletes("bench", athletes));
        say("another gym of %d with %d weeks of %d lifts behind them …", athletes, WEEKS_BEFORE, LIFTS.size());
        roster(filled(bench.gym.pair(), athletes));
        bench.page();
        say("opening %d pages, warming up: %d sets/s for %d s …", pages, rate, warmUp);
        var open = IntStream.range(0, pages).mapToObj(i -> bench.open()).toList();
        bench.run(rate, warmUp);
        bench.due.clear();
        say("measuring: %d sets/s for %d s …", rate, seconds);
        bench.run(rate, seconds);
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        var whole = bench.report(open);
        System.exit(whole ? 0 : 1);
    }

    private static GymClient filled(RunningPair pair, int athletes) {
        var gym = new GymClient(pair, "roster");
        Parallel.range(CALLERS, athletes, n -> train(gym.lifter("lifter-" + n)));
        while (!isWhole(gym)) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        return gym;
    }

    private static GymCaller train(GymCaller lifter) {
        var today = LocalDate.now(ZoneOffset.UTC);
        lifter.profile(ZoneOffset.UTC)
                .program(
                        today.minusWeeks(WEEKS_BEFORE),
                        LIFTS.stream()
                                .map(lift -> Lifts.lift("d1-" + lift, 1, lift, "SINGLE_TOP", "2.5", "100"))
                                .toList());
        for (int week = WEEKS_BEFORE; week > 0; week--) {
            var at = today.minusWeeks(week).atTime(12, 0).atOffset(ZoneOffset.UTC);
            lifter.train(at, 1)
                    .batch(LIFTS.stream().map(lift -> top(lift, at)).toList())
                    .expect(201);
        }
        return lifter;
    }

    private static boolean isWhole(GymClient gym) {
        for (var row : gym.coach()
                .programs()
                .get("/v1/roster?limit=500")
                .expect(200)
                .json()
                .path("items")) {
            for (var trend : row.path("trends")) {
                if (trend.path("points").size() < WEEKS_BEFORE) {
                    return false;
                }
            }
        }
        return true;
    }

    private static SetRequest top(String lift, OffsetDateTime at) {
        return SetRequest.bench(SetRole.TOP, "100", 4, "8.5", at).of(lift);
    }

    private static void roster(GymClient gym) {
        var coach = gym.coach().programs();
        var micros = new Histogram(DIGITS);
        for (int i = 0; i < 2 * READS; i++) {
            var began = System.nanoTime();
            coach.get("/v1/roster?limit=500").expect(200);
            if (i >= READS) {
                micros.recordValue((System.nanoTime() - began) / 1_000);
            }
        }
        print("GET /v1/roster, whole", micros);
    }

    private void page() {
        var page = open();
        var paints = new ArrayList<Double>();
        for (int i = 0; i < 5; i++) {
            page.reload();
            page.waitForSelector("tr[data-athlete]");
            paints.add(((Number)
                            page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                    .doubleValue());
        }
        page.navigate(gym.pair().programs().resolve("/#/athletes/lifter-0").toString());
        page.waitForSelector(".lift");
        say(
                "page: first paint %s ms, %s bytes uncompressed",
                paints.stream().map(Math::round).toList(), page.evaluate(BYTES));
        page.context().close();
    }

    private Page open() {
        var page = CoachBrowser.open(gym, Look.DESK);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        page.waitForSelector("tr[data-athlete]");
        page.waitForSelector("#live[data-state=on]");
        page.evaluate(WATCH);
        return page;
    }

    private void run(int rate, int seconds) {
        var from = sent;
        var start = System.currentTimeMillis();
        var times = OpenLoop.run(from, rate, seconds, (connections, number, done) -> {
            send(connections, number, start + (number - from) * 1_000L / rate, done);
        });
        sent += times.sent();
        failed = times.sent() - (int) times.count(CREATED);
        System.out.println("  answers: " + times.results());
    }

    /**
     * Logs one set of an athlete, 8.5 kg heavier than the athlete's previous set. The service estimates from the set
     * how much the athlete could lift once: a load that was lifted four times at RPE 8.5 counts as 85 % of this
     * maximum. So each set raises the estimate by 10 kg, and the estimate that a page shows in the athlete's row
     * identifies the set.
     */
    private void send(Connections connections, int number, long dueAt, IntConsumer done) {
        var athlete = athletes.get(number % athletes.size());
        var estimate = FIRST_ESTIMATE + number / athletes.size();
        due.put(athlete.training().lifter().id() + " " + 10 * estimate, dueAt);
        var load = new BigDecimal("8.5").multiply(BigDecimal.valueOf(estimate));
        athlete.log(
                connections, "TOP", load, athlete.training().lifter().sessions().token(), done);
    }

    private boolean report(List<Page> pages) {
        var micros = new Histogram(DIGITS);
        int unseen = 0;
        for (var page : pages) {
            var shown = shown(page);
            for (var set : due.entrySet()) {
                var at = shown.get(set.getKey());
                if (at == null) {
                    unseen++;
                } else {
                    micros.recordValue(Math.max(0, at - set.getValue()) * 1_000);
                }
            }
        }
        print("set due → row changed", micros);
        say("sets %d on %d pages, never seen %d, failed %d", due.size(), pages.size(), unseen, failed);
        return unseen == 0 && failed == 0;
    }

    private static Map<String, Long> shown(Page page) {
        var shown = new HashMap<String, Long>();
        ((Map<?, ?>) page.evaluate("() => window.shown"))
                .forEach((key, at) -> shown.put(String.valueOf(key), ((Number) at).longValue()));
        return shown;
    }

    private static void print(String what, Histogram micros) {
        say(
                "%s: %d, p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms",
                what,
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(90) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }
}
