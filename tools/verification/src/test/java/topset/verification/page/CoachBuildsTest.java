package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.choose;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.row;
import static topset.verification.page.PageGym.train;
import static topset.verification.page.PageGym.yesterday;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.verification.page.CoachBrowser.Look;

/** Tests how a coach adds athletes, builds programs and keeps them for the gym, all in the browser. */
@Tag("page")
class CoachBuildsTest {

    @Test
    void the_first_athlete_of_a_gym_is_added_with_a_message_beside_each_wrong_field_and_edited() {
        var gym = PageGym.fresh("add");
        var page = CoachBrowser.open(gym.gym(), Look.DESK);

        link(page, "Add your first athlete").click();
        assertThat(page.locator("h1")).hasText("Add an athlete");
        button(page, "Add the athlete").click();
        assertThat(page.locator(".field .problem")).hasText("Enter a name.");
        assertThat(page.getByLabel("Name", exactly())).isFocused();
        page.getByLabel("Name", exactly()).fill("Zoë Größe");
        page.getByLabel("Time zone").fill("Mars/Olympus");
        page.getByLabel("Bodyweight, kg").fill("9000");
        button(page, "Add the athlete").click();
        assertThat(field(page, "Time zone").locator(".problem")).containsText("Must be an IANA time zone");
        assertThat(field(page, "Bodyweight").locator(".problem")).containsText("Must be a weight from 20 to 700");
        assertThat(page.getByLabel("Name", exactly())).hasValue("Zoë Größe");
        assertThat(Axe.violations(page)).isEmpty();

        page.getByLabel("Time zone").fill("Europe/Berlin");
        page.getByLabel("Bodyweight, kg").fill("70,5");
        page.getByLabel("Tags").fill("juniors, meet");
        button(page, "Add the athlete").click();
        assertThat(page.locator("h1")).hasText("Zoë Größe");
        assertThat(page).hasURL(Pattern.compile("#/athletes/zoe-grosse$"));
        assertThat(link(page, "Build a program")).isVisible();

        link(page, "Edit").click();
        assertThat(page.getByLabel("Bodyweight, kg")).hasValue("70.5");
        assertThat(page.getByLabel("Coaches")).hasValue("kim");
        page.getByText("Injured: no load is raised").click();
        button(page, "Save").click();
        assertThat(page.locator("h1")).hasText("Zoë Größe");
        var profile = gym.gym()
                .coach()
                .programs()
                .get("/v1/athletes/zoe-grosse")
                .expect(200)
                .json();
        assertThat(profile.path("injured").asBoolean()).isTrue();
        assertThat(profile.at("/bodyweight/value").asText()).isEqualTo("70.5");
        close(page);
    }

    @Test
    void a_taken_id_is_refused_and_an_unknown_athlete_is_no_dead_end() {
        var gym = PageGym.fresh("taken");
        gym.lifter("lena", "Lena");
        var page = gym.roster();

        link(page, "Add an athlete").click();
        page.getByLabel("Name", exactly()).fill("Lena");
        button(page, "Add the athlete").click();
        assertThat(field(page, "Id").locator(".problem")).containsText("Another athlete of the gym has this id.");

        gym.go(page, "/#/athletes/lenna");
        assertThat(page.locator("main")).containsText("Nobody in this gym has the id lenna.");
        link(page, "Go to the roster").click();
        assertThat(row(page, "Lena")).isVisible();
        close(page);
    }

    @Test
    void what_is_typed_outlives_an_expired_sign_in_and_a_busy_service() {
        var gym = PageGym.fresh("expired");
        gym.lifter("lena", "Lena");
        var page = gym.roster();
        link(page, "Add an athlete").click();
        page.getByLabel("Name", exactly()).fill("Mo");
        page.context().clearCookies();

        button(page, "Add the athlete").click();
        page.waitForURL(url -> url.contains("/authorize"));
        CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");

        assertThat(page.getByLabel("Name", exactly())).hasValue("Mo");
        var service = BusyService.at(page, "**/v1/athletes/mo", "GET", "{}");
        button(page, "Add the athlete").click();
        assertThat(page.getByText("The service is busy.")).isVisible();
        service.answers();
        assertThat(page.locator("h1")).hasText("Mo");
        close(page);
    }

    @Test
    void a_program_is_built_with_a_live_preview_and_a_reason_where_the_rules_advise_against_it() {
        var gym = PageGym.fresh("build");
        gym.beginner("lena", "Lena");
        var page = gym.roster();
        gym.go(page, "/#/athletes/lena");
        link(page, "Build a program").click();
        var preview = page.locator(".preview");
        assertThat(preview).containsText("Choose an exercise and a first load");

        lift(page, 0, "Bench Press", "100");
        assertThat(preview.locator(".planned li").first()).containsText("100 kg × 4");
        assertThat(preview.locator(".forecast tbody td").last()).hasText("117.5");
        button(page, "Add a lift").click();
        lift(page, 1, "Lateral Raise", "10");
        var second = page.locator("fieldset[data-lift='lifts[1]']");
        assertThat(second.locator(".problem")).containsText("only a coach's reason allows it");
        second.getByLabel("Reason why").fill("a bodybuilder's year");
        page.getByLabel("Weekday").selectOption("WEDNESDAY");
        assertThat(preview.locator(".planned li").last()).containsText("Lateral Raise");
        assertThat(page.locator(".problem:visible")).hasCount(0);
        assertThat(Axe.violations(page)).isEmpty();

        button(page, "Start the program").click();
        assertThat(page.locator(".week .load b").first()).hasText("100 kg");
        assertThat(page.locator("#view")).containsText("Lateral Raise");
        var program = gym.gym()
                .coach()
                .programs()
                .get(gym.program("lena"))
                .expect(200)
                .json();
        assertThat(program.path("weekdays").path(0).path("weekday").asText()).isEqualTo("WEDNESDAY");
        close(page);
    }

    @Test
    void a_day_of_the_guide_is_added_and_a_missing_number_is_said_beside_its_field() {
        var gym = PageGym.fresh("guide-day");
        gym.beginner("lena", "Lena");
        var page = gym.roster();
        gym.go(page, "/#/build/lena");

        page.getByLabel("Begin with").selectOption("guide leg-day");
        assertThat(page.locator(".lift-fields")).hasCount(5);
        page.locator("[name='lifts[0].start.load']").fill("a lot");
        button(page, "Start the program").click();

        assertThat(page.locator("fieldset[data-lift='lifts[0]'] .problem")).hasText("Enter a number, such as 2.5.");
        assertThat(page.locator("[name='lifts[0].start.load']")).hasValue("a lot");
        close(page);
    }

    @Test
    void a_program_is_kept_for_the_gym_gets_a_new_version_and_is_assigned_to_many() {
        var gym = PageGym.fresh("library");
        train(gym.lifter("lena", "Lena", monday().minusWeeks(1)), yesterday(), "120", 4, "8.5", false);
        gym.beginner("mo", "Mo");
        var page = gym.athlete("lena");

        choose(page, "Program", "Keep for the gym");
        page.getByLabel("Name of the program").fill("Bench block");
        button(page, "Save").click();
        assertThat(page.locator(".toast")).containsText("Bench block is a program of the gym now");

        gym.go(page, "/#/library");
        link(page, "Bench block").click();
        link(page, "Make a new version").click();
        page.locator("[name='lifts[0].progression.method']").selectOption("RPE");
        button(page, "Save the new version").click();
        assertThat(page.locator(".title .quiet")).containsText("version 2");

        button(page, "Choose all 2").click();
        button(page, "Start it for 2 athletes").click();
        assertThat(athlete(page, "Lena").locator(".chip")).hasText("started");
        assertThat(athlete(page, "Mo").locator(".chip")).hasText("refused");
        assertThat(athlete(page, "Mo").locator(".problem")).containsText("Bench Press");
        assertThat(Axe.violations(page)).isEmpty();

        athlete(page, "Mo").getByText("Build it by hand").click();
        assertThat(page.locator("[name='lifts[0].exercise']")).hasValue("Bench Press");
        assertThat(page.locator("[name='lifts[0].progression.method']")).hasValue("RPE");
        close(page);
    }

    @Test
    void a_lifts_method_is_changed_from_next_week_on_and_a_program_is_ended() {
        var gym = PageGym.fresh("change");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");

        link(page, "Change").click();
        page.locator("[name='scheme.variant']").selectOption("STRAIGHT");
        assertThat(page.locator("[name='progression.method']")).hasValue("DOUBLE_PROGRESSION");
        button(page, "Change from next week on").click();
        assertThat(page.locator(".week.next .load")).containsText("3 × 8–12");

        choose(page, "Program", "End the program");
        button(page, "End the program").click();
        assertThat(page.getByText("There is no current program.")).isVisible();
        assertThat(link(page, "Build a program")).isVisible();
        close(page);
    }

    static void lift(Page page, int nth, String exercise, String load) {
        page.locator("[name='lifts[" + nth + "].exercise']").fill(exercise);
        page.locator("[name='lifts[" + nth + "].start.load']").fill(load);
    }

    private static Locator athlete(Page page, String name) {
        return page.locator(".athletes li", new Page.LocatorOptions().setHasText(name));
    }

    private static Locator field(Page page, String label) {
        return page.locator(".field", new Page.LocatorOptions().setHasText(label))
                .first();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
