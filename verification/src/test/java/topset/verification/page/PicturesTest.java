package topset.verification.page;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.verification.LoggedSet.bench;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.local.demo.Api;
import topset.local.demo.MadeUpGym;
import topset.verification.Gym;
import topset.verification.Midday;
import topset.verification.RunningPair;
import topset.verification.page.CoachBrowser.Look;

/** A whole gym on a desk and on a phone, by day and by night: looked at by axe-core, and pictured for the README. */
class PicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int LIFTERS = 6;

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
        new MadeUpGym(api, Midday.ZONE, Midday.today()).fill(LIFTERS);
        var gym = new Gym(pair, MadeUpGym.NAME);
        var emre = gym.lifter("emre");
        var last = emre.train(Midday.minutesAgo(20), 1).log(bench(TOP, "112.5", 4, "8.5", Midday.minutesAgo(5)));
        emre.today(last);
        return gym;
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void roster_and_athlete_have_nothing_that_keeps_somebody_out(Look look) {
        var page = CoachBrowser.open(Filled.GYM, look);
        page.waitForSelector("tr[data-athlete]");
        isReadable(page);
        picture(page, "roster", look);

        page.navigate(Filled.GYM.pair().programs().resolve("/#/athletes/emre").toString());
        page.waitForSelector(".charts canvas");
        page.waitForSelector(".now-lift");
        page.locator(".week.next summary").first().click();
        page.getByText("Override next week").first().click();
        isReadable(page);
        page.getByText("Override next week").first().click();
        page.evaluate("() => scrollTo(0, 0)");
        picture(page, "athlete", look);
        page.locator(".history").evaluate("history => history.scrollIntoView()");
        picture(page, "history", look);
        page.context().close();
    }

    private static void isReadable(Page page) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("fits the width")
                .isEqualTo(true);
        assertThat(Axe.violations(page)).isEmpty();
    }

    private static void picture(Page page, String view, Look look) {
        var name = view + "-" + look.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)));
    }
}
