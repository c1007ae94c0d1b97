package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.WARM_UP;
import static topset.testsupport.Eventually.eventually;
import static topset.verification.page.LifterPageTest.SAVED;
import static topset.verification.page.LifterPageTest.finish;
import static topset.verification.page.LifterPageTest.logNext;
import static topset.verification.page.LifterPageTest.waitUntilKept;
import static topset.verification.page.LifterPageTest.warm;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.summary;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.SetRequest;

/** Tests the lifter's page on a device: other devices, the rest's signal, no network, installation, and German. */
@Tag("page")
class LifterDeviceTest {
    /** Milliseconds that a test may need until it pauses the page's clock; after 20 s the page ends a call. */
    private static final long A_WHILE = 10_000;

    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);

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
        button(page, "Rest signal").click();
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

    @Test
    void without_a_network_the_history_is_shown_as_it_was_read_last() {
        var gym = PageGym.fresh("lift-history");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        page.getByText("History").click();
        page.getByText("Lifts", EXACTLY).click();
        page.waitForSelector(".charts canvas");

        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator("[data-kept]")).isVisible();
        page.waitForSelector(".charts canvas");
        assertThat(page.locator("#status")).hasText("No network");

        page.context().setOffline(false);
        assertThat(page.locator("[data-kept]")).hasCount(0);
        assertThat(page.locator(".ask .answer b").first()).isVisible();
        page.getByText("Sessions", EXACTLY).click();
        assertThat(page.locator(".own a[download]")).hasCount(2);
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
        assertThat(LifterPageTest.loads(lena)).isEmpty();
        close(page);
    }

    @Test
    void a_reloaded_page_shows_the_session_that_is_finished() {
        var gym = PageGym.fresh("lift-finished");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED);
        finish(page);
        assertThat(page.locator("#status")).hasText(SAVED);

        page.reload();

        assertThat(page.locator(".summary h1")).isVisible();
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
        page.locator("form.next input[name=load]").fill("100");
        button(page, "Log set").click();
        assertThat(page.locator("li.stored .what").last()).containsText("100 kg");
        assertThat(page.locator(".rest")).isVisible();
        assertThat(page.locator(".undo")).isVisible();
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(LifterPageTest.loads(lena)).endsWith("120", "100");
        assertThat(page.evaluate("() => window.hasWaited")).isEqualTo(true);
        assertThat(withheld).isNotEmpty();
        close(page);
    }

    private static Page german(Page page) {
        page.addInitScript("Object.defineProperty(navigator, 'languages', {get: () => ['de-DE', 'en']})");
        page.reload();
        return page;
    }
}
