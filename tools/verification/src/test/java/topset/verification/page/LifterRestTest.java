package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;
import static topset.verification.page.LifterPageTest.SAVED;
import static topset.verification.page.LifterPageTest.finish;
import static topset.verification.page.LifterPageTest.logNext;
import static topset.verification.page.LifterPageTest.waitUntilKept;
import static topset.verification.page.LifterPageTest.warm;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.verification.page.CoachBrowser.Look;

/** Tests the rest after a set, and the screen that stays on. */
@Tag("page")
class LifterRestTest {
    /** Milliseconds that a test may need until it pauses the page's clock; after 20 s the page ends a call. */
    private static final long A_WHILE = 10_000;

    /** JavaScript that notes what the page asks of the device: to keep its data, and to keep the screen on or not. */
    private static final String NOTE_REQUESTS = """
            window.requests = [];
            navigator.storage.persist = async () => window.requests.push('persist') > 0;
            Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
              window.requests.push('awake');
              const lock = new EventTarget();
              lock.release = async () => {
                window.requests.push('asleep');
                lock.dispatchEvent(new Event('release'));
              };
              window.lock = lock;
              return lock;
            } } });""";

    /** JavaScript that lets go of the screen, as a browser does whose page is hidden, and shows the page again. */
    private static final String HIDE_AND_SHOW = """
            () => {
              window.lock.dispatchEvent(new Event('release'));
              document.dispatchEvent(new Event('visibilitychange'));
            }""";

    /** JavaScript of a device that shows notifications, whose lifter has another app in front. */
    private static final String NOTE_NOTIFICATIONS = """
            window.notifications = [];
            Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
            Notification.requestPermission = async () => 'granted';
            ServiceWorkerRegistration.prototype.showNotification = async (title) => window.notifications.push(title);
            Object.defineProperty(document, 'hidden', { get: () => Boolean(window.isHidden) });""";

    /** JavaScript that notes each vibration and each tone in a list. */
    private static final String NOTE_SIGNALS = """
            window.signals = [];
            navigator.vibrate = () => window.signals.push('vibration') > 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...when) {
              window.signals.push('tone');
              return start.apply(this, when);
            };""";

    /** JavaScript that returns what of the rest and of the buttons below it is cut, out of the screen, or covered. */
    private static final String COVERED_OR_CUT = """
            () => {
              const [rest, dock] = ['.rest', '.dock'].map((each) => document.querySelector(each).getBoundingClientRect());
              const isCut = (each) => each.scrollWidth > each.clientWidth + 1;
              const isOut = ({ left, right }) => left < 0 || right > innerWidth;
              return [...document.querySelectorAll('.rest button, .dock button')]
                .filter((each) => isCut(each) || isOut(each.getBoundingClientRect()))
                .map((each) => each.textContent.trim()).concat(rest.bottom > dock.top + 1 ? ['the rest'] : []);
            }""";

    /** JavaScript that returns what of the rest and of the buttons below it is cut or out of the screen. */
    private static final String CUT = """
            () => [...document.querySelectorAll('.rest, .rest > *, .dock > *')].filter((each) => {
              const { left, right } = each.getBoundingClientRect();
              return each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1
                || left < 0 || right > innerWidth;
            }).map((each) => each.textContent.trim())""";

    @Test
    void the_end_of_a_rest_sounds_and_vibrates_unless_the_lifter_has_muted_it() {
        var gym = PageGym.fresh("lift-rest");
        warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.addInitScript(NOTE_SIGNALS);
        page.clock().install();
        page.reload();
        page.waitForSelector("form.next");
        // The page does not ring for a rest that ended seconds ago, so from now on only the test moves the time.
        page.clock().pauseAt(System.currentTimeMillis() + A_WHILE);
        var timer = page.locator(".rest [role=timer]");

        logNext(page, SAVED);
        assertThat(timer).hasText("3:00");
        assertThat(page.locator(".rest")).containsText("Rest");
        page.clock().fastForward("03:00");
        assertThat(timer).hasText("Rest is over");
        assertThat((List<?>) page.evaluate("() => window.signals")).isEqualTo(List.of("vibration", "tone"));

        page.locator(".rest .signal").click();
        assertThat(page.locator(".rest .signal")).hasAttribute("aria-pressed", "false");
        logNext(page, SAVED);
        assertThat(timer).hasText("2:00");
        page.clock().fastForward("02:00");
        assertThat(timer).hasText("Rest is over");
        assertThat((List<?>) page.evaluate("() => window.signals")).hasSize(2);
        close(page);
    }

    @Test
    void with_letters_half_as_large_again_the_rest_covers_no_button_and_nothing_is_cut() {
        var gym = PageGym.fresh("lift-large");
        warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.evaluate("() => { document.documentElement.style.fontSize = '150%'; }");

        logNext(page, SAVED);
        assertThat(page.locator(".rest")).isVisible();
        assertThat(page.evaluate(COVERED_OR_CUT)).isEqualTo(List.of());
        finish(page);
        assertThat(page.locator("#changes .moved")).isVisible();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(page.viewportSize().width);
        close(page);
    }

    @Test
    void with_letters_twice_as_large_german_buttons_are_not_cut_and_hide_no_field() {
        var gym = PageGym.fresh("lift-larger");
        warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED);
        page.addInitScript("Object.defineProperty(navigator, 'languages', {get: () => ['de-DE', 'en']})");
        page.reload();
        assertThat(page.locator(".rest")).containsText("Weiter");
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }");

        assertThat(page.locator(".dock button")).hasCount(2);
        assertThat(page.evaluate(CUT)).isEqualTo(List.of());
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(page.viewportSize().width);
        page.locator("form.next input[type=radio]").last().focus();
        assertThat(page.evaluate("() => document.activeElement.getBoundingClientRect().bottom"
                        + " <= document.querySelector('.rest').getBoundingClientRect().top"))
                .isEqualTo(true);
        close(page);
    }

    @Test
    void the_screen_stays_on_until_the_session_ends_and_the_browser_is_asked_to_keep_unsent_sets() {
        var gym = PageGym.fresh("lift-awake");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.addInitScript(NOTE_REQUESTS);
        page.reload();
        page.waitForSelector("form.next");
        assertThat((List<?>) page.evaluate("() => window.requests")).isEmpty();

        logNext(page, SAVED);
        page.waitForFunction("() => window.requests.includes('awake')");
        page.evaluate(HIDE_AND_SHOW);
        page.waitForFunction("() => window.requests.filter((each) => each === 'awake').length === 2");
        finish(page);
        page.waitForFunction("() => window.requests.at(-1) === 'asleep'");

        assertThat((List<?>) page.evaluate("() => window.requests.filter((each) => each === 'persist')"))
                .hasSize(1);
        close(page);
    }

    @Test
    void a_lifter_who_wants_it_is_notified_at_the_end_of_a_rest_while_another_app_is_open() {
        var gym = PageGym.fresh("lift-notified");
        warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        page.addInitScript(NOTE_NOTIFICATIONS);
        page.clock().install();
        page.reload();
        page.waitForSelector("form.next");
        LifterPageTest.choose(page, "Rest signal");
        assertThat(page.getByLabel("Sound and vibration")).isChecked();
        page.getByLabel("A notification while another app is open").check();
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Done").click();
        page.clock().pauseAt(System.currentTimeMillis() + A_WHILE);

        logNext(page, SAVED);
        page.evaluate("() => { window.isHidden = true; }");
        page.clock().fastForward("03:00");

        // A function of the page would wait for the next frame, which does not come while the clock is paused.
        eventually()
                .pollInSameThread()
                .until(() -> page.evaluate("() => window.notifications").equals(List.of("Rest is over")));
        close(page);
    }
}
