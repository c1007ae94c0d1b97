package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.row;
import static topset.verification.page.PageGym.train;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import topset.verification.page.CoachBrowser.Look;

/** Tests of the page that no other class may run beside: a restart of the service, and the first paint. */
@Isolated("ends the program service that all classes share")
@Tag("page")
class UndisturbedPageTest {
    private static final int PAGE_BYTES = 300_000;

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
        page.reload();
        page.waitForSelector("tr[data-athlete]");
        var paint = ((Number) page.evaluate(
                        "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"))
                .doubleValue();
        gym.go(page, "/#/athletes/lena");
        page.waitForSelector(".charts canvas");

        var bytes = ((Number) page.evaluate("() => performance.getEntriesByType('resource')"
                        + ".filter(each => !each.name.includes('/v1/')).reduce((sum, each) => sum + each.decodedBodySize, 0)"
                        + " + performance.getEntriesByType('navigation')[0].decodedBodySize"))
                .longValue();

        System.out.println("the page: " + bytes + " bytes uncompressed, first paint after " + paint + " ms");
        assertThat(bytes).as("pico, uPlot and the page's own").isBetween(50_000L, (long) PAGE_BYTES);
        assertThat(paint).as("the time of the first paint in ms").isPositive();
        close(page);
    }
}
