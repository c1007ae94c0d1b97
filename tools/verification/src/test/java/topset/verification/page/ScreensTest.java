package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.train;
import static topset.verification.page.Screens.go;
import static topset.verification.page.Screens.isReadable;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.verification.page.CoachBrowser.Look;

/** Tests what all screens of the gym share: languages, readability and size. */
@Tag("page")
class ScreensTest {
    private static final String EQUIPMENT = "settings/equipment";

    /** What each screen shows when it is complete. */
    private static final Map<String, String> COMPLETE = Map.of(
            EQUIPMENT,
            "#f-unit",
            "settings/exercises",
            ".search",
            "settings/webhooks",
            "#f-url",
            "log/lena",
            ".session h3",
            "import/lena",
            "#file",
            "calendar",
            ".dates");

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
    void the_frame_fits_a_phone(String language) {
        var gym = PageGym.fresh("a-gym-with-a-rather-long-name-" + language);
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.PHONE);
        page.addInitScript("Object.defineProperty(navigator, 'languages', {get: () => ['" + language + "']})");
        page.reload();
        page.waitForSelector(".places a[aria-current]");
        page.waitForSelector(".live[data-state=on]");

        assertThat((List<?>) page.evaluate(BADLY_PLACED)).isEmpty();
        close(page);
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE_AT_NIGHT"})
    void no_screen_keeps_somebody_out(Look look) {
        var page = CoachBrowser.screens(Filled.GYM.gym(), "platform", look);
        for (var screen : COMPLETE.keySet()) {
            complete(page, screen);
            isReadable(page, screen);
        }
        complete(page, "settings/exercises");
        button(page, "New exercise").click();
        isReadable(page, "a new exercise");
        complete(page, "log/lena");
        page.locator("[data-set] button", new Page.LocatorOptions().setHasText(Pattern.compile("^Correct$")))
                .first()
                .click();
        isReadable(page, "a correction");
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

    private static void complete(Page page, String screen) {
        go(Filled.GYM, page, screen);
        page.waitForSelector(COMPLETE.get(screen));
    }

    /** Holds a gym with an athlete who has trained, for the tests that only look. */
    private static final class Filled {
        static final PageGym GYM = fill();

        private static PageGym fill() {
            var gym = PageGym.fresh("screens-filled");
            train(gym.lifter("lena", "Lena"), "120", 4, "10", true);
            return gym;
        }
    }
}
