package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.verification.page.LifterPageTest.SAVED;
import static topset.verification.page.LifterPageTest.logNext;
import static topset.verification.page.LifterPageTest.rpe;
import static topset.verification.page.LifterPageTest.warm;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.names;
import static topset.verification.page.PageGym.train;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.SessionClient;
import topset.verification.support.SetRequest;

/**
 * Measures both pages and prints the figures. No figure is asserted, because the machine is busy with other tests. To
 * compare figures, run this class alone.
 */
@Tag("page")
class PageFiguresTest {
    private static final int LIFTERS = 50;
    private static final int ROUNDS = 6;
    private static final Phone IN_A_GYM = new Phone("9 Mbit/s and 60 ms", 9_000, 60, 1);
    private static final Phone IN_A_CELLAR = new Phone("slow 3G and a 4 times slower processor", 400, 400, 4);

    /** JavaScript that keeps the duration of each interaction, from the input to the next paint, and the largest paint. */
    private static final String OBSERVE_INTERACTIONS = """
            window.interactions = [];
            new PerformanceObserver((list) => list.getEntries().filter((each) => each.interactionId)
              .forEach((each) => window.interactions.push(each.duration)))
              .observe({ type: 'event', durationThreshold: 16, buffered: true });
            new PerformanceObserver((list) => { window.largest = list.getEntries().at(-1).startTime; })
              .observe({ type: 'largest-contentful-paint', buffered: true });""";

    @Test
    void paints_and_interactions_on_a_slow_network_are_measured() {
        lifters(IN_A_GYM);
        coachs(IN_A_GYM);
    }

    @Test
    void paints_and_interactions_of_a_slow_phone_on_slow_3g_are_measured() {
        lifters(IN_A_CELLAR);
        coachs(IN_A_CELLAR);
    }

    /** Measures the coach's page: the roster is opened, filtered and sorted, and a load of an athlete is overridden. */
    private static void coachs(Phone phone) {
        var gym = PageGym.fresh("coach-figures");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", true);
        gym.lifter("mo", "Mo");
        var page = CoachBrowser.open(gym.gym(), Look.PHONE);
        slow(page, phone);
        page.addInitScript(OBSERVE_INTERACTIONS);

        page.reload();
        page.waitForSelector("tr[data-athlete]");
        var paint = firstPaint(page);
        var content = number(page, "() => performance.now()");
        page.getByLabel("Filter by name").pressSequentially("lena");
        assertThat(names(page)).hasText(new String[] {"Lena"});
        button(page, "Filters").click();
        page.getByLabel("Sort by").selectOption("name");
        names(page).first().click();
        page.waitForSelector(".lift");
        button(page, "Override next week").click();
        page.getByLabel("Load, kg").fill("115");
        page.locator(".override").getByLabel("Reason").fill("slept badly");
        button(page, "Set for week 2").click();
        assertThat(page.locator(".week.next .load b")).hasText("115 kg");

        print(page, "the coach's page", phone, paint, content);
        close(page);
    }

    private static void print(Page page, String name, Phone phone, double paint, double content) {
        System.out.printf(
                "%s, %s: first paint after %.0f ms, largest after %.0f ms, the content after %.0f ms;"
                        + " longest of its interactions to the next paint: %.0f ms%n",
                name,
                phone.name(),
                paint,
                number(page, "() => window.largest ?? 0"),
                content,
                number(page, "() => Math.max(0, ...window.interactions)"));
        assertThat(paint).isPositive();
    }

    /** Measures the lifter's page: a set is logged, and the week is opened. */
    private static void lifters(Phone phone) {
        var gym = PageGym.fresh("lift-figures");
        warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.evaluate("() => navigator.serviceWorker.ready.then((worker) => worker.unregister()).then(() => null)");
        slow(page, phone);
        page.addInitScript(OBSERVE_INTERACTIONS);

        page.reload();
        page.waitForSelector("form.next");
        var paint = firstPaint(page);
        var content = number(page, "() => performance.now()");
        rpe(page, "8.5").check();
        page.getByLabel("More: Reps").click();
        logNext(page, SAVED);
        page.getByText("Week", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForSelector(".day");
        page.getByText("Today", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("[data-backoff=known]")).isVisible();

        print(page, "the lifter's page", phone, paint, content);
        close(page);
    }

    @Test
    void fifty_lifters_log_at_once_and_the_time_until_the_backoff_is_measured() throws Exception {
        var gym = PageGym.fresh("lift-fifty");
        var sessions = new ArrayList<SessionClient>();
        for (var n = 0; n < LIFTERS; n++) {
            sessions.add(gym.lifter("lifter-" + n, "Lifter " + n).train(Midday.minutesAgo(30), 1));
        }
        var backoffs = new Histogram(3);
        try (var lifters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 1; round <= ROUNDS; round++) {
                backoffs.reset(); // the first rounds warm the services up
                for (var logged : lifters.invokeAll(
                        sessions.stream().map(PageFiguresTest::topSet).toList())) {
                    backoffs.recordValue(logged.get());
                }
            }
        }

        assertThat(backoffs.getTotalCount()).isEqualTo(LIFTERS);
        System.out.printf(
                "%d lifters log a top set at once: their backoffs are there after %d ms (median), %d ms (the last)%n",
                LIFTERS, backoffs.getValueAtPercentile(50), backoffs.getMaxValue());
    }

    /** Logs a top set and waits for its backoff. Returns the milliseconds until then. */
    private static Callable<Long> topSet(SessionClient session) {
        return () -> {
            var begun = System.nanoTime();
            var set = session.log(SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(5)));
            var today = session.lifter().today(set);
            assertThat(today.getLifts())
                    .singleElement()
                    .satisfies(lift -> assertThat(lift.getBackoff()).isNotNull());
            return Duration.ofNanos(System.nanoTime() - begun).toMillis();
        };
    }

    private static void slow(Page page, Phone phone) {
        var chromium = page.context().newCDPSession(page);
        chromium.send("Network.enable");
        var noCache = new JsonObject();
        noCache.addProperty("cacheDisabled", true);
        chromium.send("Network.setCacheDisabled", noCache);
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", phone.delay());
        network.addProperty("downloadThroughput", phone.kilobits() * 1_000 / 8);
        network.addProperty("uploadThroughput", phone.kilobits() * 1_000 / 8);
        chromium.send("Network.emulateNetworkConditions", network);
        var processor = new JsonObject();
        processor.addProperty("rate", phone.slower());
        chromium.send("Emulation.setCPUThrottlingRate", processor);
    }

    /** Returns the time of the page's first paint in milliseconds. The browser may report it after it has the content. */
    static double firstPaint(Page page) {
        var entries = "() => performance.getEntriesByName('first-contentful-paint')";
        page.waitForFunction(entries + ".length > 0");
        return number(page, entries + "[0].startTime");
    }

    private static double number(Page page, String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    /**
     * A phone and its network.
     *
     * @param kilobits a second, in both directions
     * @param delay milliseconds of each request
     * @param slower how many times slower its processor is than this machine's
     */
    private record Phone(String name, int kilobits, int delay, int slower) {}
}
