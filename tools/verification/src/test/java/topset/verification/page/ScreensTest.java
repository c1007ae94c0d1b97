package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.choose;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.names;
import static topset.verification.page.PageGym.train;
import static topset.verification.page.Screens.go;
import static topset.verification.page.Screens.isReadable;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;

/** Tests what all screens of the gym share: languages, readability, size, and one primary button each. */
@Tag("page")
class ScreensTest {
    private static final String EQUIPMENT = "settings/equipment";

    /** What each screen shows when it is complete. {@link PicturesTest} checks the others. */
    private static final Map<String, String> COMPLETE = Map.ofEntries(
            entry("athletes/mo", ".empty"),
            entry("athletes/nobody", "h1"),
            entry("calendar", ".dates"),
            entry("change/lena/" + Lifts.BENCH, ".lift-fields"),
            entry("import", "#athlete"),
            entry("import/lena", "#file"),
            entry("library/base", ".assign"),
            entry("log", "#looks-title"),
            entry("log/lena", ".session h3"),
            entry("profile", ".screen form"),
            entry("profile/lena", ".archive"),
            entry("proposals", ".decisions .card"),
            entry(EQUIPMENT, "#f-unit"),
            entry("settings/exercises", ".search"),
            entry("settings/webhooks", "#f-url"),
            entry("template", "#quick-1"));

    /** JavaScript that returns the phrases which the script does not translate with all their figures. */
    private static final String UNTRANSLATED = """
            async () => {
              const samples = ['122.5 kg', '2.5', '3', '15 %', '4 reps', '8–12', '1..8', '5, 4, 3', '5 + 3 = 8', 'd1-bench-press',
                'bench-press', 'SINGLE_TOP', 'kg', '2,000', '"4"', 'lena', 'the gym'];
              const { translator } = await import('/page/parts/phrases.js');
              const untranslated = [];
              for (const name of ['reasons', 'refusals']) {
                const book = await (await fetch(`/page/parts/${name}.de.json`)).json();
                const sampleOf = (kind) => samples.find((each) => new RegExp(`^(?:${book.kinds[kind]})$`).test(each));
                const translated = translator(book);
                for (const phrase of Object.keys(book.phrases)) {
                  const text = translated(phrase.replaceAll(/\\{([a-z]+)\\d*\\}/g, (all, kind) => sampleOf(kind)));
                  if (text === null || /[{}]|undefined/.test(text)) untranslated.push(phrase);
                }
              }
              return untranslated;
            }""";

    /**
     * A form, a menu or a dialog that a button of a screen opens.
     *
     * @param what what is then visible
     */
    private record Opened(String screen, String button, String what) {}

    private static final List<Opened> OPENED = List.of(
            new Opened("athletes/lena", ".lift .tools > button", ".override"),
            new Opened("athletes/lena", ".title-actions button", ".panel"),
            new Opened("athletes/lena", ".program-actions .menu > summary", ".menu[open] ul"),
            new Opened("athletes/mo", ".title-actions button", ".panel"),
            new Opened("library/base", ".assign .actions button >> nth=0", ".first-loads"),
            new Opened("log/lena", "[data-set] button:text-is('Correct')", "dialog"),
            new Opened("log/lena", "[data-set] button:text-is('Note')", ".set-notes"),
            new Opened("log/lena", "[data-exercise] header button", "dialog"),
            new Opened("log/lena", ".add-session", ".new-session"),
            new Opened("profile/lena", ".archive button >> nth=0", "dialog"),
            new Opened("profile/lena", ".archive .danger", "dialog"),
            new Opened("proposals", ".decisions header button", ".flags-box"),
            new Opened("settings/exercises", "button:text('New exercise')", ".editing"));

    @Test
    void the_screens_speak_german_to_a_german_browser() {
        var gym = PageGym.fresh("screens-german");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.DESK);
        page.addInitScript("Object.defineProperty(navigator, 'languages', {get: () => ['de-DE', 'en']})");
        page.reload();
        go(gym, page, EQUIPMENT);
        assertThat(page.locator("h1")).hasText("Einstellungen des Studios");
        assertThat(page.locator(".screen")).hasAttribute("lang", "de");
        assertThat(page.locator("#places")).containsText("Protokoll");
        close(page);
    }

    @Test
    void a_language_that_is_chosen_on_a_device_is_kept_there_for_both_pages() {
        var gym = PageGym.fresh("screens-language");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.PHONE);
        go(gym, page, EQUIPMENT);
        assertThat(page.locator("h1")).hasText("Gym settings");
        button(page, "Deutsch").click();
        assertThat(page.locator("h1")).hasText("Einstellungen des Studios");
        page.reload();
        assertThat(page.locator("h1")).hasText("Einstellungen des Studios");
        assertThat(Axe.violations(page)).isEmpty();

        page.navigate(gym.gym().pair().origin().resolve("/lift/").toString());
        assertThat(page.locator(".views")).containsText("Verlauf");
        LifterPageTest.choose(page, "English");
        assertThat(page.locator(".views")).containsText("History");
        close(page);
    }

    /** JavaScript that returns the parts of the frame that are cut off, or that cover another one. */
    private static final String BADLY_PLACED = """
            () => {
              const parts = [...document.querySelectorAll('.bar > *, .places > a')]
                .filter(each => each.offsetWidth && !each.matches('.places, .room'))
                .map(each => ({text: each.textContent.trim(), box: each.getBoundingClientRect()}));
              const crosses = (a, b, from, to) => a[from] < b[to] - 1 && b[from] < a[to] - 1;
              const covers = (a, b) => crosses(a, b, 'left', 'right') && crosses(a, b, 'top', 'bottom');
              return parts.filter(({box}, nth) => box.left < 0 || box.right > innerWidth
                || parts.some((other, n) => n > nth && covers(box, other.box))).map(({text}) => text);
            }""";

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void the_frame_fits_a_phone_and_a_tablet(String language) {
        var gym = PageGym.fresh("a-gym-with-a-rather-long-name-" + language);
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.PHONE);
        page.addInitScript("Object.defineProperty(navigator, 'languages', {get: () => ['" + language + "']})");
        page.reload();
        page.waitForSelector(".places a[aria-current]");
        page.waitForSelector(".live[data-state=on]");

        for (var width : List.of(390, 820, 1024, 1280)) {
            page.setViewportSize(width, 844);
            assertThat((List<?>) page.evaluate(BADLY_PLACED))
                    .as(width + " pixels")
                    .isEmpty();
        }
        close(page);
    }

    @Test
    void on_a_phone_the_flags_stand_above_the_sessions_but_below_the_form_of_a_session() {
        var page = CoachBrowser.screens(Filled.GYM.gym(), "coach", Look.PHONE);
        open(page, "log/lena");
        page.waitForSelector(".looks-list");
        assertThat(isAbove(page, ".looks-list", ".sessions-head")).isTrue();

        page.locator(".add-session").click();
        page.waitForSelector(".new-session");

        assertThat(isAbove(page, ".new-session", ".looks-list")).isTrue();
        close(page);
    }

    private static boolean isAbove(Page page, String one, String other) {
        return page.locator(one).boundingBox().y < page.locator(other).boundingBox().y;
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE_AT_NIGHT"})
    void no_screen_keeps_somebody_out(Look look) {
        var page = CoachBrowser.screens(Filled.GYM.gym(), "platform", look);
        for (var screen : COMPLETE.keySet()) {
            complete(page, screen);
            isReadable(page, screen);
        }
        close(page);
    }

    @Test
    void no_form_menu_or_dialog_keeps_somebody_out() {
        var page = CoachBrowser.screens(Filled.GYM.gym(), "platform", Look.DESK);
        for (var opened : OPENED) {
            open(page, opened.screen());
            page.locator(opened.button()).first().click();
            assertThat(page.locator(opened.what()).first()).isVisible();
            isReadable(page, opened.toString());
        }
        close(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {EQUIPMENT, "calendar", "log/lena", "import/lena"})
    void every_target_is_large_enough_for_a_thumb(String screen) {
        var page = CoachBrowser.screens(Filled.GYM.gym(), "coach", Look.PHONE);
        complete(page, screen);

        assertThat(page.evaluate(
                        "() => [...document.querySelectorAll('#view button, #view select, #view summary, #places a,"
                                + " #view input:not([type=checkbox], [type=file])')].filter(each => each.checkVisibility()"
                                + " && each.getBoundingClientRect().height < 43.5).map(each => each.outerHTML).join()"))
                .isEqualTo("");
        close(page);
    }

    /** The program service's tests have a copy of {@code phrases.js} in Java. */
    @Test
    void each_phrase_of_the_german_texts_is_translated_with_its_figures() {
        var gym = PageGym.fresh("phrases");
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.DESK);

        assertThat((List<?>) page.evaluate(UNTRANSLATED)).isEmpty();
        close(page);
    }

    @Test
    void a_german_sentence_has_german_numbers_and_leaves_ids_and_addresses_as_they_are() {
        var gym = PageGym.fresh("phrases-figures");
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.DESK);
        page.addInitScript("Object.defineProperty(navigator, 'languages', {get: () => ['de-DE', 'en']})");
        page.reload();
        var says = "says => import('/page/parts/refusals.js').then(({ serviceSays }) => serviceSays(says).text)";

        assertThat(page.evaluate(says, "must be between 1 and 8, not 9.5"))
                .isEqualTo("muss zwischen 1 und 8 liegen, nicht bei 9,5");
        assertThat(page.evaluate(says, "could not be reached: Connection refused: /10.0.0.7:9"))
                .isEqualTo("war nicht zu erreichen: Connection refused: /10.0.0.7:9");
        assertThat(page.evaluate(says, "There is no athlete lena.2")).isEqualTo("Den Athleten lena.2 gibt es nicht");
        close(page);
    }

    /** JavaScript that names the visible controls that are lower than a finger needs, 44 pixels. */
    private static final String SMALL =
            "() => [...document.querySelectorAll('#view :is(a, button, input, select, summary)')]"
                    + ".filter(each => each.checkVisibility() && !['checkbox', 'range'].includes(each.type)"
                    + " && each.getBoundingClientRect().height < 43.5)"
                    + ".map(each => each.tagName + ' ' + each.className + ' ' + each.textContent)";

    @Test
    void on_a_phone_nothing_is_wider_than_the_screen_or_too_small_to_touch() {
        var gym = PageGym.fresh("phone");
        train(gym.lifter("lena", "Lena"), "120", 2, "10", true);
        var page = CoachBrowser.open(gym.gym(), Look.PHONE);
        page.waitForSelector("tr[data-athlete]");
        isTouchable(page);
        button(page, "Filters").click();
        page.getByLabel("Sort by").selectOption("name");
        assertThat(page).hasURL(Pattern.compile("sort=name"));

        gym.go(page, "/#/athletes/lena");
        page.waitForSelector(".volume");
        choose(page, "More", "What if");
        assertThat(page.locator(".answer .load b")).isVisible();
        isTouchable(page);
        for (var screen : Map.of("build", "build/lena", "library", "library", "profile", "profile/lena")
                .entrySet()) {
            gym.go(page, "/#/" + screen.getValue());
            page.waitForSelector(".screen." + screen.getKey() + " h1");
            isTouchable(page);
        }
        close(page);
    }

    private static void isTouchable(Page page) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as("fits the width: " + page.url())
                .isEqualTo(true);
        assertThat((List<?>) page.evaluate(SMALL)).as(page.url()).isEmpty();
    }

    @Test
    void a_browser_in_german_gets_german_texts() {
        var gym = PageGym.fresh("german");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = CoachBrowser.stranger("de-DE");
        gym.go(page, "/");
        CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");

        assertThat(page.locator("h1")).hasText("Athleten");
        assertThat(page.locator(".group h2")).containsText("Nichts zu entscheiden");
        names(page).first().click();
        assertThat(page.locator(".week.next h5").first()).containsText("Nächste Woche");
        assertThat(page.locator(".week.next .load b").first()).hasText("122,5 kg");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator(".lift h4").first()).hasText("Bankdrücken");
        assertThat(page.locator(".week.next .why li[lang=de]").first())
                .containsText("hat 4 Wdh. bei höchstens RPE 9 erreicht: +2,5 kg");
        page.locator(".tools > button").last().click();
        page.locator(".override [name=load]").last().fill("5000");
        page.locator(".override [name=reason]").last().fill("leicht");
        page.locator(".override [type=submit]").last().click();
        assertThat(page.locator(".override small.problem").last()).hasText("Gib 1000 kg oder weniger ein.");
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    @Test
    void a_german_coach_reads_proposals_warnings_and_problems_in_german() {
        var gym = PageGym.fresh("propose-german");
        var lena = gym.beginner("lena", "Lena");
        gym.gym()
                .coach()
                .programs()
                .put(lena.athletePath(), Map.of("timeZone", Midday.ZONE.getId(), "unit", "kg", "goal", "STRENGTH_ONLY"))
                .expect(200);
        lena.program(monday(), Lifts.bench());
        train(lena, "120", 4, "8.5", true);
        var page = CoachBrowser.stranger("de-DE");
        gym.go(page, "/");
        CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");
        names(page).first().click();

        assertThat(page.locator(".proposals"))
                .containsText("Ein Satz hat wehgetan: frage nach; ist es eine Verletzung, trage sie ein");
        assertThat(page.locator(".notices"))
                .containsText("Das Ziel des Athleten ist allein Kraft, dafür sind schwere Einer besser.");
        page.route(
                "**/overrides/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/problem+json")
                        .setBody("{\"detail\":\"Program p1 has ended, so it cannot be changed\"}")));
        button(page, "Nächste Woche ändern").click();
        page.locator(".override [name=reason]").fill("leicht");
        page.locator(".override [type=submit]").click();
        assertThat(page.locator(".override p.problem"))
                .containsText("Das Programm ist beendet und lässt sich nicht mehr ändern.");
        assertThat(page.locator("main [lang=en]")).hasCount(0);
        close(page);
    }

    private static void complete(Page page, String screen) {
        open(page, screen);
        page.waitForSelector(COMPLETE.get(screen));
    }

    private static void open(Page page, String screen) {
        page.navigate("about:blank"); // so that nothing of another screen is there
        go(Filled.GYM, page, screen);
    }

    /** Holds a gym with an athlete who has trained, for the tests that only look. */
    private static final class Filled {
        static final PageGym GYM = fill();

        private static PageGym fill() {
            var gym = PageGym.fresh("screens-filled");
            train(gym.lifter("lena", "Lena"), "120", 4, "10", true);
            gym.beginner("mo", "Mo");
            KeyboardDayTest.base(gym);
            return gym;
        }
    }
}
