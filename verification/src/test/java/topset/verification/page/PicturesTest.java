package topset.verification.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.local.demo.Api;
import topset.local.demo.MadeUpGym;
import topset.verification.Gym;
import topset.verification.RunningPair;
import topset.verification.page.CoachBrowser.Look;

/** A whole gym on a desk and on a phone, by day and by night: looked at by axe-core, and pictured for the README. */
class PicturesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Path PICTURES = Path.of("target", "pictures");

    /** Filled once. */
    private static final class Filled {
        static final Gym GYM = fill();
    }

    private static Gym fill() {
        var pair = RunningPair.get();
        var api = new Api(
                pair.sessions().toString(),
                pair.programs().toString(),
                () -> pair.token(MadeUpGym.NAME, "coach", "kim"));
        new MadeUpGym(api, BERLIN, LocalDate.now(BERLIN)).fill(6);
        return new Gym(pair, MadeUpGym.NAME);
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void roster_and_athlete_have_nothing_that_keeps_somebody_out(Look look) throws IOException {
        Files.createDirectories(PICTURES);
        var page = CoachBrowser.open(Filled.GYM, look);
        page.waitForSelector("tr[data-athlete]");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("fits the width")
                .isEqualTo(true);
        assertThat(CoachBrowser.violations(page)).isEmpty();
        picture(page, "roster", look);

        page.navigate(Filled.GYM.pair().programs().resolve("/#/athletes/emre").toString());
        page.waitForSelector(".charts canvas");
        page.locator(".week.next summary").first().click();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("fits the width")
                .isEqualTo(true);
        assertThat(CoachBrowser.violations(page)).isEmpty();
        picture(page, "athlete", look);
        page.context().close();
    }

    private static void picture(Page page, String view, Look look) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(view + "-"
                        + look.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".png"))
                .setFullPage(view.equals("roster")));
    }
}
