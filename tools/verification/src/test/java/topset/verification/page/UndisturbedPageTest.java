package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.row;
import static topset.verification.page.PageGym.train;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import topset.verification.page.CoachBrowser.Look;

/**
 * Tests of the pages that no other class may run beside: a restart of the service, a network that is away, and measured
 * times.
 */
@Isolated("stops services that all classes share")
@Tag("page")
class UndisturbedPageTest {
    private static final int PAGE_BYTES = 300_000;

    /** JavaScript that notes when the first frame with all rows of a roster of 500 is painted. */
    private static final String DRAWN = """
            new MutationObserver((changes, observer) => {
              if (document.querySelectorAll('tr[data-athlete]').length < 500) return;
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => { window.drawn = performance.now(); }));
            }).observe(document, { subtree: true, childList: true });
            """;

    /** JavaScript that returns the milliseconds from the last answer with rows to the first frame with all of them. */
    private static final String AFTER_ANSWER = """
            () => Math.round(window.drawn - Math.max(...performance.getEntriesByType('resource')
              .filter(each => each.name.includes('/v1/roster?')).map(each => each.responseEnd)))
            """;

    /** JavaScript that notes which interaction takes longest until the next paint. */
    private static final String OBSERVE = """
            () => {
              window.slowest = { duration: 0 };
              new PerformanceObserver((list) => list.getEntries().forEach((each) => {
                if (each.interactionId && each.duration > window.slowest.duration) window.slowest = each;
              })).observe({ type: 'event', durationThreshold: 16 });
            }
            """;

    /** JavaScript that describes the slowest interaction after a paint. Interactions below 16 ms count as 0. */
    private static final String SLOWEST = """
            () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
              const { duration, name, target } = window.slowest;
              done(`${duration} ms (${name ?? 'none'}, ${target?.className || target?.localName || 'gone'})`);
            }))))
            """;

    @Test
    void a_sign_in_outlives_a_restart_of_the_service_and_one_that_has_ended_is_asked_for_again() {
        var gym = PageGym.fresh("restart");
        gym.lifter("lena", "Lena");
        var signedIn = gym.roster();
        var signedOut = gym.roster();
        signedOut.context().clearCookies();

        var program = gym.gym().pair().stack().program();
        program.kill();
        program.start();

        signedOut.waitForURL(url -> url.contains("/authorize"));
        signedIn.reload();
        assertThat(row(signedIn, "Lena")).isVisible();
        close(signedIn);
        close(signedOut);
    }

    @Test
    void the_page_is_small_and_its_first_paint_is_measured() {
        var gym = PageGym.fresh("small");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = CoachBrowser.open(gym.gym(), Look.DESK);
        var paint = firstPaint(page);
        gym.go(page, "/#/athletes/lena");
        page.waitForSelector(".charts canvas");

        var bytes = ((Number) page.evaluate("() => performance.getEntriesByType('resource')"
                        + ".filter(each => !each.name.includes('/v1/')).reduce((sum, each) => sum + each.decodedBodySize, 0)"
                        + " + performance.getEntriesByType('navigation')[0].decodedBodySize"))
                .longValue();

        System.out.println("the page: " + bytes + " bytes uncompressed, first paint after " + paint + " ms");
        assertThat(bytes).as("uPlot and the page's own").isBetween(50_000L, (long) PAGE_BYTES);
        assertThat(paint).as("the time of the first paint in ms").isPositive();
        close(page);
    }

    /** Loads the page again and returns the time of its first paint in milliseconds. */
    private static double firstPaint(Page page) {
        page.reload();
        page.waitForSelector("tr[data-athlete]");
        return PageFiguresTest.firstPaint(page);
    }

    @Test
    void a_roster_of_500_is_sorted_filtered_and_walked_and_its_slowest_interaction_is_measured() {
        var page = ManyAthletes.open("five-hundred", 500, 60);
        assertThat(page.locator(".count")).hasText("500 athletes");
        page.addInitScript(DRAWN);
        page.reload();
        page.waitForFunction("() => window.drawn");
        System.out.println(
                "a roster of 500: drawn and painted " + page.evaluate(AFTER_ANSWER) + " ms after the answer");
        page.evaluate(OBSERVE);

        page.locator("th[data-sort=name] button").click();
        assertThat(page.locator("th[data-sort=name]")).hasAttribute("aria-sort", "ascending");
        page.getByLabel("Filter by name").pressSequentially("hanna 1");
        assertThat(page.locator("tr[data-athlete]")).hasCount(11);
        page.keyboard().press("Escape");
        assertThat(page.locator("tr[data-athlete]")).hasCount(500);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        PageGym.button(page, "Compact").click();

        System.out.println("a roster of 500: the slowest interaction is painted after " + page.evaluate(SLOWEST));
        close(page);
    }

    @Test
    void sets_logged_without_a_network_outlive_the_tab_and_are_sent_once_and_in_order() {
        var gym = PageGym.fresh("lift-offline");
        var lena = gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        LifterPageTest.waitUntilKept(page);
        var network = gym.gym().pair().stack().origin();
        network.stop();
        try {
            LifterPageTest.logNext(page, "1 set waits for network");
            LifterPageTest.logNext(page, "2 sets wait for network");
            page.close();

            page = page.context().newPage();
            page.navigate(gym.gym().pair().origin().resolve("/lift/").toString());
            assertThat(page.locator("#status")).hasText("2 sets wait for network");
            LifterPageTest.logNext(page, "3 sets wait for network");
        } finally {
            network.start();
        }

        assertThat(page.locator("#status")).hasText(LifterPageTest.SAVED);
        assertThat(LifterPageTest.loads(lena)).containsExactly("20", "60", "80");
        close(page);
    }
}
