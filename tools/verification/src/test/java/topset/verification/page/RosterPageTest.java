package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.names;
import static topset.verification.page.PageGym.row;
import static topset.verification.page.PageGym.train;
import static topset.verification.support.SetRequest.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Midday;

/** Tests the roster page as a coach uses it: which athletes need attention, and why. */
@Tag("page")
class RosterPageTest {
    private static final long A_MINUTE = 60_000; // milliseconds
    private static final String PALE_RED = "rgb(255, 228, 230)";

    @Test
    void who_needs_a_look_comes_first_with_the_reason_in_words_and_in_colour() {
        var gym = PageGym.fresh("roster");
        train(gym.lifter("well", "Willa Well"), "120", 4, "8.5", false);
        train(gym.lifter("hurt", "Hurt Hanna"), "120", 4, "8.5", true);
        train(gym.lifter("missed", "Missing Mo"), "120", 2, "10", false);
        var page = gym.roster();

        assertThat(page.locator("tbody th a")).hasText(new String[] {"Hurt Hanna", "Missing Mo", "Willa Well"});
        var hurt = row(page, "Hurt Hanna").locator(".looks li").first();
        assertThat(hurt).hasText("PainBench Pressthis week");
        assertThat(hurt.locator(".chip")).hasCSS("background-color", PALE_RED);
        assertThat(page.locator(".group h2").first()).hasText("Needs a look (1)");
        var missed = row(page, "Missing Mo");
        assertThat(missed.locator(".looks")).containsText("nothing to decide");
        assertThat(missed.locator(".chip.note")).hasCount(0);
        missed.locator(".more").click();
        assertThat(page.locator(".flags-box .chip.note", new Page.LocatorOptions().setHasText("Missed")))
                .isVisible();
        page.keyboard().press("Escape");
        assertThat(row(page, "Willa Well")).containsText("122.5 kg");
        assertThat(row(page, "Willa Well").locator(".delta")).hasText("+2.5");
        assertThat(row(page, "Willa Well")).containsText("1 of 1");
        assertThat(row(page, "Willa Well")).containsText("today");
        close(page);
    }

    @Test
    void somebody_who_is_erased_leaves_the_page_while_it_is_looked_at() {
        var gym = PageGym.fresh("erased");
        var lena = gym.lifter("lena", "Lena");
        gym.lifter("mo", "Mo");
        var page = gym.roster();
        assertThat(page.locator("tbody th a")).hasText(new String[] {"Lena", "Mo"});

        gym.gym().coach().sessions().delete(lena.athletePath()).expect(200);

        assertThat(page.locator("tbody th a")).hasText(new String[] {"Mo"});
        assertThat(page.locator(".count")).hasText("1 athlete");
        close(page);
    }

    @Test
    void the_trend_of_the_estimated_1rm_is_drawn_and_described() {
        var gym = PageGym.fresh("trend");
        var lifter = gym.lifter("lena", "Lena", PageGym.monday().minusWeeks(2));
        train(lifter, Midday.at(PageGym.monday().minusWeeks(2), "12:00"), "120", 4, "8.5", false);
        train(lifter, Midday.at(PageGym.monday().minusWeeks(1), "12:00"), "122.5", 4, "8.5", false);
        var page = gym.roster();

        var trend = row(page, "Lena").locator(".trend svg");
        assertThat(trend)
                .hasAttribute(
                        "aria-label", Pattern.compile("trend of the estimated 1RM, from 141 to \\d+ kg in 2 weeks"));
        assertThat(trend.locator("polyline")).hasAttribute("points", Pattern.compile("\\S+ \\S+"));
        close(page);
    }

    @Test
    void it_is_filtered_sorted_and_walked_by_keys() {
        var gym = PageGym.fresh("roster-keys");
        gym.lifter("well", "Willa Well");
        train(gym.lifter("missed", "Missing Mo"), "120", 2, "10", false);
        gym.lifter("hanna", "Hanna");
        var page = gym.roster();
        var names = page.locator("tbody th a");

        page.getByLabel("Filter by flag").selectOption("TARGET_MISSED");
        assertThat(names).hasText(new String[] {"Missing Mo"});
        assertThat(row(page, "Missing Mo").locator(".chip.note", new Locator.LocatorOptions().setHasText("Missed")))
                .isVisible();
        page.getByLabel("Filter by flag").selectOption("STALLED");
        assertThat(page.getByText("No athlete matches the filter.")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show everybody"))
                .click();
        page.getByLabel("Filter by lift").selectOption("bench-press");
        assertThat(names).hasCount(3);

        page.keyboard().press("/");
        page.keyboard().type("willa");
        assertThat(names).hasText(new String[] {"Willa Well"});
        page.keyboard().press("Escape");
        assertThat(names).hasCount(3);

        var athletes = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Athlete"));
        athletes.click();
        assertThat(names).hasText(new String[] {"Hanna", "Missing Mo", "Willa Well"});
        athletes.click();
        assertThat(names).hasText(new String[] {"Willa Well", "Missing Mo", "Hanna"});
        assertThat(page.locator("th[data-sort=name]")).hasAttribute("aria-sort", "descending");

        names.first().focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Missing Mo");
        page.goBack();
        assertThat(names).hasText(new String[] {"Willa Well", "Missing Mo", "Hanna"});
        close(page);
    }

    @Test
    void a_set_changes_its_row_and_the_change_is_marked() {
        var gym = PageGym.fresh("live");
        var lifter = gym.lifter("lena", "Lena");
        var page = gym.roster();
        // The page marks a change for some seconds only, so from now on only the test moves the time.
        page.clock().install();
        page.clock().pauseAt(System.currentTimeMillis() + A_MINUTE);
        var training = lifter.train(Midday.minutesAgo(5), 1);

        for (int set = 1; set <= 2; set++) {
            // A set of 4 reps at RPE 8.5 is done with 85 % of the 1RM, so 85 kg more raise the estimate by 100 kg.
            training.log(bench(TOP, Integer.toString(85 * set), 4, "8.5", Midday.minutesAgo(1)));
            assertThat(row(page, "Lena").locator(".trend")).hasText(Integer.toString(100 * set));
        }
        assertThat(row(page, "Lena").locator("td.changed").first()).isVisible();
        page.clock().fastForward("00:05"); // the page announces changes together
        assertThat(page.locator("#spoken")).hasText("Lena changed");
        close(page);
    }

    @Test
    void each_column_sorts_and_sorts_the_other_way_round() {
        var gym = PageGym.fresh("columns");
        var first = PageGym.monday().minusWeeks(2);
        var second = PageGym.monday().minusWeeks(1);
        var ada = gym.lifter("ada", "Ada", first);
        train(ada, Midday.at(first, "12:00"), "120", 4, "8.5", false);
        train(ada, Midday.at(second, "12:00"), "122.5", 4, "8.5", false);
        train(ada, Midday.minutesAgo(60), "125", 4, "8.5", false);
        train(gym.lifter("bo", "Bo", first), Midday.at(second, "12:00"), "120", 4, "8.5", true);
        train(gym.lifter("cy", "Cy", first), "107.5", 4, "8.5", false);
        var page = gym.roster();
        assertThat(names(page)).hasText(new String[] {"Bo", "Cy", "Ada"});

        sorts(page, "Athlete", "Ada", "Bo", "Cy");
        sorts(page, "Needs attention", "Bo", "Cy", "Ada");
        sorts(page, "This week", "Bo", "Ada", "Cy");
        sorts(page, "Last 4 weeks", "Cy", "Bo", "Ada");
        sorts(page, "Last session", "Cy", "Ada", "Bo");
        close(page);
    }

    private static void sorts(Page page, String column, String... expected) {
        var head = page.locator("th[data-sort]", new Page.LocatorOptions().setHasText(column));
        head.locator("button").click();
        assertThat(names(page)).hasText(expected);
        assertThat(head).hasAttribute("aria-sort", "ascending");
        head.locator("button").click();
        assertThat(names(page)).hasText(Arrays.asList(expected).reversed().toArray(String[]::new));
        assertThat(head).hasAttribute("aria-sort", "descending");
        assertThat(page.locator("th[aria-sort=none]")).hasCount(4);
    }

    @Test
    void rows_stay_where_they_are_until_one_asks_for_the_order() {
        var gym = PageGym.fresh("moved");
        gym.lifter("ada", "Ada");
        var mo = gym.lifter("mo", "Mo");
        var page = gym.roster();
        var again = page.getByText("Rows have changed: sort again");
        assertThat(again).isHidden();

        train(mo, "120", 4, "8.5", true);

        assertThat(row(page, "Mo").locator(".chip").first()).hasText("Pain");
        assertThat(names(page)).hasText(new String[] {"Ada", "Mo"});
        again.click();
        assertThat(names(page)).hasText(new String[] {"Mo", "Ada"});
        assertThat(again).isHidden();
        close(page);
    }

    @Test
    void where_everybody_rests_from_now_on_they_are_a_click_away_and_the_gym_is_not_called_empty() {
        var gym = PageGym.fresh("everybody-rests");
        gym.lifter("lena", "Lena");
        var page = gym.roster();

        gym.pause("lena");

        assertThat(page.getByText("All athletes are paused.")).isVisible();
        assertThat(page.getByText("This gym has no athletes yet")).hasCount(0);
        page.reload();
        assertThat(page.getByText("All athletes are paused.")).isVisible();
        assertThat(Axe.violations(page)).isEmpty();
        page.getByLabel("Filter by flag").selectOption("PAUSED");
        assertThat(names(page)).hasText(new String[] {"Lena"});
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Back to active athletes").click();
        assertThat(names(page)).hasCount(0);
        close(page);
    }

    @Test
    void athletes_without_a_program_are_a_group_of_their_own_with_a_way_to_give_them_one() {
        var gym = PageGym.fresh("no-program");
        gym.beginner("bea", "Bea");
        gym.lifter("lena", "Lena", PageGym.monday().plusWeeks(1));
        var page = gym.roster();

        assertThat(page.locator(".group h2")).hasText(new String[] {"No program (1)", "Nothing to decide (1)"});
        assertThat(row(page, "Bea").locator("th small")).hasText("no program");
        assertThat(row(page, "Bea")).not().containsText("all well");
        assertThat(row(page, "Lena").locator("th small")).hasText("not begun");
        assertThat(Axe.violations(page)).isEmpty();
        row(page, "Bea").getByText("Build a program").click();
        assertThat(page).hasURL(Pattern.compile("#/build/bea$"));
        close(page);
    }

    @Test
    void while_the_roster_loads_its_frame_is_there() {
        var gym = PageGym.fresh("skeleton");
        gym.lifter("lena", "Lena");
        var page = gym.roster();
        var answers = new ArrayList<Route>();
        page.route(Pattern.compile("/v1/roster\\?limit"), answers::add);

        page.reload();
        assertThat(page.locator("h1")).hasText("Roster");
        assertThat(page.locator(".skeleton")).isVisible();
        page.waitForCondition(() -> !answers.isEmpty());
        answers.forEach(Route::resume);

        assertThat(names(page)).hasText(new String[] {"Lena"});
        assertThat(page.locator(".skeleton")).hasCount(0);
        close(page);
    }

    @Test
    void an_analyst_sees_every_load_and_nothing_that_changes_one() {
        var gym = PageGym.fresh("analyst");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.stranger();
        gym.go(page, "/");
        CoachBrowser.signIn(page, gym.gym().name() + "/analyst/ada");

        assertThat(row(page, "Lena").locator(".loads b")).hasText("120 kg");
        assertThat(page.locator(".loads a")).hasCount(0);
        names(page).first().click();
        assertThat(page.locator(".week .load b").first()).hasText("120 kg");
        assertThat(page.locator(".override, .pause, .whatif")).hasCount(0);
        assertThat(page.locator(".tools:visible")).hasCount(0);
        close(page);
    }

    @Test
    void who_has_signed_out_is_asked_to_sign_in_again() {
        var gym = PageGym.fresh("sign-out");
        gym.lifter("lena", "Lena");
        var page = gym.roster();

        page.getByText("Sign out").click();

        page.waitForURL(url -> url.contains("/authorize"));
        assertThat(page.context().cookies())
                .extracting(cookie -> cookie.name)
                .noneMatch(name -> name.startsWith("q_session"));
        // The HTML of the page may come from the browser's cache. It contains no data of the gym.
        gym.go(page, "/");
        page.waitForURL(url -> url.contains("/authorize"));
        close(page);
    }

    /** The service parks a row only after a fault, so the test changes the answer as it is for a parked row. */
    @Test
    void a_german_coach_reads_in_german_why_a_row_waits_and_why_the_stream_was_dropped() {
        var gym = PageGym.fresh("waits-german");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.stranger("de-DE");
        page.route("**/v1/roster/stream", RosterPageTest::drop);
        page.route(
                Pattern.compile(".*/v1/roster\\?limit.*"),
                route -> route.fulfill(
                        new Route.FulfillOptions()
                                .setBody(
                                        route.fetch()
                                                .text()
                                                .replace(
                                                        "\"parked\":false",
                                                        "\"parked\":true,\"parkedReason\":\"An earlier entry has not arrived yet; newer sets follow when it arrives.\""))));
        gym.go(page, "/");
        CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");

        assertThat(row(page, "Lena").locator(".looks [lang=de]"))
                .hasText("Ein früherer Eintrag ist noch nicht angekommen; neuere Sätze folgen, sobald er da ist.");
        assertThat(page.locator("#live"))
                .hasText("verbindet neu: zu langsam: eine Änderung kam nicht innerhalb von 10 s an");
        close(page);
    }

    private static void drop(Route route) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("text/event-stream").setBody("""
                        retry: 600000
                        event: ready
                        data: {}

                        event: dropped
                        data: {"reason": "too slow: an event was not received within 10 s"}

                        """));
    }
}
