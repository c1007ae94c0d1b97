package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.WARM_UP;
import static topset.testsupport.Eventually.eventually;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.summary;
import static topset.verification.page.PageGym.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.GymCaller;
import topset.verification.support.SetRequest;

/** Tests the lifter's page as a lifter uses it, with and without a network. */
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

    @Test
    @Tag("smoke")
    void a_top_set_is_logged_in_two_taps_and_the_services_backoff_appears() {
        var gym = PageGym.fresh("lift-log");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        assertThat(page.locator("form.next h3")).containsText("Top set");

        rpe(page, "8.5").check();
        button(page, "Log set").click();

        assertThat(page.locator("[data-backoff=known] b")).hasText("102.5 kg");
        assertThat(page.locator("[data-backoff=known]"))
                .hasText("102.5 kg backoff, 3 sets left, 15 % lighter than the top set");
        assertThat(page.locator("form.next input[name=load]")).hasValue("102.5");
        assertThat(page.locator("form.next .plates small")).hasText("25 + 15 + 1.25 a side");
        assertThat(page.locator("#status")).hasText(SAVED);
        var top = sets(lena).getLast();
        assertThat(top.path("role").asText()).isEqualTo("TOP");
        assertThat(top.path("load").path("value").asInt()).isEqualTo(120);
        assertThat(top.path("reps").asInt()).isEqualTo(4);
        assertThat(top.path("rpe").asDouble()).isEqualTo(8.5);
        close(page);
    }

    @Test
    void a_note_and_pain_are_logged_with_their_sets_and_the_end_sums_up_reps_tonnage_and_records() {
        var gym = PageGym.fresh("lift-summary");
        var lastWeek = monday().minusWeeks(1);
        var lena = gym.lifter("lena", "Lena", lastWeek);
        train(lena, Midday.at(lastWeek, "12:00"), "120", 4, "8.5", false);
        warm(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        assertThat(page.locator("form.next input[name=load]")).hasValue("122.5");

        rpe(page, "8.5").check();
        summary(page, "Pain, note").click();
        page.getByLabel("Note").fill("Fast off the chest.");
        logNext(page, SAVED);
        assertThat(page.locator("li.stored .note")).hasText("Fast off the chest.");
        assertThat(page.locator("[data-backoff=known] b")).hasText("105 kg");
        page.locator("form.next input[name=reps]").fill("9");
        summary(page, "Pain, note").click();
        page.getByLabel("It hurt").check();
        logNext(page, SAVED);
        assertThat(page.locator("form.next input[name=load]")).hasValue("95"); // at most 90 % of 105 kg
        assertThat(page.locator("li.stored .chip.bad")).hasText("pain");
        finish(page);

        assertThat(page.locator(".summary dd")).hasText(new String[] {"2", "13", "1,435 kg"});
        assertThat(page.locator(".summary .record")).hasText("Record: Bench Press");
        close(page);
    }

    @Test
    void an_answer_that_is_lost_is_asked_for_again_and_the_set_is_stored_once() {
        var gym = PageGym.fresh("lift-lost");
        var lena = gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        var lost = new AtomicInteger();
        page.route("**/sets/batch", route -> {
            if (lost.getAndIncrement() == 0) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });

        assertThat(page.locator("form.next .plates small")).hasText("empty bar");
        button(page, "Log set").click();

        assertThat(page.locator("li.stored")).hasCount(1);
        assertThat(page.locator("form.next .plates small")).hasText("20 a side");
        assertThat(lost.get()).isGreaterThan(1);
        assertThat(loads(lena)).containsExactly("20");
        close(page);
    }

    @Test
    void a_refused_set_is_shown_with_its_reason_and_can_be_mended_changed_and_removed() {
        var gym = PageGym.fresh("lift-refused");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        refuse(page);
        button(page, "Log set").click();
        assertThat(page.locator("#status")).hasText("1 set refused");
        assertThat(page.locator(".sets .problem")).containsText("1000");

        page.unroute(BATCH);
        button(page, "Correct").click();
        page.locator("dialog input[name=load]").fill("117,5");
        button(page, "Save").click();
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena).getLast()).isEqualTo("117.5");

        page.locator("li.stored button").last().click();
        page.locator("dialog input[name=reps]").fill("5");
        button(page, "Save").click();
        assertThat(page.locator("li.stored .what").last()).containsText("117.5 kg × 5");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(sets(lena).getLast().path("reps").asInt()).isEqualTo(5);

        page.locator("li.stored button").last().click();
        button(page, "Remove set").click();
        assertThat(page.locator("form.next h3")).containsText("Top set");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).doesNotContain("117.5");
        close(page);
    }

    @Test
    void sign_out_asks_about_unsent_sets_and_leaves_nothing_on_the_device() {
        var gym = PageGym.fresh("lift-sign-out");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        page.context().route("**/session/**", Route::abort);
        logNext(page, "1 set waits for network");

        button(page, "Sign out").click();
        assertThat(page.locator("dialog h2")).hasText("1 set is not saved yet");
        button(page, "Stay signed in").click();
        assertThat(page.locator("#status")).hasText("1 set waits for network");

        button(page, "Sign out").click();
        button(page, "Sign out and lose them").click();
        page.waitForURL(url -> !url.contains("/lift/"));
        page.navigate(gym.gym().pair().origin().resolve("/page/icon.svg").toString());
        assertThat(page.evaluate("() => indexedDB.databases().then(all => all.length)"))
                .isEqualTo(0);
        assertThat(page.evaluate("() => caches.keys().then(all => all.length)")).isEqualTo(0);
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
        assertThat(page.locator(".failure")).hasCount(0);

        lena.program(monday(), Lifts.bench());

        assertThat(page.locator("form.next")).isVisible();
        close(page);
    }

    @Test
    void on_a_wide_screen_the_day_stands_beside_the_current_lift() {
        var gym = PageGym.fresh("lift-wide");
        var lena = gym.beginner("lena", "Lena");
        lena.program(
                monday(),
                List.of(
                        LifterSessionTest.straight("d1-leg-press", "leg-press", "100"),
                        LifterSessionTest.straight("d1-incline-dumbbell-press", "incline-dumbbell-press", "15")));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.DESK);
        var current = page.locator(".lift.current").boundingBox();
        var other = page.locator(".lift.closed").boundingBox();

        assertThat(other.x + other.width).isLessThan(current.x);
        assertThat(Math.abs(other.y - current.y)).isLessThan(current.height / 2);
        assertThat(page.locator(".log").boundingBox().y).isLessThan(current.y + current.height);
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    /** How hard the next set was, as one of the choices. */
    static Locator rpe(Page page, String value) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("RPE " + value + ","));
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
