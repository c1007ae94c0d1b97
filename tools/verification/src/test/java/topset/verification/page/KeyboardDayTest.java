package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.LifterSessionTest.straight;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.train;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.verification.page.CoachBrowser.Look;

/** Tests that a coach and a lifter do a whole day by keys alone, and always see where they are. */
@Tag("page")
class KeyboardDayTest {
    private static final String NEXT_LOAD = ".week.next .load b";

    @Test
    void a_coach_does_a_day_by_keys_alone() {
        var gym = PageGym.fresh("keyboard-coach");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", true);
        gym.beginner("mo", "Mo");
        base(gym);
        var page = CoachBrowser.stranger();
        page.navigate(gym.gym().pair().origin().resolve("/").toString());
        page.locator("input[name=username]").focus();
        var keys = new Keyboard(page);
        keys.type(gym.gym().name() + "/coach/kim").press("Enter");
        assertThat(page.locator("h1")).hasText("Roster");

        marksAFlagSeen(keys);
        overridesALoad(keys);
        opensMenusAndDialogs(keys);
        assigns(keys);
        buildsAProgram(keys);
        logsASet(keys);
        looksAtTheWeekAndTheSettings(keys);
        keys.backTo(".sign-out button").press("Enter");
        page.waitForURL(url -> url.contains("/authorize"));
        close(page);
    }

    private static void marksAFlagSeen(Keyboard keys) {
        keys.tabTo("tr[data-athlete=lena] th a").press("f").focuses(".flags-box .close");
        keys.backTo(".flags-box [data-flag=PAIN_REPORTED] button").press("Enter");
        assertThat(keys.find("tr[data-athlete=lena] .looks")).containsText("nothing new");
        keys.press("Escape").focuses("tr[data-athlete=lena] th a");
        assertThat(keys.find(".flags-box")).hasCount(0);
    }

    private static void overridesALoad(Keyboard keys) {
        keys.open();
        assertThat(keys.find("h1")).hasText("Lena");
        keys.backTo(".skip")
                .press("Enter")
                .enter(".tools > button")
                .focuses(".override [name=load]")
                .type("117.5");
        keys.tabTo(".override [name=reason]").type("slept badly").press("Enter");
        assertThat(keys.find(NEXT_LOAD)).hasText("117.5 kg");
        keys.focuses(".menu > summary, .tools > button");
        keys.backTo(".toast button:first-of-type").press("Enter");
        assertThat(keys.find(".toast")).containsText("Taken back");
        assertThat(keys.find(NEXT_LOAD)).hasText("122.5 kg");
    }

    private static void opensMenusAndDialogs(Keyboard keys) {
        keys.backTo(".lift .menu > summary").press("Enter").tabTo(".lift .menu li button");
        keys.press("Escape").focuses(".lift .menu > summary");
        assertThat(keys.find(".menu[open]")).hasCount(0);
        keys.backTo(".program-actions .menu > summary").press("Enter");
        keys.enter(".program-actions .menu li .danger").focuses("dialog button");
        keys.tabTo("dialog .primary").press("Escape").focuses(".program-actions .menu > summary");
        assertThat(keys.find("dialog")).hasCount(0);
    }

    private static void assigns(Keyboard keys) {
        keys.backTo("#places a[href='#/library']").open();
        assertThat(keys.find("h1")).hasText("Programs of the gym");
        keys.tabTo(".rows a[href='#/library/base']").open();
        assertThat(keys.find("h1")).hasText("Base");
        keys.tabTo("[name='athlete mo']").press("Space");
        keys.tabTo("tr[data-athlete=mo] input").type("60");
        assertThat(keys.find(".assign [type=submit]")).isEnabled();
        keys.enter(".assign [type=submit]");
        assertThat(keys.find(".assign .notice").first()).containsText("Started for 1 athlete.");
        keys.enter(".assign .notice button");
        assertThat(keys.find(".assign .notice").first()).containsText("Taken back for 1 athlete");
        keys.focuses(".assign [type=submit]");
    }

    private static void buildsAProgram(Keyboard keys) {
        keys.backTo("#places a[href='#/']").open();
        keys.tabTo("tr[data-athlete=mo] td a.button").open();
        assertThat(keys.find("h1")).containsText("Mo");
        keys.tabTo("#quick-1").type("bench 1×3-5 @8.5 + 3×8-12, 100 kg").press("Enter");
        keys.type("squat 140 kg").press("Enter");
        assertThat(keys.find("tr.line")).hasCount(2);
        keys.press("ArrowUp")
                .focuses("tr.line[data-lift='lifts[1]'] [data-col=exercise]")
                .press("Alt+ArrowUp");
        keys.focuses("tr.line[data-lift='lifts[0]'] [data-col=exercise]");
        assertThat(keys.find("tr.line[data-lift='lifts[0]'] [data-col=exercise]"))
                .hasValue("Squat");
        keys.press("ArrowRight").focuses("tr.line[data-lift='lifts[0]'] [data-col=sets]");
        keys.enter("form [type=submit]");
        assertThat(keys.find("h1")).hasText("Mo");
        assertThat(keys.find(".lift h4").first()).hasText("Squat");
    }

    private static void logsASet(Keyboard keys) {
        keys.backTo("#places a[href^='#/log']").open();
        keys.tabTo("#athlete").type("L");
        assertThat(keys.find("h1")).hasText("Lena");
        keys.tabTo("[data-exercise=bench-press] header button").press("Enter").focuses("dialog select, dialog input");
        keys.tabTo("dialog [name=reps]").type("10").press("Enter");
        assertThat(keys.find("[data-set]", "Backoff")).containsText("× 10");
        keys.focuses("#effect-title");
    }

    private static void looksAtTheWeekAndTheSettings(Keyboard keys) {
        keys.backTo("#places a[href='#/calendar']").open();
        keys.tabTo("#who-trains").type("lena");
        assertThat(keys.find(".date li").first()).containsText("Lena");
        keys.backTo(".weeks a[href*='/-1']").open();
        assertThat(keys.page()).hasURL(Pattern.compile("#/calendar/-1.name=lena$"));
        keys.backTo("#places a[href='#/settings']").open();
        keys.tabTo("[name=deloadEvery]").type("6").press("Enter");
        assertThat(keys.find(".settings .done").first()).hasText("The settings are saved.");
        keys.backTo(".tabs a[href='#/settings/exercises']").open();
        assertThat(keys.find(".search")).isVisible();
        keys.backTo("#places a[href='#/']").open();
        assertThat(keys.find("h1")).hasText("Roster");
    }

    @Test
    void a_lifter_does_a_whole_session_by_keys_alone_with_one_button() {
        var gym = PageGym.fresh("keyboard-lifter");
        var lena = gym.beginner("lena", "Lena");
        lena.program(
                monday(),
                List.of(
                        straight("d1-incline-dumbbell-press", "incline-dumbbell-press", "15"),
                        straight("d1-leg-press", "leg-press", "130")));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.DESK);
        var keys = new Keyboard(page);

        keys.tabTo(".rpe input").press("ArrowRight", "ArrowRight");
        assertThat(page.locator(".effort legend")).not().hasText("How hard? not said");
        keys.tabTo(".log").press("Enter");
        assertThat(page.locator("[data-set]")).hasCount(1);
        assertThat(page.locator("[data-set] .what")).hasText(Pattern.compile("@ \\d"));
        keys.focuses(".log").press("Enter");
        assertThat(page.locator(".current h2")).hasText("Leg Press");
        keys.focuses(".log").press("Enter");
        assertThat(page.locator("[data-set]")).hasCount(1);

        keys.enter("main .finish").focuses("dialog [autofocus]").press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        keys.focuses("main .finish").backTo(".log").press("Enter");
        keys.focuses(".dock .finish").press("Enter");
        assertThat(page.locator(".summary h1")).isVisible(); // nothing is open, so nothing is asked
        assertThat(page.locator("#status")).hasText(LifterPageTest.SAVED);
        assertThat(LifterPageTest.loads(lena)).containsExactly("15", "15", "130", "130");

        keys.enter("#session-sets > summary").enter("#session-sets [data-set]:last-child button");
        keys.tabTo("dialog input[name=reps]").type("9").press("Enter");
        assertThat(keys.find("#session-sets .what", "× 9")).hasCount(1);
        keys.enter(".views a[href='#/week']").tabTo(".day summary");
        keys.enter(".views a[href='#/history']").enter(".sessions a");
        assertThat(keys.find("[data-session] .what", "× 9")).hasCount(1);
        close(page);
    }

    /** Saves a program of the gym. */
    static void base(PageGym gym) {
        var lift = Map.of("day", 1, "exercise", "bench-press", "scheme", Map.of("variant", "SINGLE_TOP"));
        gym.gym()
                .coach()
                .programs()
                .put("/v1/program-templates/base", Map.of("name", "Base", "lifts", List.of(lift)))
                .expect(201);
    }
}
