package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.summary;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.testsupport.Lifts;
import topset.verification.page.CoachBrowser.Look;

/** Tests what is where on an athlete's page, on a desktop and on a phone. */
@Tag("page")
class AthleteLayoutTest {
    /** JavaScript that returns the texts of a page that must stay on one line and do not. */
    private static final String BROKEN =
            "() => [...document.querySelectorAll('.nowrap')].filter(each => each.getClientRects().length > 1)"
                    + ".map(each => each.textContent)";

    /** JavaScript that returns the weeks whose content is wider than they are. */
    private static final String STICKING_OUT =
            "() => [...document.querySelectorAll('.week')].filter(each => each.scrollWidth > each.clientWidth + 1)"
                    + ".map(each => each.textContent)";

    /** JavaScript that returns the plates that have no edge of another colour than the page below them. */
    private static final String WITHOUT_EDGE =
            "() => [...document.querySelectorAll('.plate')].filter(each => ['none', getComputedStyle(document.body)"
                    + ".backgroundColor].includes(getComputedStyle(each).stroke)).map(each => each.outerHTML)";

    @Test
    void reasons_that_are_opened_move_only_the_lifts_below_them() {
        var gym = PageGym.fresh("layout");
        fourLifts(gym);
        var page = gym.athlete("lena");
        var columns = page.locator(".day").first().locator(".column");
        var left = columns.first();
        var right = columns.last();
        // The links in the head of the page arrive late, and move everything below them.
        assertThat(page.locator("#places a").first()).isVisible();
        var before = right.locator(".lift").last().boundingBox();

        assertThat((List<?>) page.evaluate(STICKING_OUT)).isEmpty();
        left.locator(".lift").first().locator(".week.next summary").first().click();

        assertThat(left.locator(".week.next .why").first()).isVisible();
        assertThat(right.locator(".lift").last().boundingBox().y).isEqualTo(before.y);
        var opened = left.locator(".lift").first().boundingBox();
        assertThat(left.locator(".lift").last().boundingBox().y - opened.y - opened.height)
                .as("the gap below the opened lift")
                .isBetween(0.0, 24.0);
        close(page);
    }

    @Test
    void a_change_that_is_being_sent_is_shown_as_such_and_cannot_be_sent_twice() {
        var gym = PageGym.fresh("pending");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        var sent = new CompletableFuture<Route>();
        page.route("**/overrides/**", sent::complete);
        summary(page, "Override next week").click();
        page.getByLabel("Load, kg").fill("115");
        page.locator(".override").getByLabel("Reason").fill("slept badly");
        var submit = button(page, "Set for week 2");
        submit.click();

        assertThat(submit).hasAttribute("aria-busy", "true");
        assertThat(submit).isDisabled();
        page.waitForCondition(sent::isDone);
        sent.join().resume();
        assertThat(page.locator(".toast")).containsText("Bench Press is set to 115 kg");
        assertThat(page.locator(".override [aria-busy]")).hasCount(0);
        close(page);
    }

    @Test
    void on_a_phone_only_the_next_day_is_open_and_no_prescription_is_broken_over_lines() {
        var gym = PageGym.fresh("phone-days");
        fourLifts(gym);
        var page = CoachBrowser.open(gym.gym(), Look.PHONE);
        gym.go(page, "/#/athletes/lena");

        assertThat(page.locator(".day-box")).hasCount(2);
        assertThat(page.locator(".day-box[open]")).hasCount(1);
        assertThat(page.locator(".day-box[open] h3")).containsText("Day 1");
        page.locator(".day-box:not([open]) > summary").click();
        assertThat(page.locator(".backoff .nowrap:visible").last()).hasText("backoff, 2 × 8–12");
        assertThat((List<?>) page.evaluate(BROKEN)).isEmpty();
        close(page);
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "DESK_AT_NIGHT"})
    void every_plate_is_seen_on_the_page_and_the_pages_colour_does_not_end_with_its_content(Look look) {
        var gym = PageGym.fresh("plates");
        gym.beginner("lena", "Lena")
                .program(
                        monday(), List.of(Lifts.lift("d1-bench-press", 1, "bench-press", "SINGLE_TOP", "2.5", "77.5")));
        var page = CoachBrowser.open(gym.gym(), look);
        gym.go(page, "/#/athletes/lena");

        assertThat(page.locator(".week .plates svg").first()).hasAttribute("aria-label", "25 + 2.5 + 1.25 a side");
        assertThat((List<?>) page.evaluate(WITHOUT_EDGE)).isEmpty();
        gym.go(page, "/#/athletes/nobody");
        assertThat(page.getByText("This athlete is unknown")).isVisible();
        assertThat(page.evaluate("() => document.body.getBoundingClientRect().height >= innerHeight"))
                .isEqualTo(true);
        close(page);
    }

    /** Creates an athlete with four lifts, three of them on day 1. */
    private static void fourLifts(PageGym gym) {
        gym.beginner("lena", "Lena")
                .program(
                        monday(),
                        List.of(
                                Lifts.bench().getFirst(),
                                Lifts.lift("d1-squat", 1, "squat", "SINGLE_TOP", "5", "140"),
                                Lifts.lift("d1-row", 1, "barbell-row", "SINGLE_TOP", "2.5", "80"),
                                Lifts.lift("d2-deadlift", 2, "deadlift", "SINGLE_TOP", "5", "180")));
    }
}
