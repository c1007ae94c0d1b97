package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.contract.SetRole.WARM_UP;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.SetRequest;

/** A separate gym for one test of the page, and the pages that its coach opens. */
record PageGym(GymClient gym) {
    static PageGym fresh(String theme) {
        return new PageGym(GymClient.fresh("page-" + theme));
    }

    /** Creates an athlete with a profile and without a program. */
    GymCaller beginner(String id, String name) {
        var lifter = gym.lifter(id);
        gym.coach()
                .programs()
                .put(
                        lifter.athletePath(),
                        Map.of(
                                "timeZone",
                                Midday.ZONE.getId(),
                                "unit",
                                "kg",
                                "displayName",
                                name,
                                "trainingSince",
                                "2020-01-01"))
                .expect(200);
        return lifter;
    }

    /** Returns the path of the athlete's only program. */
    String program(String athlete) {
        var programs = gym.coach().programs().get("/v1/programs?athleteId=" + athlete);
        return "/v1/programs/"
                + programs.expect(200)
                        .json()
                        .path("items")
                        .path(0)
                        .path("programId")
                        .asText();
    }

    /** Pauses the athlete's program from today on. */
    void pause(String athlete) {
        gym.coach()
                .programs()
                .post(program(athlete) + "/pause", Map.of("from", Midday.today().toString(), "reason", "on the coast"))
                .expect(200);
    }

    /** Creates an athlete whose bench press program (120 kg, +2.5) started on Monday of this week. */
    GymCaller lifter(String id, String name) {
        return lifter(id, name, monday());
    }

    GymCaller lifter(String id, String name, LocalDate startsOn) {
        var lifter = beginner(id, name);
        lifter.program(startsOn, Lifts.bench());
        return lifter;
    }

    static LocalDate monday() {
        return Midday.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Returns a time of yesterday. A first load from history uses a set from then, also if the program starts today. */
    static OffsetDateTime yesterday() {
        return Midday.minutesAgo(20).minusDays(1);
    }

    /**
     * Logs a warm-up and a top set now, and returns when the plan includes both.
     *
     * @param pain whether the warm-up hurts, which is flagged and holds no load
     */
    static void train(GymCaller lifter, String load, int reps, String rpe, boolean pain) {
        train(lifter, Midday.minutesAgo(20), load, reps, rpe, pain);
    }

    static void train(GymCaller lifter, OffsetDateTime at, String load, int reps, String rpe, boolean pain) {
        var training = lifter.train(at, 1);
        training.log(set(WARM_UP, "60", 8, null, pain, at.plusMinutes(5)));
        var last = training.log(set(TOP, load, reps, rpe, false, at.plusMinutes(10)));
        lifter.plan("next", last.sequence());
    }

    private static SetRequest set(
            SetRole role, String load, int reps, @Nullable String rpe, boolean pain, OffsetDateTime at) {
        var set = SetRequest.bench(role, load, reps, rpe, at);
        return pain ? set.hurting() : set;
    }

    /** Trains a bench press whose load rises too fast, and a squat that hurts. */
    void trainTwoLifts() {
        var lifter = beginner("lena", "Lena");
        lifter.program(
                monday(),
                List.of(
                        Lifts.lift(Lifts.BENCH, 1, "bench-press", "SINGLE_TOP", "10", "120"),
                        Lifts.lift("d1-squat", 1, "squat", "SINGLE_TOP", "5", "140")));
        var training = lifter.train(Midday.minutesAgo(30), 1);
        training.log(SetRequest.bench(SetRole.TOP, "120", 4, "9", Midday.minutesAgo(20)));
        var last = training.log(SetRequest.bench(SetRole.TOP, "140", 4, "8", Midday.minutesAgo(10))
                .of("squat")
                .hurting());
        lifter.plan("next", last.sequence());
    }

    /** Whether the athlete's profile says that the athlete is injured. */
    boolean isInjured(String athlete) {
        return gym.coach()
                .programs()
                .get("/v1/athletes/" + athlete)
                .expect(200)
                .json()
                .path("injured")
                .asBoolean();
    }

    /** Opens the roster page and returns when its live stream is connected. */
    Page roster() {
        var page = CoachBrowser.open(gym, Look.DESK);
        live(page);
        return page;
    }

    /** Opens an athlete's page and returns when its live stream is connected. */
    Page athlete(String id) {
        var page = CoachBrowser.open(gym, Look.DESK);
        go(page, "/#/athletes/" + id);
        page.waitForSelector(".lift");
        live(page);
        return page;
    }

    void go(Page page, String path) {
        page.navigate(gym.pair().programs().resolve(path).toString());
    }

    private static void live(Page page) {
        assertThat(page.locator("#live")).hasText("live");
    }

    static Locator row(Page page, String name) {
        return page.locator("tr[data-athlete]", new Page.LocatorOptions().setHasText(name));
    }

    /** Returns the names of the athletes on the roster page, in the order shown. */
    static Locator names(Page page) {
        return page.locator("tbody th a");
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    static Locator summary(Page page, String text) {
        return page.locator("summary", new Page.LocatorOptions().setHasText(text));
    }

    /** Chooses an action in the first menu whose name begins with a text: "More" of a lift, or "Program". */
    static void choose(Page page, String menu, String action) {
        summary(page, menu).and(page.locator(".menu > summary")).first().click();
        page.locator(".menu[open] li > *", new Page.LocatorOptions().setHasText(action))
                .click();
    }

    /** Takes the last change back by the button of its message. */
    static void takeBack(Page page) {
        button(page, "Undo").click();
        assertThat(page.locator(".toast")).containsText("Taken back");
    }

    /**
     * Closes the page. Its routes end first, because a route that answers a request while the page closes would fail.
     */
    static void close(Page page) {
        page.unrouteAll();
        page.context().close();
    }
}
