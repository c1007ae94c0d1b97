package topset.verification.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import topset.verification.Gym;

/** A real Chromium in which coaches sign in to the page; one for all tests of this JVM, a clean profile for each visit. */
final class CoachBrowser {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final double PATIENCE = 30_000;

    /** Started when the first test needs it. */
    private static final class Running {
        static final Playwright PLAYWRIGHT = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        static final Browser BROWSER = PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(FLAGS));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
        }
    }

    /** Cookies of who has signed in, so that each signs in once. */
    private static final Map<String, String> SIGNED_IN = new ConcurrentHashMap<>();

    private CoachBrowser() {}

    /** How the page is looked at. */
    enum Look {
        DESK(1280, 860, ColorScheme.LIGHT),
        DESK_AT_NIGHT(1280, 860, ColorScheme.DARK),
        PHONE(390, 844, ColorScheme.LIGHT),
        PHONE_AT_NIGHT(390, 844, ColorScheme.DARK);

        private final int width;
        private final int height;
        private final ColorScheme colours;

        Look(int width, int height, ColorScheme colours) {
            this.width = width;
            this.height = height;
            this.colours = colours;
        }
    }

    /** The page of the gym, signed in as its coach. */
    static Page open(Gym gym, Look look) {
        var who = gym.name() + "/coach/kim";
        var options = new Browser.NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.colours)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin");
        var known = SIGNED_IN.get(who);
        if (known != null) {
            options.setStorageState(known);
        }
        var page = newPage(options);
        page.navigate(gym.pair().programs().resolve("/").toString());
        if (known == null) {
            signIn(page, who);
            SIGNED_IN.put(who, page.context().storageState());
        }
        page.waitForSelector("#view h1");
        return page;
    }

    /** A browser that nobody has signed in with. */
    static Page stranger() {
        return newPage(new Browser.NewContextOptions().setLocale("en-GB"));
    }

    private static Page newPage(Browser.NewContextOptions options) {
        BrowserContext context = Running.BROWSER.newContext(options);
        context.setDefaultTimeout(PATIENCE);
        // The local issuer's form wants a font from elsewhere; this machine may have no way there.
        context.route("**/fonts.googleapis.com/**", Route::abort);
        return context.newPage();
    }

    /** Fills in the local issuer's form. */
    static void signIn(Page page, String userName) {
        page.locator("input[name=username]").fill(userName);
        page.locator("input[type=submit], button[type=submit]").first().click();
    }

    /** What axe-core finds, readable; empty when nothing. */
    static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
    }
}
