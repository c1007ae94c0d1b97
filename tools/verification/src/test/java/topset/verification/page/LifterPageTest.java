package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.WARM_UP;
import static topset.testsupport.Eventually.eventually;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.GymCaller;
import topset.verification.support.OwnExercise;
import topset.verification.support.SetRequest;

/** Tests what surrounds the views of the lifter's page: signing in and out, other devices, installation, languages. */
@Tag("page")
class LifterPageTest {
    static final String SAVED = "All saved";

    static final String BATCH = "**/sets/batch";

    private static final String REFUSAL = """
            {"status": 422, "title": "A value was refused", "violations": [{
              "field": "sets[0].load.value", "message": "must be above 0 and at most 1000 kg", "rule": "load-range"
            }]}""";

    private static final long PAGE_BYTES = 300_000;

    private static final long CRITICAL_BYTES = 60_000;

    /** JavaScript that returns the visible controls that are less than 44 pixels high. */
    private static final String SMALL_TARGETS =
            "() => [...document.querySelectorAll('button, a, summary, input, [role=button]')]"
                    + ".filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)"
                    + ".filter(each => each.type !== 'checkbox').map(each => each.outerHTML)";

    /** JavaScript that adds a size of all files of the page. */
    private static final String BYTES =
            "() => performance.getEntriesByType('resource').filter(each => !each.name.includes('/v1/'))"
                    + ".concat(performance.getEntriesByType('navigation')).reduce((sum, each) => sum + each.%s, 0)";

    /** JavaScript that returns whether the device keeps the plan, which is stored after everything is read. */
    private static final String IS_KEPT = """
        () => new Promise((resolve) => {
          indexedDB.open('topset-lift').onsuccess = ({ target: { result: database } }) => {
            database.transaction('kept').objectStore('kept').get('known').onsuccess = ({ target }) => {
              database.close();
              resolve(target.result !== undefined);
            };
          };
        })\
        """;

    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);

    @Test
    void sign_out_needs_a_network_asks_about_unsent_sets_and_leaves_nothing_on_the_device() {
        var gym = PageGym.fresh("lift-sign-out");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        page.context().setOffline(true);
        choose(page, "Sign out");
        assertThat(page.locator("dialog h2")).hasText("Signing out needs a network");
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Stay signed in").click();
        assertThat(page.locator("form.next")).isVisible();
        page.context().setOffline(false);

        page.context().route("**/session/**", Route::abort);
        logNext(page, "1 set waits for network");

        choose(page, "Sign out");
        assertThat(page.locator("dialog h2")).hasText("1 set is not saved yet");
        assertThat(page.locator("dialog p")).containsText("Bench Press: ");
        button(page, "Stay signed in").click();
        assertThat(page.locator("#status")).hasText("1 set waits for network");

        choose(page, "Sign out");
        button(page, "Sign out and lose it").click();
        page.waitForURL(url -> !url.contains("/lift/"));
        page.navigate(gym.gym().pair().origin().resolve("/page/icon.svg").toString());
        assertThat(page.evaluate("() => indexedDB.databases().then(all => all.length)"))
                .isEqualTo(0);
        assertThat(page.evaluate("() => caches.keys().then(all => all.length)")).isEqualTo(0);
        assertThat(page.evaluate("() => sessionStorage.length")).isEqualTo(0);
        page.navigate(gym.gym().pair().origin().resolve("/lift/").toString());
        assertThat(page.locator("input[name=username]")).isVisible();
        close(page);
    }

    @Test
    void a_write_with_the_cookie_needs_the_pages_header_in_the_session_service_too() {
        var gym = PageGym.fresh("lift-cookie");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);

        var write =
                "(headers) => fetch('/session/v1/sessions', {method: 'POST', headers, body: '{}'}).then(r => r.status)";
        assertThat(page.evaluate(write, Map.of("Content-Type", "application/json")))
                .isEqualTo(403);
        assertThat(page.evaluate(write, Map.of("Content-Type", "application/json", "X-Topset-Page", "1")))
                .as("malformed, but let in")
                .isEqualTo(400);
        close(page);
    }

    /** {@link PicturesTest} checks the views with axe-core in both themes. */
    @Test
    void every_target_is_large_enough_for_a_thumb_and_the_page_is_small() {
        var gym = PageGym.fresh("lift-thumb");
        warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifterWithoutWorker(gym.gym(), "lena", Look.PHONE_AT_NIGHT);
        page.waitForSelector("form.next");
        assertThat((List<?>) page.evaluate(SMALL_TARGETS)).isEmpty();
        var bytes = ((Number) page.evaluate(BYTES.formatted("decodedBodySize"))).longValue();
        var compressed = ((Number) page.evaluate(BYTES.formatted("encodedBodySize"))).longValue();
        System.out.println("the lifter's page: " + bytes + " bytes, " + compressed + " compressed");
        assertThat(bytes).isBetween(50_000L, PAGE_BYTES);
        assertThat(compressed).isBetween(10_000L, CRITICAL_BYTES);

        page.locator("li.stored button").last().click();
        page.waitForSelector("dialog[open]");
        assertThat((List<?>) page.evaluate(SMALL_TARGETS)).isEmpty();
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    @Test
    void a_lifter_without_a_program_reads_so_without_an_error_and_sees_a_new_program_by_itself() {
        var gym = PageGym.fresh("lift-empty");
        var lena = gym.beginner("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        assertThat(page.locator("main .card h1")).hasText("No program yet");
        assertThat(page.locator("main .card li").last()).containsText("Ask your coach for a program");
        assertThat(page.locator(".failure")).hasCount(0);

        lena.program(monday(), Lifts.bench());

        assertThat(page.locator("form.next")).isVisible();
        close(page);
    }

    @Test
    void an_exercise_that_the_gym_has_added_since_the_page_was_opened_has_its_name() {
        var gym = PageGym.fresh("lift-new-exercise");
        var lena = gym.beginner("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        assertThat(page.locator("main .card h1")).hasText("No program yet");
        waitUntilKept(page);

        gym.gym()
                .coach()
                .programs()
                .put("/v1/exercises/strongman-press", OwnExercise.LOG_PRESS)
                .expect(201);
        lena.program(monday(), List.of(Lifts.lift("d1-press", 1, "strongman-press", "SINGLE_TOP", "2.5", "60")));

        assertThat(page.locator(".lift.current h2")).hasText("Log Press");
        close(page);
    }

    @Test
    void a_lifter_sees_the_profile_and_changes_what_is_the_lifters_to_change() {
        var gym = PageGym.fresh("lift-bodyweight");
        var lena = gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        choose(page, "Your profile");
        assertThat(page.locator("dialog h2")).hasText("Profile of Lena");
        page.getByLabel("Loads in").selectOption("lb");
        page.locator("dialog input").fill("7000");
        button(page, "Save").click();
        assertThat(page.locator("dialog [role=alert]")).hasText("Enter a weight from 20 to 700 kg.");
        assertThat(Axe.violations(page)).isEmpty();

        page.locator("dialog input").fill("645");
        button(page, "Save").click();
        assertThat(page.locator("#far")).hasText("645 kg?");
        button(page, "Correct it").click();
        assertThat(page.locator("dialog input")).isFocused();
        page.locator("dialog input").fill("71.5");
        page.route("**" + lena.athletePath(), route -> {
            if ("GET".equals(route.request().method())) route.abort();
            else route.resume();
        });
        button(page, "Save").click();
        assertThat(page.locator(".toast")).containsText("Profile saved.");
        choose(page, "Your profile"); // what was saved is known before it is read again
        assertThat(page.getByLabel("Bodyweight today, kg")).hasValue("71.5");
        button(page, "Cancel").click();

        var profile = lena.programs().get(lena.athletePath()).expect(200).json();
        assertThat(profile.path("bodyweight").path("value").decimalValue()).isEqualByComparingTo("71.5");
        assertThat(profile.path("displayName").asText()).isEqualTo("Lena");
        assertThat(profile.path("unit").asText()).isEqualTo("lb");
        close(page);
    }

    @Test
    void a_set_of_another_device_appears_by_itself() {
        var gym = PageGym.fresh("lift-live");
        var lena = gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.addInitScript("window.setInterval = () => 0"); // so that only the live stream can bring news
        page.reload();
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(page.locator("li.stored")).hasCount(0);

        lena.train(Midday.minutesAgo(10), 1).log(SetRequest.bench(WARM_UP, "60", 8, null, Midday.minutesAgo(8)));

        assertThat(page.locator("li.stored .what")).containsText("60 kg × 8");
        close(page);
    }

    /** The browser of the tests has a profile in memory. Chromium installs pages only into other profiles. */
    @Test
    void the_page_can_be_installed() {
        var gym = PageGym.fresh("lift-install");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        var chromium = page.context().newCDPSession(page);

        var manifest = chromium.send("Page.getAppManifest");
        assertThat(manifest.get("url").getAsString()).endsWith("/lift/manifest.json");
        assertThat(manifest.getAsJsonArray("errors")).isEmpty();
        var errors = chromium.send("Page.getInstallabilityErrors").getAsJsonArray("installabilityErrors");
        assertThat(errors)
                .extracting(error -> error.getAsJsonObject().get("errorId").getAsString())
                .isSubsetOf("in-incognito");
        close(page);
    }

    @Test
    void the_bar_of_a_german_phone_stays_as_high_while_sets_wait_for_the_network() {
        var gym = PageGym.fresh("lift-german-bar");
        gym.lifter("lena", "Lena");
        var page = german(CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE));
        waitUntilKept(page);
        var height = page.locator("header.bar").boundingBox().height;
        page.context().route("**/session/**", Route::abort);
        button(page, "Satz eintragen").click();
        assertThat(page.locator("#status")).hasText("1 Satz wartet auf Netz");
        button(page, "Satz eintragen").click();
        assertThat(page.locator("#status")).hasText("2 Sätze warten auf Netz");

        assertThat(page.locator("header.bar").boundingBox().height).isEqualTo(height);
        close(page);
    }

    @Test
    void a_german_lifter_reads_german_names_reasons_and_refusals() {
        var gym = PageGym.fresh("lift-german");
        warm(gym.lifter("lena", "Lena"));
        var page = german(CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE));
        assertThat(page.locator(".lift h2")).hasText("Bankdrücken");
        summary(page, "Warum diese Last?").click();
        assertThat(page.locator(".why li [lang=de]")).hasText("erste Woche: 120 kg wie angegeben");

        LifterPageTest.refuse(page);
        button(page, "Satz eintragen").click();
        assertThat(page.locator("#status")).hasText("1 Satz abgelehnt");
        assertThat(page.locator(".sets .problem"))
                .hasText("Abgelehnt: Last: Muss über 0 und darf höchstens 1000 kg sein.");

        page.getByText("Verlauf").click();
        page.getByText("Übungen", EXACTLY).click();
        page.waitForSelector(".charts canvas");
        assertThat(page.locator(".charts figcaption").first()).containsText("Last");
        assertThat(page.locator("main [lang=en]")).hasCount(0);
        close(page);
    }

    @Test
    void a_lifter_whose_browser_keeps_nothing_trains_with_a_network_and_reads_so() {
        var gym = PageGym.fresh("lift-forgetful");
        var lena = gym.lifter("lena", "Lena");
        var page = CoachBrowser.stranger();
        page.addInitScript("for (const store of ['localStorage', 'sessionStorage', 'indexedDB'])"
                + " Object.defineProperty(window, store, {get() { throw new DOMException('no', 'SecurityError'); }})");
        page.navigate(gym.gym().pair().origin().resolve("/lift/").toString());
        CoachBrowser.signIn(page, gym.gym().name() + "/athlete/lena");

        assertThat(page.locator("main > .notice.warn")).containsText("This browser keeps nothing for this page.");
        logNext(page, SAVED);
        assertThat(page.locator(".rest")).hasCount(0);
        assertThat(loads(lena)).containsExactly("20");
        choose(page, "Sign out");
        page.waitForURL(url -> !url.contains("/lift/"));
        close(page);
    }

    /** Without a service worker, because it would answer with its own copy of the code. */
    @Test
    void the_code_of_the_week_that_could_not_be_loaded_is_loaded_again_on_request() {
        var gym = PageGym.fresh("lift-week");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.stranger();
        page.addInitScript("delete Navigator.prototype.serviceWorker");
        page.route("**/lift/week.js", Route::abort);
        page.navigate(gym.gym().pair().origin().resolve("/lift/").toString());
        CoachBrowser.signIn(page, gym.gym().name() + "/athlete/lena");
        assertThat(page.locator("#status")).hasText(SAVED);

        page.getByText("Week", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".failure h1")).hasText("The week could not be loaded");
        button(page, "Try again").click();
        assertThat(page.locator(".failure h1")).hasText("The week could not be loaded");

        page.unroute("**/lift/week.js");
        button(page, "Try again").click();
        assertThat(page.locator(".day .lift h3").first()).hasText("Bench Press");
        assertThat(page.locator(".failure")).hasCount(0);
        close(page);
    }

    /** Without a service worker, because it would answer with its own copy of the code. */
    @Test
    void a_tap_whose_code_cannot_be_loaded_says_so() {
        var gym = PageGym.fresh("lift-no-code");
        warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifterWithoutWorker(gym.gym(), "lena", Look.PHONE);
        page.route("**/lift/editor.js", Route::abort);
        var said = new ArrayList<String>();
        page.onDialog(dialog -> {
            said.add(dialog.message());
            dialog.accept();
        });

        button(page, "Edit").first().click();
        page.waitForCondition(() -> !said.isEmpty());
        assertThat(said).containsExactly("This could not be loaded. Try again when you have a network.");

        page.unroute("**/lift/editor.js");
        button(page, "Edit").first().click();
        assertThat(page.locator("dialog h2")).hasText("Change: Warm-up");
        close(page);
    }

    /** Without a service worker, because it would answer with its own copy of the files. */
    @ParameterizedTest
    @ValueSource(strings = {"/lift/app.js", "/lift/today.js", "/lift/texts.de.json"})
    void a_german_lifter_reads_that_a_file_of_the_page_is_missing_and_loads_it_again_on_request(String file) {
        var gym = PageGym.fresh("lift-not-loaded");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.stranger("de-DE");
        page.addInitScript("delete Navigator.prototype.serviceWorker");
        page.route("**" + file, Route::abort);
        page.navigate(gym.gym().pair().origin().resolve("/lift/").toString());
        CoachBrowser.signIn(page, gym.gym().name() + "/athlete/lena");

        assertThat(page.locator(".failure h1")).hasText("Die Seite konnte nicht geladen werden.");
        assertThat(Axe.violations(page)).isEmpty();
        page.unroute("**" + file);
        button(page, "Erneut versuchen").click();
        assertThat(page.locator(".lift h2")).hasText("Bankdrücken");
        assertThat(page.locator(".failure")).hasCount(0);
        close(page);
    }

    private static Page german(Page page) {
        page.addInitScript("Object.defineProperty(navigator, 'languages', {get: () => ['de-DE', 'en']})");
        page.reload();
        return page;
    }

    /** How hard the next set was, as one of the choices. */
    static Locator rpe(Page page, String value) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("RPE " + value + ","));
    }

    /** Chooses an entry of the menu at the top. */
    static void choose(Page page, String entry) {
        page.locator(".bar .menu > summary").click();
        page.locator(".bar .menu")
                .getByText(entry, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** Ends the session although planned sets are open. */
    static void finish(Page page) {
        page.locator("main .finish").click();
        page.locator("dialog[open]").getByText("Finish the session").click();
        assertThat(page.locator(".summary h1")).isVisible();
    }

    /** Refuses the next sets as the service would refuse such loads, which the page itself does not let pass. */
    static void refuse(Page page) {
        page.route(
                BATCH,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(422)
                        .setContentType("application/problem+json")
                        .setBody(REFUSAL)));
    }

    /** Logs the offered set, and waits until the page shows the set and then the status. */
    static void logNext(Page page, String status) {
        var log = button(page, "Log set");
        assertThat(log).isVisible();
        var sets = page.locator(".sets [data-set]");
        int before = sets.count();
        log.click();
        // The status of the sets before, such as "All saved", stays until the page has the new set.
        assertThat(sets).hasCount(before + 1);
        assertThat(page.locator("#status")).hasText(status);
    }

    /** Waits until the page can be opened without a network: its files and the plan are on the device. */
    static void waitUntilKept(Page page) {
        page.evaluate("() => navigator.serviceWorker.ready.then(() => null)");
        eventually().pollInSameThread().until(() -> page.evaluate(IS_KEPT).equals(true));
    }

    /** Logs the warm-up with another client of the lifter, so that the top set is next. */
    static GymCaller warm(GymCaller lifter) {
        var training = lifter.train(Midday.minutesAgo(10), 1);
        training.log(SetRequest.bench(WARM_UP, "60", 8, null, Midday.minutesAgo(8)));
        training.log(SetRequest.bench(WARM_UP, "82.5", 5, null, Midday.minutesAgo(7)));
        training.log(SetRequest.bench(WARM_UP, "100", 3, null, Midday.minutesAgo(6)));
        training.log(SetRequest.bench(WARM_UP, "110", 1, null, Midday.minutesAgo(5)));
        return lifter;
    }

    static List<JsonNode> sets(GymCaller lifter) {
        var sessions = lifter.sessions()
                .get(lifter.athletePath() + "/sessions")
                .expect(200)
                .json()
                .path("items");
        assertThat(sessions).hasSize(1);
        return StreamSupport.stream(sessions.path(0).path("sets").spliterator(), false)
                .toList();
    }

    static List<String> loads(GymCaller lifter) {
        return sets(lifter).stream()
                .map(set -> set.path("load").path("value").asText())
                .toList();
    }
}
