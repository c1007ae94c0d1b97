package topset.verification.page;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.contract.SetRole.WARM_UP;
import static topset.verification.page.PageGym.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.client.TopsetClient;
import topset.client.program.PlanLift;
import topset.client.program.TransferApi;
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.local.demo.DemoApi;
import topset.local.demo.MadeUpGym;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.GymClient;
import topset.verification.support.PlanSlots;
import topset.verification.support.RunningPair;
import topset.verification.support.SetRequest;

/**
 * Shows a whole gym on desktop and phone, in light and dark mode. axe-core checks each page, and the pictures are used
 * in the README.
 */
@Order(2) // One of the longest classes.
@Tag("page")
class PicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int LIFTERS = 6;
    private static final String TEMPLATE = "four-days";

    /** Holds the gym, which is filled once for all tests. */
    private static final class Filled {
        static final GymClient GYM = fill();
    }

    private static GymClient fill() {
        var pair = RunningPair.get();
        madeUp(pair, LIFTERS).fill();
        var gym = new GymClient(pair, MadeUpGym.NAME);
        var emre = gym.lifter("emre");
        var lift = PlanSlots.of(emre.plan("current", 0), "d3-overhead-press");
        var training = emre.train(Midday.minutesAgo(20), 3);
        training.log(ofToday(lift, WARM_UP, lift.getWarmUp().getLast().getLoad(), 3, 10));
        emre.today(training.log(
                ofToday(lift, TOP, lift.getTop().getLoad(), lift.getTop().getReps(), 5)));
        gym.coach()
                .programs()
                .put(
                        "/v1/program-templates/" + TEMPLATE,
                        Map.of(
                                "name",
                                "Four days of strength",
                                "fromProgram",
                                Map.of(
                                        "athleteId",
                                        "emre",
                                        "programId",
                                        emre.plan("current", 0).getProgramId())))
                .expect(201);
        return gym;
    }

    /**
     * Returns a set that follows today's plan. The first two training days of the week are complete, and the third is
     * today.
     */
    private static SetRequest ofToday(PlanLift lift, SetRole role, BigDecimal load, int reps, int minutesAgo) {
        return new SetRequest(
                UUID.randomUUID(),
                new SetDetails(
                        lift.getExercise(),
                        role,
                        new Weight(load, WeightUnit.KG),
                        reps,
                        role == TOP ? new BigDecimal("8.5") : null,
                        false,
                        Midday.minutesAgo(minutesAgo),
                        lift.getSlotId(),
                        null));
    }

    private static MadeUpGym madeUp(RunningPair pair, int lifters) {
        var api = DemoApi.of(
                pair.sessions().toString(),
                pair.programs().toString(),
                () -> pair.token(MadeUpGym.NAME, "coach", "kim"));
        var transfer = new TransferApi(
                new TopsetClient(pair.programs(), () -> pair.token(MadeUpGym.NAME, "platform", "back-end")));
        return new MadeUpGym(api, transfer, Midday.ZONE, Midday.today(), lifters, 10);
    }

    @Test
    void a_gym_that_is_filled_again_stays_as_it_is() {
        var before = sessions("ana");

        madeUp(Filled.GYM.pair(), 1).fill();

        assertThat(sessions("ana")).isEqualTo(before).isEqualTo(42);
        assertThat(madeUp(Filled.GYM.pair(), 12).isFilled())
                .as("six are missing")
                .isFalse();
    }

    private static int sessions(String athlete) {
        var all = Filled.GYM.coach().sessions().get("/v1/athletes/" + athlete + "/sessions?limit=200");
        return all.json().path("items").size();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void roster_and_athlete_have_nothing_that_keeps_somebody_out(Look look) {
        var page = CoachBrowser.open(Filled.GYM, look);
        page.waitForSelector("tr[data-athlete]");
        isReadable(page);
        picture(page, "roster", look);

        go(page, "/#/athletes/emre");
        page.waitForSelector(".charts canvas");
        page.waitForSelector(".now-lift");
        // On a phone only the next day is unfolded.
        page.locator(".week.next summary:visible").first().click();
        page.locator("button:visible", new Page.LocatorOptions().setHasText("Override next week"))
                .first()
                .click();
        isReadable(page);
        button(page, "Cancel").click();
        page.evaluate("() => scrollTo(0, 0)");
        picture(page, "athlete", look);
        page.locator(".history").evaluate("history => history.scrollIntoView()");
        picture(page, "history", look);
        page.context().close();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void the_builder_the_library_and_the_profile_have_nothing_that_keeps_somebody_out(Look look) {
        var page = CoachBrowser.open(Filled.GYM, look);
        go(page, "/#/build/ana");
        page.locator("#source").selectOption("week three");
        page.waitForSelector("td.ahead:not(:empty)");
        isReadable(page);
        picture(page, "build", look);
        go(page, "/#/library");
        page.waitForSelector(".screen h1");
        isReadable(page);
        go(page, "/#/profile/ana");
        // The library, which the screen replaces, has forms too.
        page.waitForSelector("input[list='zones']");
        isReadable(page);
        picture(page, "profile", look);
        page.context().close();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void the_screens_of_the_gym_fit_the_width(Look look) {
        var page = CoachBrowser.screens(Filled.GYM, "coach", look);
        screen(page, "library/" + TEMPLATE, ".planned");
        picture(page, "library", look);
        screen(page, "log/emre", ".session h3");
        picture(page, "log", look);
        screen(page, "calendar", ".dates li");
        picture(page, "calendar", look);
        screen(page, "settings/equipment", "#f-unit");
        picture(page, "settings", look);
        screen(page, "import/emre", "#file");
        ImportScreenTest.choose(page, ImportScreenTest.STRONG_LOG);
        page.waitForSelector(".mapping");
        fits(page);
        picture(page, "import", look);
        page.context().close();
    }

    /** Goes to a screen under the address of both services, and waits until a part of it is visible. */
    private static void screen(Page page, String screen, String part) {
        page.navigate(Filled.GYM.pair().origin().resolve("/#/" + screen).toString());
        page.waitForSelector(part);
        fits(page);
    }

    private static void go(Page page, String path) {
        page.navigate(Filled.GYM.pair().programs().resolve(path).toString());
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void the_lifters_views_have_nothing_that_keeps_somebody_out(Look look) {
        var page = CoachBrowser.lifter(Filled.GYM, "emre", look);
        page.waitForSelector("[data-backoff=known]");
        page.getByText("Why this backoff?").click();
        isReadable(page);
        picture(page, "lift", look);
        page.getByText("Week", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForSelector(".day .plates");
        isReadable(page);
        picture(page, "lift-week", look);
        page.getByText("History", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForSelector(".sessions a");
        isReadable(page);
        picture(page, "lift-history", look);
        page.getByText("Lifts", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForSelector(".charts canvas");
        isReadable(page);
        page.context().close();
    }

    /** The pictures of docs/design.md. */
    @Test
    void the_parts_of_which_the_pages_are_made_have_a_picture_each() {
        var page = CoachBrowser.screens(Filled.GYM, "coach", Look.DESK);
        page.navigate(Filled.GYM.pair().origin().resolve("/").toString());
        var flagged = page.locator("tr[data-athlete]").first().getAttribute("data-athlete");
        screen(page, "log/" + flagged, ".looks-list .acts");
        part(page, ".looks-list", "card");
        screen(page, "proposals", ".decisions .card ul button");
        page.locator(".decisions .card ul button").first().click();
        part(page, ".toast", "toast");
        PageGym.takeBack(page);
        screen(page, "settings/exercises", ".search");
        button(page, "New exercise").click();
        part(page, ".editing .actions", "buttons");
        button(page, "Save").click();
        page.waitForSelector(".editing [aria-invalid=true]");
        part(page, ".editing .fields >> nth=0", "wrong");
        screen(page, "profile/emre", ".archive");
        part(page, ".screen form", "form");
        screen(page, "athletes/emre", ".charts canvas");
        page.locator(".figures > summary").click();
        part(page, ".figures .table", "table");
        PageGym.choose(page, "Program", "End the program");
        part(page, "dialog", "dialog");
        page.context().close();
    }

    private static void part(Page page, String part, String name) {
        page.locator(part)
                .first()
                .screenshot(new Locator.ScreenshotOptions().setPath(PICTURES.resolve("design-" + name + ".png")));
    }

    private static void isReadable(Page page) {
        Screens.isReadable(page, page.url());
    }

    private static void fits(Page page) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("fits the width")
                .isEqualTo(true);
    }

    private static void picture(Page page, String view, Look look) {
        var name = view + "-" + look.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)));
    }
}
