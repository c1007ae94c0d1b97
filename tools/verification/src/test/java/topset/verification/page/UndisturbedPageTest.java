package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.row;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import topset.verification.page.CoachBrowser.Look;

/**
 * Tests of the pages that no other class may run beside: a restart of the service, and a network that is away.
 */
@Isolated("stops services that all classes share")
@Tag("page")
class UndisturbedPageTest {
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
