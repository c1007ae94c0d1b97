package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.testsupport.Lifts;
import topset.verification.page.CoachBrowser.Look;

/** Tests what is where on an athlete's page, on a desktop and on a phone, and how it shows each method. */
@Tag("page")
class AthleteLayoutTest {
    private static final List<Map<String, Object>> OTHER_METHODS = List.of(
            Lifts.lift("pyramid", 1, "squat", "PYRAMID", "5", "100"),
            Lifts.lift("cluster", 1, "bench-press", "CLUSTER", "2.5", "125"),
            atOneLoad("pause", "dumbbell-row", Map.of("variant", "REST_PAUSE")),
            atOneLoad(
                    "rows",
                    "barbell-row",
                    Map.of("variant", "STRAIGHT", "sets", 3, "reps", Map.of("min", 8, "max", 12))));

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

    /** JavaScript that returns whether an element is within the height of the window. */
    private static final String IN_WINDOW =
            "each => each.getBoundingClientRect().top >= 0 && each.getBoundingClientRect().bottom <= innerHeight";

    /** JavaScript that returns the names of the lifts in the order in which they are read: row by row, from left to right. */
    private static final String READ_IN_ORDER = """
            () => [...document.querySelectorAll('.lift')]
              .map(each => [each.getBoundingClientRect(), each.querySelector('h4').textContent])
              .sort(([a], [b]) => Math.round(a.top - b.top) || a.left - b.left).map(([, name]) => name)""";

    @Test
    void lifts_are_read_in_the_order_of_the_program_on_two_columns_too() {
        var gym = PageGym.fresh("layout");
        fourLifts(gym);
        var page = gym.athlete("lena");
        var order = List.of("Bench Press", "Barbell Row", "Squat", "Deadlift");

        assertThat(page.locator(".lift h4").allTextContents()).isEqualTo(order);
        assertThat(page.evaluate(READ_IN_ORDER)).isEqualTo(order);
        assertThat((List<?>) page.evaluate(STICKING_OUT)).isEmpty();
        page.locator(".lift").first().locator(".week.next summary").first().click();

        assertThat(page.locator(".lift").first().locator(".week.next .why")).isVisible();
        assertThat(page.evaluate(READ_IN_ORDER)).isEqualTo(order);
        close(page);
    }

    @Test
    void an_accessory_is_one_line_with_what_becomes_of_it_and_opens_to_its_reasons_and_actions() {
        var gym = PageGym.fresh("accessory");
        fourLifts(gym);
        var page = gym.athlete("lena");
        var row = lift(page, "d1-row");
        var line = row.locator("summary").first();

        assertThat(page.locator(".card.reasons")).hasCount(0);
        assertThat(line).hasText(Pattern.compile("Barbell Row\\s+3\\s×\\s8–12\\s+60\\skg\\s+not trained yet"));
        assertThat(((Number) row.evaluate("each => each.getBoundingClientRect().height")).intValue())
                .as("the height of the line in pixels")
                .isBetween(30, 60);
        assertThat(row.locator(".pair")).isHidden();
        line.click();
        assertThat(row.locator(".week.next .load b")).hasText("60 kg");
        assertThat(row.getByText("Override next week")).isVisible();
        assertThat(Axe.violations(page)).isEmpty();

        gym.go(page, "/#/athletes/lena/d1-row?do=override");
        assertThat(page.getByLabel("Load, kg")).isFocused();
        close(page);
    }

    @Test
    void a_message_does_not_cover_the_field_that_has_the_focus() {
        var gym = PageGym.fresh("uncovered");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.open(gym.gym(), Look.PHONE);
        gym.go(page, "/#/athletes/lena");
        button(page, "Override next week").click();
        var reason = page.locator(".override").getByLabel("Reason");
        reason.focus();
        reason.evaluate("field => field.scrollIntoView({ block: 'end' })");

        page.evaluate("() => import('/page/toast.js').then(({ toast }) => toast('Saved'))");

        assertThat(page.locator(".toast")).isVisible();
        assertThat(reason.evaluate("field => field.getBoundingClientRect().bottom"
                        + " <= document.querySelector('.toast').getBoundingClientRect().top"))
                .isEqualTo(true);
        close(page);
    }

    @Test
    void a_lift_has_one_visible_action_and_a_menu_that_keys_open_and_close() {
        var gym = PageGym.fresh("menu");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        var tools = page.locator(".lift .tools");
        var menu = tools.locator(".menu > summary");

        assertThat(tools.locator("button:visible")).hasText(new String[] {"Override next week"});
        menu.focus();
        page.keyboard().press("Enter");
        assertThat(tools.locator("li:visible")).hasText(new String[] {
            "Override this week",
            "Swap exercise",
            "Change sets, reps or method",
            "Write a note about this lift",
            "What if …"
        });
        page.keyboard().press("Escape");
        assertThat(tools.locator("li:visible")).hasCount(0);
        assertThat(menu).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Load, kg")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator(".panel")).hasCount(0);
        close(page);
    }

    @Test
    void a_menu_opens_upwards_where_it_would_end_below_the_window() {
        var gym = PageGym.fresh("menu-up");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        var menu = page.locator(".lift .menu > summary");
        var bottom = (Number) menu.evaluate("each => Math.ceil(each.getBoundingClientRect().bottom)");
        page.setViewportSize(1280, bottom.intValue() + 20);
        menu.click();

        assertThat(page.locator(".lift .menu.up")).hasCount(1);
        assertThat(page.locator(".lift .menu > ul").evaluate(IN_WINDOW)).isEqualTo(true);
        close(page);
    }

    @Test
    void a_change_that_is_being_sent_is_shown_as_such_and_cannot_be_sent_twice() {
        var gym = PageGym.fresh("pending");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        var sent = new CompletableFuture<Route>();
        page.route("**/overrides/**", sent::complete);
        button(page, "Override next week").click();
        page.getByLabel("Load, kg").fill("115");
        page.locator(".override").getByLabel("Reason").fill("slept badly");
        var submit = page.locator(".override [type=submit]");
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

    @Test
    void on_a_phone_a_long_german_name_of_an_exercise_makes_the_page_no_wider() {
        var gym = PageGym.fresh("phone-german");
        gym.beginner("lena", "Lena").program(monday(), List.of(straight("d1-incline", "incline-dumbbell-press")));
        var page = CoachBrowser.stranger("de-DE");
        page.setViewportSize(390, 844);
        gym.go(page, "/#/athletes/lena");
        CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");
        gym.go(page, "/#/athletes/lena");

        assertThat(page.locator(".lift h4")).hasText("Schrägbankdrücken mit Kurzhanteln");
        assertThat(page.locator(".history select")).isVisible();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
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

        assertThat(page.locator(".week .plates svg").first()).hasAttribute("aria-label", "25 + 2.5 + 1.25 kg a side");
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
                                straight("d1-row", "barbell-row"),
                                Lifts.lift("d1-squat", 1, "squat", "SINGLE_TOP", "5", "140"),
                                Lifts.lift("d2-deadlift", 2, "deadlift", "SINGLE_TOP", "5", "180")));
    }

    private static Map<String, Object> straight(String slotId, String exercise) {
        var scheme = Map.of("variant", "STRAIGHT", "sets", 3, "reps", Map.of("min", 8, "max", 12));
        return Map.of("slotId", slotId, "day", 1, "exercise", exercise, "scheme", scheme, "start", Map.of("load", 60));
    }

    @Test
    void a_line_of_short_sets_stays_within_its_card() {
        var page = otherMethods("short-sets");

        for (int width : List.of(1280, 390)) {
            page.setViewportSize(width, 844);
            var line = lift(page, "pause").locator("summary").first();
            assertThat(line).containsText("then short sets up to");
            assertThat(line.evaluate("line => [...line.children].every(each =>"
                            + " each.getBoundingClientRect().right <= line.getBoundingClientRect().right)"))
                    .as("within %d pixels", width)
                    .isEqualTo(true);
        }
        close(page);
    }

    @Test
    void each_method_has_its_name_its_sets_and_its_rests() {
        var page = otherMethods("methods");

        shows(
                page,
                "pyramid",
                "pyramid",
                "100 kg × 5 @ RPE 8.5",
                "rest 3 min after a ramp or top set, 2 min after a backoff");
        shows(page, "cluster", "cluster", "125 kg 4 × 2", "rest 20 s between mini-sets");
        shows(
                page,
                "pause",
                "rest-pause",
                "60 kg 1 × 8–12, then short sets up to 20 reps in all",
                "rest 20 s between mini-sets");
        shows(page, "rows", "straight sets", "60 kg 3 × 8–12", "rest 2 min between sets");
        close(page);
    }

    @Test
    void the_sliders_of_mini_sets_show_what_the_week_after_would_be() {
        var page = otherMethods("what-if-minis");
        var cluster = open(page, "cluster");
        assertThat(cluster.locator(".answer .load b")).hasText("127.5 kg");
        cluster.getByLabel("Mini-sets of the next cluster").fill("3");
        assertThat(cluster.locator(".answer .load b")).hasText("125 kg");
        assertThat(cluster.locator(".answer .why")).containsText("125 kg × 2, 2, 2 has 3 of 4 sets");

        var pause = open(page, "pause");
        assertThat(pause.locator(".answer .load b")).hasText("62.5 kg");
        pause.getByLabel("Reps in all of the next rest-pause").fill("17");
        assertThat(pause.locator(".answer .load b")).hasText("60 kg");
        assertThat(pause.locator(".answer .why")).containsText("12 + 2 + 1 + 1 + 1 = 17 of 20 reps");

        var rows = open(page, "rows");
        rows.getByLabel("Reps of the next sets").fill("10");
        assertThat(rows.locator(".answer .why")).containsText("0 of 3 sets at 60 kg reached 12 reps");
        close(page);
    }

    private static Page otherMethods(String theme) {
        var gym = PageGym.fresh(theme);
        gym.beginner("lena", "Lena").program(PageGym.monday(), OTHER_METHODS);
        return gym.athlete("lena");
    }

    private static void shows(Page page, String slot, String variant, String load, String rest) {
        var lift = lift(page, slot);
        assertThat(lift.locator(".variant")).hasText(variant);
        assertThat(lift.locator(".week").first().locator(".load")).hasText(load);
        assertThat(lift.locator(".week").first().locator(".rest")).hasText(rest);
    }

    private static Locator open(Page page, String slot) {
        var lift = lift(page, slot);
        var line = lift.locator("> details > summary");
        if (line.count() > 0) line.click();
        lift.locator(".menu > summary").click();
        lift.locator(".menu button", new Locator.LocatorOptions().setHasText("What if"))
                .click();
        return lift;
    }

    private static Locator lift(Page page, String slot) {
        return page.locator("[data-slot=" + slot + "].lift");
    }

    private static Map<String, Object> atOneLoad(String slotId, String exercise, Map<String, Object> scheme) {
        return Map.of("slotId", slotId, "day", 1, "exercise", exercise, "scheme", scheme, "start", Map.of("load", 60));
    }
}
