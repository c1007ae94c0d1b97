package topset.verification.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import topset.verification.page.CoachBrowser.Look;

/** Opens the screens of the gym and checks that everybody can use them. */
final class Screens {
    private Screens() {}

    /** Opens a screen in a browser that is signed in as a coach of the gym. */
    static Page open(PageGym gym, String screen) {
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.DESK);
        go(gym, page, screen);
        page.waitForSelector(".screen h1");
        return page;
    }

    /** Goes to a screen, or to another view of the coach's page. */
    static void go(PageGym gym, Page page, String screen) {
        page.navigate(gym.gym().pair().origin().resolve("/#/" + screen).toString());
    }

    /** JavaScript that returns the primary buttons of the view: of the dialog, if one is open. */
    private static final String PRIMARY = """
            () => [...(document.querySelector('dialog[open]') ?? document).querySelectorAll('.primary')]
              .filter(each => each.checkVisibility()).map(each => each.textContent.trim())""";

    /** Checks that a view fits the width, has no finding of axe-core, and has one primary button at most. */
    static void isReadable(Page page, String screen) {
        assertThat((List<?>) page.evaluate(PRIMARY))
                .as("primary buttons of " + screen)
                .hasSizeLessThan(2);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as(screen + " fits the width")
                .isEqualTo(true);
        assertThat(Axe.violations(page)).as(screen).isEmpty();
    }
}
