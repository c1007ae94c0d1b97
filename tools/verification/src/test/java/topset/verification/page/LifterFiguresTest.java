package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.verification.page.LifterPageTest.SAVED;
import static topset.verification.page.LifterPageTest.logNext;
import static topset.verification.page.LifterPageTest.rpe;
import static topset.verification.page.LifterPageTest.warm;
import static topset.verification.page.PageGym.close;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.SessionClient;
import topset.verification.support.SetRequest;

/** Measures the lifter's page and prints the figures. No figure is asserted, because the machine may be busy. */
@Isolated("measures the page")
@Tag("page")
class LifterFiguresTest {
    private static final int LIFTERS = 50;
    private static final int ROUNDS = 6;
    private static final int MEGABITS = 9;
    private static final int DELAY = 60; // milliseconds

    /** JavaScript that keeps the duration of each interaction, from the input to the next paint. */
    private static final String OBSERVE_INTERACTIONS = """
            window.interactions = [];
            new PerformanceObserver((list) => list.getEntries().filter((each) => each.interactionId)
              .forEach((each) => window.interactions.push(each.duration)))
              .observe({ type: 'event', durationThreshold: 16, buffered: true });""";

    @Test
    void first_paint_on_a_slow_network_and_interactions_are_measured() {
        var gym = PageGym.fresh("lift-figures");
        warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.evaluate("() => navigator.serviceWorker.ready.then((worker) => worker.unregister()).then(() => null)");
        slow(page);
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

        System.out.printf(
                "the lifter's page at %d Mbit/s and %d ms: first paint after %.0f ms, the next set after %.0f ms;"
                        + " longest of its interactions to the next paint: %.0f ms%n",
                MEGABITS, DELAY, paint, content, number(page, "() => Math.max(0, ...window.interactions)"));
        assertThat(paint).isPositive();
        close(page);
    }

    @Test
    void fifty_lifters_log_at_once_and_the_time_until_the_backoff_is_measured() throws Exception {
        var gym = PageGym.fresh("lift-fifty");
        var sessions = new ArrayList<SessionClient>();
        for (var n = 0; n < LIFTERS; n++) {
            sessions.add(gym.lifter("lifter-" + n, "Lifter " + n).train(Midday.minutesAgo(30), 1));
        }
        var backoffs = new ArrayList<Double>();
        try (var lifters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 1; round <= ROUNDS; round++) {
                backoffs.clear(); // the first rounds warm the services up
                for (var logged : lifters.invokeAll(
                        sessions.stream().map(LifterFiguresTest::topSet).toList())) {
                    backoffs.add(logged.get());
                }
            }
        }

        assertThat(backoffs).hasSize(LIFTERS);
        System.out.printf(
                "%d lifters log a top set at once: their backoffs are there after %.0f ms (median), %.0f ms (the last)%n",
                LIFTERS,
                backoffs.stream().sorted().toList().get(LIFTERS / 2),
                backoffs.stream().max(Double::compare).orElseThrow());
    }

    /** Logs a top set and waits for its backoff. Returns the milliseconds until then. */
    private static Callable<Double> topSet(SessionClient session) {
        return () -> {
            var begun = System.nanoTime();
            var set = session.log(SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(5)));
            var today = session.lifter().today(set);
            assertThat(today.getLifts())
                    .singleElement()
                    .satisfies(lift -> assertThat(lift.getBackoff()).isNotNull());
            return (System.nanoTime() - begun) / 1e6;
        };
    }

    private static void slow(Page page) {
        var chromium = page.context().newCDPSession(page);
        chromium.send("Network.enable");
        var noCache = new JsonObject();
        noCache.addProperty("cacheDisabled", true);
        chromium.send("Network.setCacheDisabled", noCache);
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", DELAY);
        network.addProperty("downloadThroughput", MEGABITS * 1_000_000 / 8);
        network.addProperty("uploadThroughput", MEGABITS * 1_000_000 / 8);
        chromium.send("Network.emulateNetworkConditions", network);
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
}
