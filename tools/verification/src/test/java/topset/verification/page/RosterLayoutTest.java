package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.names;
import static topset.verification.page.PageGym.row;
import static topset.verification.page.PageGym.train;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.verification.page.CoachBrowser.Look;

/** Tests what is where in the roster's rows and in the box of a row, on a desktop, a tablet and a phone. */
@Tag("page")
class RosterLayoutTest {
    private static final String HEIGHTS =
            "rows => [...new Set(rows.map(row => Math.round(row.getBoundingClientRect().height)))]";

    /** Two further flags, in front of the pain in an answer of the roster. */
    private static final String TWO_MORE =
            "\"code\":\"NO_RPE\",\"urgency\":18,\"slotIds\":[],\"about\":[],\"cause\":\"a\"},"
                    + "{\"code\":\"OUT_OF_ORDER\",\"urgency\":16,\"slotIds\":[],\"about\":[],\"cause\":\"b\"},"
                    + "{\"code\":\"PAIN_REPORTED\"";

    /** JavaScript that names what is outside of its row or covers its neighbour in the row's list of lifts. */
    private static final String RUNS_OUT = """
            row => {
              const box = row.getBoundingClientRect();
              const shown = [...row.querySelectorAll('*')].filter(each => each.checkVisibility());
              const outside = shown.filter(each => {
                const { left, right, bottom } = each.getBoundingClientRect();
                return left < box.left - 1 || right > Math.min(box.right, innerWidth) + 1 || bottom > box.bottom + 1;
              });
              const covered = shown.filter(each => each.parentElement.matches('.loads li') && each.nextElementSibling?.checkVisibility()
                && each.getBoundingClientRect().right > each.nextElementSibling.getBoundingClientRect().left + 1);
              return [...outside, ...covered].map(each => each.className + ' ' + each.textContent);
            }
            """;

    /** JavaScript that names what another element of the row covers. */
    private static final String COVERED = """
            row => [...row.querySelectorAll('th a, .looks li > *, .loads li > *, td:last-child')]
              .filter(each => each.checkVisibility() && each.getBoundingClientRect().width > 1)
              .filter(each => {
                const { left, top, width, height } = each.getBoundingClientRect();
                const seen = document.elementFromPoint(left + width / 2, top + height / 2);
                return !seen || !(each.contains(seen) || seen.contains(each));
              }).map(each => each.className + ' ' + each.textContent)
            """;

    /** JavaScript that returns the texts of a row which a button of the row covers. */
    private static final String COVERED_BY = """
            button => {
              const at = button.getBoundingClientRect();
              const texts = document.createTreeWalker(button.closest('tr'), NodeFilter.SHOW_TEXT);
              const covered = [];
              while (texts.nextNode()) {
                const range = document.createRange();
                range.selectNodeContents(texts.currentNode);
                const isCovered = [...range.getClientRects()].some(each => each.width > 1 && each.height > 1
                    && each.right > at.left && each.left < at.right && each.bottom > at.top && each.top < at.bottom);
                const isSeen = texts.currentNode.parentElement.checkVisibility({ checkOpacity: true });
                if (isCovered && isSeen && !button.contains(texts.currentNode)) covered.push(texts.currentNode.data);
              }
              return covered;
            }""";

    /** JavaScript that returns whether the box is inside the window, and covers nothing of its row. */
    private static final String BESIDE_ROW = """
            () => {
              const at = document.querySelector('.flags-box').getBoundingClientRect();
              const row = document.querySelector('tr[data-athlete=lena]').getBoundingClientRect();
              return at.top >= 0 && at.bottom <= innerHeight && (at.top >= row.bottom || at.bottom <= row.top);
            }""";

    @Test
    void who_needs_a_look_is_apart_from_who_is_doing_fine_in_rows_of_one_height_with_three_flags_at_most() {
        var gym = PageGym.fresh("groups");
        train(gym.lifter("well", "Willa Well"), "120", 4, "8.5", false);
        train(gym.lifter("hurt", "Hurt Hanna"), "120", 2, "10", true);
        var page = gym.roster();
        page.route(
                Pattern.compile("/v1/roster\\?limit"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setBody(route.fetch().text().replace("\"code\":\"PAIN_REPORTED\"", TWO_MORE))));
        page.reload();

        assertThat(page.locator(".group h2")).hasText(new String[] {"Needs a look (1)", "Nothing to decide (1)"});
        assertThat(names(page)).hasText(new String[] {"Hurt Hanna", "Willa Well"});
        assertThat(row(page, "Hurt Hanna").locator(".looks .chip")).hasCount(3);
        assertThat(heights(page)).hasSize(1);
        button(page, "Compact").click();
        assertThat(heights(page)).isEqualTo(List.of(48));

        row(page, "Hurt Hanna").locator(".more").click();
        var box = page.locator(".flags-box");
        assertThat(box).containsText("A set was logged with pain");
        assertThat(box).containsText("The top set has no RPE");
        assertThat(Axe.violations(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(box).hasCount(0);
        page.reload();
        assertThat(row(page, "Willa Well")).isVisible();
        assertThat(heights(page)).as("the density is kept").isEqualTo(List.of(48));
        close(page);
    }

    private static List<?> heights(Page page) {
        return (List<?>) page.locator("tr[data-athlete]").evaluateAll(HEIGHTS);
    }

    @Test
    void who_of_forty_athletes_needs_a_look_and_why_fits_on_one_screen() {
        var page = ManyAthletes.open("forty", 40, 12);

        assertThat(page.locator(".group h2").first()).hasText("Needs a look (12)");
        assertThat(page.evaluate("() => [...document.querySelectorAll('tr[data-athlete]')].slice(0, 12)"
                        + ".filter(row => row.getBoundingClientRect().bottom > innerHeight || !row.querySelector('.looks .chip'))"
                        + ".length"))
                .as("rows that are below the screen or give no reason")
                .isEqualTo(0);
        close(page);
    }

    @Test
    void every_lift_of_a_row_can_be_read_on_each_screen_also_in_german_and_under_the_pointer() {
        var gym = PageGym.fresh("four-lifts");
        var lifts = Stream.of("bench-press", "squat", "overhead-press", "deadlift")
                .map(exercise -> Lifts.lift("d1-" + exercise, 1, exercise, "SINGLE_TOP", "2.5", "120"))
                .toList();
        var lena = gym.beginner("lena", "Lena");
        lena.program(PageGym.monday(), lifts);
        train(lena, "120", 2, "10", true);
        for (var language : List.of("en-GB", "de-DE")) {
            var page = CoachBrowser.stranger(language);
            gym.go(page, "/");
            CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");
            for (var width : List.of(1280, 900, 390)) {
                page.setViewportSize(width, 844);
                row(page, "Lena").hover();
                assertThat(row(page, "Lena").locator(".loads b")).hasCount(4);
                assertThat((List<?>) row(page, "Lena").evaluate(RUNS_OUT))
                        .as(language + " at " + width)
                        .isEmpty();
                assertThat((List<?>) row(page, "Lena").evaluate(COVERED))
                        .as(language + " at " + width)
                        .isEmpty();
            }
            close(page);
        }
    }

    @Test
    void the_proposals_are_in_the_box_of_the_row_below_it_and_inside_the_window() {
        var gym = PageGym.fresh("propose-box");
        gym.trainTwoLifts();
        var page = gym.roster();

        button(page, "Proposals and actions: Lena").click();
        var box = page.locator(".flags-box .proposals");
        assertThat(box).containsText("Squat: A set hurt: ask what it is");
        assertThat(box).containsText("next week asks for 130 kg: stay at 120 kg");
        assertThat(page.evaluate(BESIDE_ROW)).isEqualTo(true);
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Note an injury").click();

        assertThat(page.locator(".toast")).containsText("Done: Note an injury (Squat, Lena)");
        assertThat(page.locator(".flags-box")).not().containsText("A set hurt: ask what it is");
        assertThat(page.locator(".flags-box .close")).isFocused();
        button(page, "Mark as seen: Pain").click();
        assertThat(page.locator(".flags-box")).isVisible();
        assertThat(gym.isInjured("lena")).isTrue();
        close(page);
    }

    @Test
    void on_a_phone_a_row_has_a_button_for_its_proposals() {
        var gym = PageGym.fresh("propose-phone");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", true);
        train(gym.lifter("well", "Willa Well"), "120", 4, "8.5", false);
        var page = CoachBrowser.open(gym.gym(), Look.PHONE);

        button(page, "Proposals and actions: Lena").click();
        assertThat(page.locator(".flags-box .proposals")).containsText("A set hurt: ask what it is");
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Note an injury").click();

        assertThat(page.locator(".toast")).containsText("Done: Note an injury (Bench Press, Lena)");
        assertThat(gym.isInjured("lena")).isTrue();
        close(page);
    }

    @Test
    void on_a_tablet_without_a_mouse_a_row_has_a_button_for_its_proposals_in_both_densities() {
        var gym = PageGym.fresh("propose-tablet");
        train(gym.lifter("lena", "Lena Lindström"), "120", 4, "8.5", true);
        train(gym.lifter("well", "Willa Well"), "120", 4, "8.5", false);
        var page = CoachBrowser.tablet(gym.gym());

        var propose = button(page, "Proposals and actions: Lena Lindström");
        for (var density : List.of("roomy", "compact")) {
            assertThat(propose.evaluate(COVERED_BY)).as(density).isEqualTo(List.of());
            propose.tap();
            assertThat(page.locator(".flags-box .proposals")).containsText("A set hurt: ask what it is");
            assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(Axe.violations(page)).isEmpty();
            button(page, "Close").tap();
            button(page, "Compact").tap();
        }
        propose.tap();
        button(page, "Note an injury").tap();

        assertThat(page.locator(".toast")).containsText("Done: Note an injury (Bench Press, Lena Lindström)");
        assertThat(gym.isInjured("lena")).isTrue();
        close(page);
    }
}
