package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.train;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.verification.page.CoachBrowser.Look;

/** Measures the size of the coach's page and a roster of 500. Times are printed, and not asserted. */
@Tag("page")
class MeasuredPageTest {
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
}
