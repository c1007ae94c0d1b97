package topset.verification.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import topset.testsupport.Midday;
import topset.verification.support.GymClient;

/** A real Chromium browser in which coaches sign in to the page. */
public final class CoachBrowser {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Blocks the web font that the local issuer's login form loads from the internet, because this machine may
            // be offline.
            "--host-resolver-rules=MAP fonts.googleapis.com ~NOTFOUND");

    /** Long enough for a slow and busy machine; the wait ends as soon as the event happens. */
    private static final double PATIENCE = 120_000;

    /** Playwright supports one thread only. */
    private static final ThreadLocal<Browser> BROWSER = ThreadLocal.withInitial(CoachBrowser::launch);

    private static Browser launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(FLAGS));
    }

    private static Path chromium() {
        var folders = List.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator, -1));
        // The shell draws and runs the same pages, without the processes of windows that nobody sees.
        return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH: install Debian's chromium"));
    }

    /** The cookies of users who have signed in, so that each user signs in only once. */
    private static final Map<String, String> SIGNED_IN = new ConcurrentHashMap<>();

    private CoachBrowser() {}

    public enum Look {
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

    public static Page open(GymClient gym, Look look) {
        return open(gym.pair().programs().resolve("/"), gym.name() + "/coach/kim", look);
    }

    public static Page screens(GymClient gym, String role, Look look) {
        return open(gym.pair().origin().resolve("/"), gym.name() + "/" + role + "/kim", look);
    }

    public static Page lifter(GymClient gym, String athlete, Look look) {
        return open(gym.pair().origin().resolve("/lift/"), gym.name() + "/athlete/" + athlete, look);
    }

    /** Opens the lifter's page as a device that has no service worker, so that every file comes from the server. */
    public static Page lifterWithoutWorker(GymClient gym, String athlete, Look look) {
        return open(
                gym.pair().origin().resolve("/lift/"),
                gym.name() + "/athlete/" + athlete,
                options(look.width, look.height, look.colours).setServiceWorkers(ServiceWorkerPolicy.BLOCK));
    }

    public static Page tablet(GymClient gym) {
        var options = options(820, 1180, ColorScheme.LIGHT).setHasTouch(true).setIsMobile(true);
        return open(gym.pair().programs().resolve("/"), gym.name() + "/coach/kim", options);
    }

    private static Browser.NewContextOptions options(int width, int height, ColorScheme colours) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setLocale("en-GB")
                .setTimezoneId(Midday.ZONE.getId());
    }

    private static Page open(URI address, String who, Look look) {
        return open(address, who, options(look.width, look.height, look.colours));
    }

    private static Page open(URI address, String who, Browser.NewContextOptions options) {
        var known = SIGNED_IN.get(who);
        if (known != null) {
            options.setStorageState(known);
        }
        var page = newPage(options);
        page.navigate(address.toString());
        if (known == null) {
            signIn(page, who);
        }
        page.waitForSelector("#view:not(:has(.skeleton)) h1");
        if (known == null) {
            SIGNED_IN.put(who, page.context().storageState());
        }
        return page;
    }

    public static Page stranger() {
        return stranger("en-GB");
    }

    public static Page stranger(String locale) {
        return newPage(new Browser.NewContextOptions().setLocale(locale));
    }

    private static Page newPage(Browser.NewContextOptions options) {
        // Without a graphics card each open page would need processor time for its animation, 60 times a second.
        BrowserContext context = BROWSER.get().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE);
        return context.newPage();
    }

    public static void signIn(Page page, String userName) {
        page.locator("input[name=username]").fill(userName);
        page.locator("button[type=submit]").click();
    }
}
