package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.row;
import static topset.verification.page.PageGym.train;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.ServiceClient;

/** Tests the page as a whole: sign-in, an empty gym, and failures. */
@Tag("page")
class PageTest {
    private static final Pattern ROSTER = Pattern.compile("/v1/roster\\?limit");

    private static final String WITH_NETWORK = "The page is loaded as soon as the network is back";
    private static final String BY_ITSELF = "The page also tries again by itself";

    @Test
    void who_has_not_signed_in_is_asked_to_and_then_sees_their_own_gym() {
        var gym = PageGym.fresh("sign-in");
        gym.lifter("lena", "Lena");
        PageGym.fresh("sign-in-other").lifter("otto", "Otto");
        var page = CoachBrowser.stranger();

        gym.go(page, "/");
        assertThat(page.url()).contains("/authorize");
        CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");

        assertThat(row(page, "Lena")).isVisible();
        assertThat(page.locator("tr[data-athlete]")).hasCount(1);
        assertThat(page.locator("#gym")).hasText(gym.gym().name());
        assertThat(page.locator("#who")).hasText("kim, coach");
        close(page);
    }

    /** In this test the issuer is a different site than the page: the issuer is at localhost, the page at 127.0.0.1. */
    @Test
    void an_issuer_on_another_site_signs_in_too() {
        var gym = PageGym.fresh("other-site");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.stranger();

        page.navigate("http://127.0.0.1:" + gym.gym().pair().programs().getPort() + "/");
        CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");

        assertThat(row(page, "Lena")).isVisible();
        close(page);
    }

    @Test
    void an_athlete_arrives_at_the_lifters_page_and_finds_the_own_plan_without_what_only_a_coach_may_do() {
        var gym = PageGym.fresh("athlete-signs-in");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = CoachBrowser.stranger();

        var origin = gym.gym().pair().origin();
        page.navigate(origin.resolve("/").toString());
        CoachBrowser.signIn(page, gym.gym().name() + "/athlete/lena");
        page.waitForURL(origin.resolve("/lift/").toString());

        LifterPageTest.choose(page, "How your coach sees you");
        assertThat(page.locator(".week.next .load b")).hasText("122.5 kg");
        assertThat(page.getByText("Override next week")).hasCount(0);
        assertThat(page.getByText("← Roster")).hasCount(0);
        page.keyboard().press("Tab");
        page.locator("#view").focus();
        assertThat(page.locator("#view")).hasCSS("outline-style", "none");

        page.getByText("Log training").click();
        page.waitForURL(origin.resolve("/lift/").toString());
        close(page);
    }

    @Test
    void an_api_call_without_a_token_is_answered_401_and_a_foreign_page_cannot_write_with_the_cookie() {
        var gym = PageGym.fresh("cookie");
        var page = CoachBrowser.open(gym.gym(), Look.DESK);

        var write = "(headers) => fetch('/v1/programs', {method: 'POST', headers, body: '{}'}).then(r => r.status)";
        assertThat(page.evaluate(write, Map.of("Content-Type", "application/json")))
                .isEqualTo(403);
        assertThat(page.evaluate(write, Map.of("Content-Type", "application/json", "X-Topset-Page", "1")))
                .as("malformed, but let in")
                .isEqualTo(400);
        var cookie = page.context().cookies().stream()
                .filter(each -> each.name.startsWith("q_session"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.sameSite).hasToString("LAX");
        assertThat(cookie.httpOnly).isTrue();

        var anybody = new ServiceClient(gym.gym().pair().programs(), null);
        assertThat(anybody.get("/v1/roster").status()).isEqualTo(401);
        assertThat(anybody.send("GET", "/v1/roster", null, Map.of("Cookie", "q_session_page=made-up"))
                        .status())
                .isEqualTo(401);
        close(page);
    }

    @Test
    void an_empty_gym_shows_how_to_begin_and_fills_as_soon_as_somebody_does() {
        var gym = PageGym.fresh("empty");
        var page = CoachBrowser.open(gym.gym(), Look.DESK);
        assertThat(page.locator("h1")).hasText("This gym has no athletes yet");
        assertThat(page.getByText("Add your first athlete", new Page.GetByTextOptions().setExact(true)))
                .hasAttribute("href", "#/profile");
        assertThat(page.locator(".begin h2"))
                .hasText(new String[] {"1. Add an athlete", "2. Give a program", "3. Invite and train"});
        assertThat(Axe.violations(page)).isEmpty();

        for (var screen : List.of("/#/log", "/#/import", "/#/calendar")) {
            gym.go(page, screen);
            assertThat(page.getByText("The gym has no athletes yet")).isVisible();
            assertThat(page.locator(".empty a")).hasAttribute("href", "#/profile");
        }
        gym.go(page, "/#/");

        gym.lifter("lena", "Lena");

        assertThat(row(page, "Lena")).isVisible();
        close(page);
    }

    @Test
    void what_fails_says_what_to_do_and_can_be_tried_again() {
        var gym = PageGym.fresh("failure");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        page.route(
                ROSTER,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/problem+json")
                        .setBody("{\"title\":\"The request conflicts with what is stored\"}")));

        page.getByText("← Roster").click();

        var alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("That does not fit what is stored now.");
        assertThat(alert).containsText("Someone changed it meanwhile.");
        assertThat(alert).not().containsText(BY_ITSELF);
        assertThat(Axe.violations(page)).isEmpty();
        page.unroute(ROSTER);
        button(page, "Try again").click();
        assertThat(row(page, "Lena")).isVisible();
        close(page);
    }

    @Test
    void what_failed_is_loaded_by_itself_as_soon_as_the_service_answers_again() {
        var gym = PageGym.fresh("failure-passes");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        page.context().setOffline(true);

        page.getByText("← Roster").click();

        var alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("This device is offline");
        assertThat(page.locator("#live")).hasText("offline");
        assertThat(alert).containsText(WITH_NETWORK);
        assertThat(Axe.violations(page)).isEmpty();
        page.context().setOffline(false);
        assertThat(row(page, "Lena")).isVisible();
        assertThat(alert).hasCount(0);
        close(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Week", "Programs"})
    void a_screen_that_is_opened_without_a_network_says_so_and_is_loaded_when_it_is_back(String screen) {
        var gym = PageGym.fresh("screen-offline");
        gym.lifter("lena", "Lena");
        var page = gym.roster();
        page.context().setOffline(true);

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(screen).setExact(true))
                .click();

        var alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("This device is offline");
        assertThat(alert).containsText(WITH_NETWORK);
        page.context().setOffline(false);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(screen)))
                .isVisible();
        assertThat(alert).hasCount(0);
        close(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/main.js", "/page/row.js", "/page/texts.en.json"})
    void a_page_without_one_of_its_files_says_so_and_is_loaded_again_on_request(String file) {
        var gym = PageGym.fresh("not-loaded");
        gym.lifter("lena", "Lena");
        var page = gym.roster();
        page.route("**" + file, Route::abort);

        page.reload();

        var alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert.locator("h1")).hasText("The page could not be loaded.");
        assertThat(Axe.violations(page)).isEmpty();
        page.unroute("**" + file);
        button(page, "Try again").click();
        assertThat(row(page, "Lena")).isVisible();
        assertThat(alert).hasCount(0);
        close(page);
    }

    @Test
    void of_two_views_that_are_asked_for_at_once_the_last_one_is_read_and_stays() {
        var gym = PageGym.fresh("two-views");
        gym.lifter("lena", "Lena");
        var page = gym.roster();
        var reads = new AtomicInteger();
        page.onRequest(request -> reads.addAndGet(request.url().contains("/v1/calendar") ? 1 : 0));

        page.evaluate("() => { location.hash = '#/athletes/lena'; location.hash = '#/calendar'; }");
        page.waitForSelector(".dates");
        page.evaluate("async () => { for (let n = 0; n < 20; n++) await (await fetch('/v1/caller')).text(); }");

        assertThat(page.locator(".dates")).isVisible();
        // Both requests may find the calendar's address; one view may be shown again, and the stream may announce a
        // change. Views that ask for each other read it many times more.
        assertThat(reads.get()).as("reads of the calendar").isBetween(1, 5);
        close(page);
    }

    @Test
    void a_page_that_nobody_sees_repeats_nothing_until_it_is_seen_again() {
        var gym = PageGym.fresh("failure-hidden");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        page.route(ROSTER, Route::abort);
        // Nobody sees the page before it fails. Otherwise a repetition may have begun before the service answers again.
        page.evaluate("() => Object.defineProperty(document, 'hidden', {configurable: true, get: () => true})");
        page.getByText("← Roster").click();
        var alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText(BY_ITSELF);

        page.unroute(ROSTER);
        page.evaluate("() => dispatchEvent(new Event('online'))");
        page.evaluate("() => fetch('/v1/caller').then(answer => answer.text())");
        assertThat(alert).isVisible();

        page.evaluate("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }");
        assertThat(row(page, "Lena")).isVisible();
        close(page);
    }

    @Test
    void a_part_of_the_page_that_is_not_loaded_says_so_and_is_loaded_again_on_request() {
        var gym = PageGym.fresh("part-not-loaded");
        gym.lifter("lena", "Lena");
        var page = gym.roster();
        var part = "**/page/calendar/calendar.js";
        page.route(part, Route::abort);

        page.getByText("Week", new Page.GetByTextOptions().setExact(true)).click();

        var alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert.locator("h1")).hasText("A part of the page could not be loaded.");
        assertThat(alert).not().containsText("module");
        assertThat(Axe.violations(page)).isEmpty();
        page.unroute(part);
        button(page, "Try again").click();
        assertThat(page.locator(".dates")).isVisible();
        close(page);
    }

    @Test
    void an_unknown_address_shows_a_page_with_the_way_back() {
        var gym = PageGym.fresh("nowhere");
        gym.lifter("lena", "Lena");
        var page = gym.roster();

        gym.go(page, "/nope");

        assertThat(page.locator("h1")).hasText("There is no such page");
        assertThat(Axe.violations(page)).isEmpty();
        page.getByText("To the start page").click();
        assertThat(row(page, "Lena")).isVisible();
        close(page);
    }

    @Test
    void the_tab_has_the_name_of_what_is_shown_also_while_the_next_view_is_read() {
        var gym = PageGym.fresh("title");
        gym.lifter("lena", "Lena");
        var page = gym.roster();
        assertThat(page).hasTitle("Roster · Topset");
        gym.go(page, "/#/athletes/lena");
        assertThat(page).hasTitle("Lena · Topset");
        var read = new CompletableFuture<Route>();
        page.route("**/v1/program-templates*", read::complete);

        gym.go(page, "/#/library");
        page.waitForCondition(read::isDone);
        assertThat(page.locator("h1")).hasText("Lena");
        assertThat(page).hasTitle("Lena · Topset");
        read.join().resume();

        assertThat(page).hasTitle("Programs of the gym · Topset");
        close(page);
    }
}
