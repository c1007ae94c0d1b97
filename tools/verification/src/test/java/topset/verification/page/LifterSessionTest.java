package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.LifterPageTest.SAVED;
import static topset.verification.page.LifterPageTest.loads;
import static topset.verification.page.LifterPageTest.logNext;
import static topset.verification.page.LifterPageTest.rpe;
import static topset.verification.page.LifterPageTest.sets;
import static topset.verification.page.LifterPageTest.waitUntilKept;
import static topset.verification.page.LifterPageTest.warm;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;

import com.microsoft.playwright.Route;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.verification.page.CoachBrowser.Look;

/** Tests a session as it is planned on the lifter's view of today: each set, with and without a network. */
@Tag("page")
class LifterSessionTest {
    /** JavaScript that returns whether a tap on the middle of the button that logs a set reaches this button. */
    private static final String IS_WITHIN_REACH = """
            () => {
              const button = document.querySelector('.log');
              const { left, top, width, height } = button.getBoundingClientRect();
              return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
            }""";

    /** JavaScript that returns whether the device keeps the program, which has the bars and plates. */
    private static final String IS_EQUIPMENT_KEPT = """
            () => new Promise((resolve) => {
              indexedDB.open('topset-lift').onsuccess = ({ target: { result: database } }) => {
                database.transaction('kept').objectStore('kept').getAllKeys().onsuccess = ({ target }) => {
                  database.close();
                  resolve(target.result.some((key) => key.startsWith('/v1/programs/')));
                };
              };
            })""";

    /** JavaScript that returns whether an element ends above the countdown of the rest. */
    private static final String IS_ABOVE_THE_REST =
            "(selector) => document.querySelector(selector).getBoundingClientRect().bottom"
                    + " <= document.querySelector('.rest').getBoundingClientRect().top";

    /**
     * JavaScript that marks a stored set as removed, as another tab of the lifter does, just before this tab changes its
     * records again. This tab has read the records by then.
     */
    private static final String REMOVE_MEANWHILE = """
            const begin = IDBDatabase.prototype.transaction;
            IDBDatabase.prototype.transaction = function (store, mode, options) {
              if (store === 'sets' && mode === 'readwrite' && !window.isRemoved) {
                const other = begin.call(this, store, mode);
                other.objectStore(store).openCursor().onsuccess = ({ target: { result } }) => {
                  if (!result?.value.stored) return;
                  result.update({ ...result.value, removed: true });
                  other.oncomplete = () => { window.isRemoved = true; };
                };
              }
              return begin.call(this, store, mode, options);
            };""";

    /** JavaScript that notes whether the button that logs a set shows that it waits. */
    private static final String NOTE_WAITING = """
            () => new MutationObserver((changes) => {
              window.hasWaited ||= changes.some(({ target }) => target.ariaBusy === 'true');
            }).observe(document.body, { subtree: true, attributeFilter: ['aria-busy'] })""";

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
        assertThat(page.locator("[data-backoff=known]")).hasText("102.5 kg backoff, 3 sets left");
        assertThat(page.locator("form.next input[name=load]")).hasValue("102.5");
        assertThat(page.locator("form.next .plates small")).hasText("25 + 15 + 1.25 kg a side");
        assertThat(page.locator("#status")).hasText(SAVED);
        var top = sets(lena).getLast();
        assertThat(top.path("role").asText()).isEqualTo("TOP");
        assertThat(top.path("load").path("value").asInt()).isEqualTo(120);
        assertThat(top.path("reps").asInt()).isEqualTo(4);
        assertThat(top.path("rpe").asDouble()).isEqualTo(8.5);
        close(page);
    }

    @Test
    void without_a_network_the_phone_works_out_the_backoff_and_all_of_the_card_shows_this_load_afterwards_too() {
        var gym = PageGym.fresh("lift-phone");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        page.locator(".lift.current h2").click(); // the first tap reads what the device works out
        page.waitForFunction(IS_EQUIPMENT_KEPT);
        page.context().setOffline(true);
        page.locator("form.next input[name=reps]").fill("2");
        rpe(page, "10").check();

        button(page, "Log set").click();
        assertThat(page.locator("[data-backoff=phone]")).containsText("90 kg backoff, 3 sets left");
        assertThat(page.locator("[data-backoff=phone]")).containsText("worked out on the phone");
        assertThat(page.locator("form.next input[name=load]")).hasValue("90");
        button(page, "Log set").click();

        page.context().setOffline(false);
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(page.locator("[data-backoff=known] b")).hasText("90 kg");
        assertThat(page.locator(".ladder [aria-pressed=true]")).containsText("90 × ");
        assertThat(page.locator("form.next input[name=load]")).hasValue("90");
        assertThat(page.locator(".log small")).containsText("90 × ");
        assertThat(loads(lena)).endsWith("120", "90");
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
        assertThat(page.locator("form.next .plates small")).hasText("20 kg a side");
        assertThat(lost.get()).isGreaterThan(1);
        assertThat(loads(lena)).containsExactly("20");
        close(page);
    }

    @Test
    void a_lifter_without_a_program_trains_what_is_chosen_and_finishes() {
        var gym = PageGym.fresh("lift-free");
        var lena = gym.beginner("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        button(page, "Train without a program").click();
        page.locator("dialog input[name=exercise]").fill("hack squat");
        page.locator(".pick button").first().click();
        assertThat(page.locator("h1")).hasText("Without a program");

        assertThat(page.locator("form.next input[name=reps]")).hasValue(""); // nobody has asked for any
        page.locator("form.next input[name=load]").fill("80");
        page.locator("form.next input[name=reps]").fill("8");
        logNext(page, SAVED);
        page.reload();
        assertThat(page.locator(".lift.current h2")).hasText("Hack Squat");
        assertThat(page.locator("form.next input[name=reps]")).hasValue("8");
        assertThat(page.locator("li.stored .what")).containsText("80 kg × 8");
        assertThat(Axe.violations(page)).isEmpty();
        page.locator("main .finish").click();

        assertThat(page.locator(".summary dd")).hasText(new String[] {"1", "8", "640 kg"});
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).containsExactly("80");
        close(page);
    }

    @Test
    void mini_sets_are_named_with_their_rest_before_the_first_of_them() {
        var gym = PageGym.fresh("lift-mini-sets");
        var lena = gym.beginner("lena", "Lena");
        lena.program(monday(), List.of(Lifts.lift("cluster", 1, "bench-press", "CLUSTER", "2.5", "125")));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.locator("h1").click();

        assertThat(page.locator(".lift.current")).containsText("Mini-sets, with 20 s of rest between them.");
        close(page);
    }

    @Test
    void on_a_wide_screen_the_day_stands_beside_the_current_lift() {
        var gym = PageGym.fresh("lift-wide");
        var lena = gym.beginner("lena", "Lena");
        lena.program(
                monday(),
                List.of(
                        straight("d1-leg-press", "leg-press", "100"),
                        straight("d1-incline-dumbbell-press", "incline-dumbbell-press", "15")));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.DESK);
        var current = page.locator(".lift.current").boundingBox();
        var other = page.locator(".lift.closed").boundingBox();

        assertThat(other.x + other.width).isLessThan(current.x);
        assertThat(Math.abs(other.y - current.y)).isLessThan(current.height / 2);
        assertThat(page.locator(".log").boundingBox().y).isLessThan(current.y + current.height);
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    @Test
    void a_double_tap_logs_one_set_and_a_quick_tap_after_one_on_another_button_logs_one_too() {
        var gym = PageGym.fresh("lift-twice");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);

        page.locator(".log").dblclick();
        assertThat(page.locator("[data-backoff=known]")).isVisible();
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).hasSize(5).endsWith("120");

        page.getByLabel("More: Reps").click();
        page.locator(".log")
                .evaluate("log => log.dispatchEvent(new MouseEvent('click', { detail: 2, cancelable: true }))");
        assertThat(page.locator("li.stored")).hasCount(6);
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).endsWith("120", "102.5");
        close(page);
    }

    @Test
    void what_the_words_mean_is_one_tap_away_where_a_set_is_logged() {
        var gym = PageGym.fresh("lift-words");
        warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.locator(".effort .help").click();

        assertThat(page.locator("dialog dd").first()).containsText("How hard a set was");
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Close").click();
        assertThat(page.locator("dialog")).hasCount(0);
        close(page);
    }

    @Test
    void how_hard_a_set_was_is_stored_only_if_the_lifter_has_said_it() {
        var gym = PageGym.fresh("lift-unsaid");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        assertThat(page.getByLabel("not said")).isChecked();
        assertThat(page.locator(".effort legend")).hasText("How hard? not said");

        logNext(page, SAVED);
        assertThat(sets(lena).getLast().has("rpe")).isFalse();
        rpe(page, "8").check();
        assertThat(page.locator(".effort legend")).hasText("How hard? 8 · two reps left");
        logNext(page, SAVED);
        assertThat(sets(lena).getLast().path("rpe").asInt()).isEqualTo(8);
        assertThat(page.getByLabel("not said")).isChecked();
        close(page);
    }

    @Test
    void the_button_that_logs_a_set_is_within_reach_of_the_thumb_also_below_an_open_part() {
        var gym = PageGym.fresh("lift-reach");
        warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.waitForSelector("form.next");
        assertThat(page.evaluate(IS_WITHIN_REACH)).isEqualTo(true);

        logNext(page, SAVED);
        assertThat(page.locator(".rest")).isVisible();
        page.waitForFunction(IS_ABOVE_THE_REST, "form.next .further");
        PageGym.summary(page, "Pain, note").click();
        page.waitForFunction(IS_ABOVE_THE_REST, "form.next textarea");
        for (var opened : page.locator("main summary").all()) {
            opened.click();
        }
        assertThat(page.evaluate(IS_WITHIN_REACH)).isEqualTo(true);
        page.evaluate("() => scrollTo(0, document.body.scrollHeight)");
        assertThat(page.evaluate(IS_WITHIN_REACH)).isEqualTo(true);
        assertThat(page.locator("main .primary")).hasCount(1);
        close(page);
    }

    @Test
    void a_set_that_is_removed_while_the_page_tidies_its_records_stays_removed() {
        var gym = PageGym.fresh("lift-tidy");
        var lena = gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.addInitScript(REMOVE_MEANWHILE);
        page.reload();
        button(page, "Log set").click();
        page.waitForFunction("() => window.isRemoved");

        page.reload();

        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(page.locator("form.next")).isVisible();
        assertThat(page.locator("li.stored")).hasCount(0);
        assertThat(loads(lena)).isEmpty();
        close(page);
    }

    /** Without a service worker, because it would answer with its own copy of the code. */
    @Test
    void a_tap_logs_the_set_at_once_also_while_code_is_missing_and_on_a_device_without_sound() {
        var gym = PageGym.fresh("lift-tap");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifterWithoutWorker(gym.gym(), "lena", Look.PHONE);
        var withheld = new ArrayList<Route>();
        page.route("**/lift/check.js", withheld::add); // never answered
        page.addInitScript("window.AudioContext = class { constructor() { throw new Error('no sound'); } };");
        page.reload();

        logNext(page, SAVED);

        page.evaluate(NOTE_WAITING);
        page.locator("form.next input[name=load]").fill("95");
        button(page, "Log set").click();
        assertThat(page.locator("li.stored .what").last()).containsText("95 kg");
        assertThat(page.locator(".rest")).isVisible();
        assertThat(page.locator(".undo")).isVisible();
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).endsWith("120", "95");
        assertThat(page.evaluate("() => window.hasWaited")).isEqualTo(true);
        assertThat(withheld).isNotEmpty();
        close(page);
    }

    /** Returns a lift of two straight sets of 8 to 12 reps on day 1. */
    static Map<String, Object> straight(String slotId, String exercise, String load) {
        return Map.of(
                "slotId",
                slotId,
                "day",
                1,
                "exercise",
                exercise,
                "scheme",
                Map.of("variant", "STRAIGHT", "sets", 2, "reps", Map.of("min", 8, "max", 12)),
                "progression",
                Map.of("method", "DOUBLE_PROGRESSION"),
                "start",
                Map.of("load", new BigDecimal(load)));
    }
}
