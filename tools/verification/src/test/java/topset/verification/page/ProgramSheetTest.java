package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.train;
import static topset.verification.page.PageGym.yesterday;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.GymCaller;

/** Tests the sheet of a program in the browser: for an athlete, for the gym, and its assignment to many athletes. */
@Tag("page")
class ProgramSheetTest {
    /** JavaScript that pastes a text into a cell. */
    private static final String PASTE = """
            (cell, text) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData('text/plain', text);
              cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            }""";

    /** A lift of which made-up lifters log sets without an RPE. */
    private static final Map<String, Object> LEG_PRESS = Map.of(
            "slotId",
            "d1-leg-press",
            "day",
            1,
            "exercise",
            "leg-press",
            "scheme",
            Map.of("variant", "STRAIGHT", "sets", 3, "reps", Map.of("min", 8, "max", 12)),
            "progression",
            Map.of("method", "DOUBLE_PROGRESSION"),
            "start",
            Map.of("load", 100));

    @Test
    void lifts_are_typed_in_one_line_and_forecast_as_soon_as_one_has_a_load() {
        var gym = PageGym.fresh("sheet");
        gym.beginner("lena", "Lena");
        var page = gym.roster();
        gym.go(page, "/#/build/lena");
        assertThat(page.locator(".preview")).containsText("as soon as one has a first load");

        var quick = page.locator("#quick-1");
        quick.fill("lateral raise 1×3-5 @8.5 + 2×8-12");
        quick.press("Enter");
        quick.fill("benhc 1×3-5 @8.5 + 3×8-12, 100 kg");
        assertThat(page.locator("#quick-1-below"))
                .containsText("Bench Press · One top set · 1×3–5 @8.5 + 3×8–12 · progression: Linear · 100");
        quick.press("Enter");
        assertThat(forecast(page, 1))
                .hasText(new String[] {"100", "102.5", "105", "107.5", "110", "112.5", "115", "117.5"});
        assertThat(page.locator(".preview .notice")).hasCount(0);
        assertThat(forecast(page, 0).first()).isEmpty();
        cell(page, 1, "sets").fill("1×4–6 @8");
        cell(page, 1, "sets").blur();
        assertThat(says(page, 1)).containsText("Right would be 1×4–5");
        button(page, "Write 1×4–5 @8 + 3×8–12").click();
        assertThat(cell(page, 1, "sets")).isFocused();
        assertThat(cell(page, 1, "sets")).hasValue(Pattern.compile("1×4–5 @8 .*"));
        cell(page, 1, "sets").fill("1×3-5 @8.5 + 3×8-12");
        cell(page, 1, "first").fill("15");
        assertThat(says(page, 1)).hasText("15 kg cannot be loaded: the plan begins with 20 kg.");
        cell(page, 1, "first").fill("100");

        cell(page, 0, "first").fill("10");
        assertThat(says(page, 0)).containsText("only a coach's reason allows it");
        page.getByLabel("Reason why").fill("a bodybuilder's year");
        page.getByLabel("Weekday").selectOption("WEDNESDAY");
        assertThat(forecast(page, 0).first()).hasText("10");
        assertThat(page.locator(".problem:visible")).hasCount(0);
        assertThat(Axe.violations(page)).isEmpty();

        button(page, "Start the program").click();
        assertThat(page).hasURL(Pattern.compile("#/athletes/lena$"));
        var program = gym.gym()
                .coach()
                .programs()
                .get(gym.program("lena"))
                .expect(200)
                .json();
        assertThat(program.at("/weekdays/0/weekday").asText()).isEqualTo("WEDNESDAY");
        assertThat(program.at("/lifts/1/scheme/topReps/max").asInt()).isEqualTo(5);
        close(page);
    }

    @Test
    void keys_and_the_pointer_move_lifts_within_and_between_days_and_each_step_is_undone() {
        var gym = PageGym.fresh("sheet-keys");
        gym.beginner("lena", "Lena");
        var page = gym.roster();
        gym.go(page, "/#/build/lena");
        button(page, "Add a day").click();
        for (var lift : List.of("squat", "bench", "leg press")) {
            page.locator("#quick-1").fill(lift);
            page.locator("#quick-1").press("Enter");
        }

        cell(page, 0, "exercise").focus();
        page.keyboard().press("ArrowDown");
        assertThat(cell(page, 1, "exercise")).isFocused();
        page.keyboard().press("ArrowRight");
        assertThat(cell(page, 1, "sets")).isFocused();
        page.keyboard().press("Alt+ArrowUp");
        assertDays(page, "Bench Press, Squat, Leg Press", "");
        page.keyboard().press("Alt+ArrowDown");
        page.keyboard().press("Alt+ArrowDown");
        page.keyboard().press("Alt+ArrowDown");
        assertDays(page, "Squat, Leg Press", "Bench Press");
        assertThat(cell(page, 2, "sets")).isFocused();
        page.keyboard().press("Control+d");
        assertDays(page, "Squat, Leg Press, Bench Press", "Bench Press");
        page.keyboard().press("Control+Shift+Delete");
        assertDays(page, "Squat, Leg Press", "Bench Press");
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+z");
        assertDays(page, "Squat, Leg Press, Bench Press", "");

        var from = line(page, 0).locator("button.grip").boundingBox();
        var to = page.locator("#quick-2").boundingBox();
        page.mouse().move(from.x + 5, from.y + 5);
        page.mouse().down();
        page.mouse().move(from.x + 5, from.y + 40);
        page.mouse().move(from.x + 5, to.y + 5);
        page.mouse().up();
        assertDays(page, "Leg Press, Bench Press", "Squat");
        close(page);
    }

    @Test
    void a_whole_week_begins_with_what_was_trained_and_what_is_missing_is_said_beside_its_cell() {
        var gym = PageGym.fresh("sheet-week");
        train(gym.lifter("lena", "Lena", monday().minusWeeks(1)), yesterday(), "120", 4, "8.5", false);
        var page = gym.roster();
        gym.go(page, "/#/build/lena");

        page.getByLabel("Begin with").selectOption("week two");
        assertThat(page.locator("tr.line")).hasCount(10);
        page.getByLabel("Begin with").selectOption("week three");
        assertThat(page.locator("tr.line")).hasCount(15);
        assertThat(cell(page, 0, "first")).hasValue("from history");
        assertThat(forecast(page, 0).first()).hasText("120");
        assertThat(cell(page, 5, "first")).hasValue("");
        cell(page, 5, "first").fill("a lot");
        cell(page, 6, "exercise").fill("qwertz");
        cell(page, 7, "exercise").fill("");
        button(page, "Start the program").click();

        assertThat(says(page, 5)).containsText("“a lot” is not understood.");
        assertThat(says(page, 6)).containsText("There is no exercise “qwertz”.");
        assertThat(says(page, 7)).containsText("Choose an exercise.");
        assertThat(says(page, 8)).containsText("Enter a first load.");
        assertThat(cell(page, 1, "first")).isFocused();
        assertThat(page.locator("#view")).not().containsText("/v1/");
        close(page);
    }

    @Test
    void an_earlier_program_is_forecast_although_no_set_of_a_lift_has_an_rpe_and_a_refusal_is_said_below_its_line() {
        var gym = PageGym.fresh("begin-with");
        train(twoLifts(gym), yesterday(), "120", 4, "8.5", false);
        var program = gym.program("lena").replace("/v1/programs/", "program ");
        var page = gym.roster();
        gym.go(page, "/#/build/lena");
        page.getByLabel("Begin with").selectOption(program);

        assertThat(cell(page, 0, "first")).hasValue("from history");
        assertThat(forecast(page, 0).first()).hasText("120");
        assertThat(cell(page, 1, "first")).hasValue("100");
        assertThat(page.locator(".problem:visible")).hasCount(0);

        cell(page, 1, "first").fill("history");
        assertThat(says(page, 1))
                .hasText("No set of this exercise from before the start has an RPE: enter a first load.");
        assertThat(forecast(page, 0).first()).hasText("120");
        line(page, 1).locator("[data-col=more]").click();
        page.locator("[name='lifts[1].start']").selectOption("oneRepMax");
        page.locator("[name='lifts[1].start.oneRepMax']").fill("150");
        assertThat(cell(page, 1, "first")).hasValue("1RM 150");
        assertThat(forecast(page, 1).first()).not().isEmpty();
        assertThat(page.locator(".problem:visible")).hasCount(0);
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    @Test
    void a_busy_service_is_said_and_asked_for_the_forecast_again() {
        var gym = PageGym.fresh("busy-preview");
        gym.beginner("lena", "Lena");
        var page = gym.roster();
        var service = BusyService.at(page, "**/v1/programs/preview", "POST", "{\"title\":\"The database is away\"}");
        gym.go(page, "/#/build/lena");
        page.locator("#quick-1").fill("bench 100 kg");
        page.locator("#quick-1").press("Enter");

        assertThat(page.locator(".preview")).containsText("The preview is not available at the moment.");
        service.answers();
        assertThat(forecast(page, 0).first()).hasText("100");
        close(page);
    }

    @Test
    void a_bodyweight_that_a_lift_needs_is_asked_for_in_the_sheet_with_the_name_of_the_lift() {
        var gym = PageGym.fresh("sheet-bodyweight");
        gym.beginner("lena", "Lena");
        var page = gym.roster();
        gym.go(page, "/#/build/lena");
        page.locator("#quick-1").fill("weighted dip 3×8-10, 0 kg");
        page.locator("#quick-1").press("Enter");
        var notice = page.locator(".preview .notice");
        assertThat(notice).containsText("Weighted Dip: the load is added to the body");

        var bodyweight = page.getByLabel("Bodyweight of Lena, kg");
        bodyweight.fill("8");
        bodyweight.press("Enter");
        assertThat(notice).containsText("Enter a bodyweight from 20 to 700.");
        assertThat(Axe.violations(page)).isEmpty();
        bodyweight.fill("82");
        bodyweight.press("Enter");
        assertThat(notice).hasCount(0);
        assertThat(forecast(page, 0).first()).hasText("0");
        close(page);
    }

    @Test
    void a_program_of_the_gym_has_the_same_sheet_with_a_forecast_and_keeps_no_loads() {
        var gym = PageGym.fresh("gym-sheet");
        gym.beginner("lena", "Lena");
        var page = gym.roster();
        gym.go(page, "/#/template");
        assertThat(page.getByLabel("Forecast as for")).isVisible();
        button(page, "Save the program").click();
        assertThat(page.locator(".field .problem")).hasText("Enter a name.");

        page.getByLabel("Name").fill("Base");
        page.getByLabel("Begin with").selectOption("guide push-day");
        assertThat(page.locator("tr.line")).hasCount(5);
        cell(page, 0, "first").fill("100");
        assertThat(forecast(page, 0).last()).hasText("117.5");
        assertThat(page.locator(".preview .notice")).hasCount(0);
        cell(page, 0, "more").click();
        page.getByLabel("Weekly step, kg").fill("5");
        assertThat(page.locator(".preview .notice")).containsText("the 1RM has to grow by week 8: Bench Press +35 %.");
        cell(page, 0, "method").selectOption("RPE");
        assertThat(page.locator(".preview .notice")).hasCount(0);
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Save the program").click();

        assertThat(page.locator(".planned")).containsText("1×3–4 @8.5 + 3×8–10 · By RPE");
        var saved = gym.gym()
                .coach()
                .programs()
                .get("/v1/program-templates/base")
                .expect(200)
                .json();
        assertThat(saved.at("/lifts/0/start").isMissingNode()
                        || saved.at("/lifts/0/start").isNull())
                .isTrue();
        page.locator(".athletes").getByLabel("Lena").check();
        assertThat(athlete(page, "lena").locator("input").first()).hasValue("100");
        assertThat(athlete(page, "lena").locator("td.missing")).hasCount(4);
        athlete(page, "lena").locator("input").nth(1).evaluate(PASTE, "30\n12,5\n7.5\n25");
        assertThat(athlete(page, "lena").locator("td.missing")).hasCount(0);
        assertThat(athlete(page, "lena").locator("input").last()).hasValue("25");
        close(page);
    }

    @Test
    void an_assignment_says_what_it_replaces_asks_for_missing_loads_and_is_undone_at_once() {
        var gym = PageGym.fresh("assign");
        train(gym.lifter("lena", "Lena", monday().minusWeeks(1)), yesterday(), "120", 4, "8.5", false);
        gym.beginner("mo", "Mo");
        saveProgram(gym, lift("bench-press", Map.of("variant", "SINGLE_TOP")));
        var before = gym.program("lena");
        var page = gym.roster();
        gym.go(page, "/#/library/base");

        page.getByLabel("First day").fill(Midday.today().toString());
        button(page, "Choose all 2").click();
        assertThat(athlete(page, "lena")).containsText("week 2");
        assertThat(athlete(page, "lena").locator("input")).hasValue("120");
        assertThat(athlete(page, "mo")).containsText("has no program now");
        assertThat(page.locator(".assign")).containsText("First loads of 1 athlete are missing.");
        button(page, "Start it for 2 athletes").click();
        assertThat(athlete(page, "mo").locator("input")).isFocused();
        assertThat(athlete(page, "mo").locator(".problem")).hasText("Bench Press: Enter a load.");
        athlete(page, "mo").locator("input").fill("60");
        assertThat(page.locator(".assign")).containsText("It replaces 1 program.");
        assertThat(Axe.violations(page)).isEmpty();

        button(page, "Start it for 2 athletes").click();
        assertThat(page.locator(".assign .notice").first()).containsText("Started for 2 athletes.");
        assertThat(athlete(page, "lena").locator(".chip")).hasText("started");
        assertThat(athlete(page, "mo")).not().containsText("has no program now");
        assertThat(page.locator("#view")).not().containsText("To nobody yet.");
        button(page, "Undo for all 2 athletes").click();
        assertThat(page.locator(".assign .notice").first()).containsText("Taken back for 2 athletes");
        assertThat(page.locator("#view")).containsText("To nobody yet.");
        assertThat(running(gym, "lena")).isEqualTo(before);

        athlete(page, "lena").locator("input").fill("110");
        button(page, "Start it for 2 athletes").click();
        assertThat(page.locator(".assign .notice").first()).containsText("Started for 2 athletes.");
        assertThat(running(gym, "lena")).isNotEqualTo(before);
        close(page);
    }

    @Test
    void a_beginner_without_numbers_begins_with_the_lightest_loads() {
        var gym = PageGym.fresh("light");
        gym.beginner("lena", "Lena");
        Map<String, Object> straight = Map.of("variant", "STRAIGHT", "sets", 3, "reps", Map.of("min", 8, "max", 12));
        saveProgram(
                gym,
                lift("squat", Map.of("variant", "SINGLE_TOP")),
                lift("cable-fly", straight),
                lift("weighted-dip", straight));
        var page = gym.roster();
        gym.go(page, "/#/library/base");
        button(page, "Choose all 1").click();
        page.getByLabel("Bodyweight of Lena, kg").fill("800");
        button(page, "Save").click();
        assertThat(athlete(page, "lena")).containsText("Enter a bodyweight from 20 to 700.");
        page.getByLabel("Bodyweight of Lena, kg").fill("64");
        page.getByLabel("Bodyweight of Lena, kg").press("Enter");
        assertThat(page.getByLabel("Bodyweight of Lena, kg")).hasCount(0);
        assertThat(athlete(page, "lena").locator("td.missing")).hasCount(3);
        assertThat(Axe.violations(page)).isEmpty();

        button(page, "Start light").click();
        assertThat(athlete(page, "lena").locator("td.planned input")).hasCount(3);
        assertThat(athlete(page, "lena").locator("input").nth(0)).hasValue("20");
        assertThat(athlete(page, "lena").locator("input").nth(1)).hasValue("2.5");
        assertThat(athlete(page, "lena").locator("input").nth(2)).hasValue("0");
        assertThat(button(page, "Start light")).hasCount(0);
        button(page, "Start it for 1 athlete").click();
        assertThat(page.locator(".assign .notice").first()).containsText("Started for 1 athlete.");

        gym.beginner("mo", "Mo");
        gym.go(page, "/#/build/mo");
        page.locator("#source").selectOption("week two");
        assertThat(page.locator(".sheet .light")).hasCount(0);
        button(page, "Start light").click();
        assertThat(page.locator(".sheet .light").first().locator("input")).hasValue(Pattern.compile("[0-9.]+"));
        assertThat(forecast(page, 0).first()).not().isEmpty();
        close(page);
    }

    @Test
    void both_sheets_fit_a_phone() {
        var gym = PageGym.fresh("phone-sheet");
        gym.beginner("lena", "Lena");
        saveProgram(gym, lift("bench-press", Map.of("variant", "SINGLE_TOP")));
        var page = CoachBrowser.open(gym.gym(), Look.PHONE);
        gym.go(page, "/#/build/lena");
        page.locator("#source").selectOption("week three");
        line(page, 0).locator("[data-col=more]").click();
        cell(page, 0, "first").fill("100");
        assertThat(forecast(page, 0).last()).hasText("117.5");
        assertFits(page);
        gym.go(page, "/#/library/base");
        button(page, "Choose all 1").click();
        assertThat(athlete(page, "lena")).containsText("has no program now");
        assertFits(page);
        close(page);
    }

    private static void saveProgram(PageGym gym, Map<?, ?>... lifts) {
        gym.gym()
                .coach()
                .programs()
                .put("/v1/program-templates/base", Map.of("name", "Base", "lifts", List.of(lifts)))
                .expect(201);
    }

    private static Map<String, Object> lift(String exercise, Map<String, Object> scheme) {
        return Map.of("day", 1, "exercise", exercise, "scheme", scheme);
    }

    private static void assertFits(Page page) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(Axe.violations(page)).isEmpty();
    }

    /** Creates an athlete with two lifts since last week, of which the bench press alone is trained with an RPE. */
    private static GymCaller twoLifts(PageGym gym) {
        var lifter = gym.beginner("lena", "Lena");
        lifter.program(monday().minusWeeks(1), List.of(Lifts.bench().getFirst(), LEG_PRESS));
        return lifter;
    }

    /** Returns the path of the program that the athlete trains by today. */
    private static String running(PageGym gym, String athlete) {
        var week = gym.gym()
                .coach()
                .programs()
                .get("/v1/athletes/" + athlete + "/weeks/current")
                .expect(200)
                .json();
        return "/v1/programs/" + week.path("programId").asText();
    }

    private static void assertDays(Page page, String... days) {
        var names = "() => [...document.querySelectorAll('.build-day')].map(day =>"
                + " [...day.querySelectorAll('tr.line [data-col=exercise]')].map(cell => cell.value).join(', '))";
        assertThat(page.evaluate(names)).isEqualTo(List.of(days));
    }

    private static Locator line(Page page, int nth) {
        return page.locator("tr.line[data-lift='lifts[" + nth + "]']");
    }

    private static Locator cell(Page page, int nth, String column) {
        return line(page, nth).locator("[data-col=" + column + "]");
    }

    private static Locator forecast(Page page, int nth) {
        return line(page, nth).locator("td.ahead");
    }

    private static Locator says(Page page, int nth) {
        return page.locator("tr.says[data-lift='lifts[" + nth + "]'] li");
    }

    private static Locator athlete(Page page, String id) {
        return page.locator("tr[data-athlete=" + id + "]");
    }
}
