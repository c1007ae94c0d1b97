package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.row;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.verification.page.CoachBrowser.Look;

/** Tests how a coach adds and edits athletes. */
@Tag("page")
class ProfileScreenTest {

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
        page.getByLabel("Bodyweight").fill("9000");
        button(page, "Add the athlete").click();
        assertThat(field(page, "Time zone").locator(".problem")).containsText("Choose a time zone of the list");
        assertThat(field(page, "Bodyweight").locator(".problem")).containsText("Enter 20 to 700 kg.");
        assertThat(page.getByLabel("Name", exactly())).hasValue("Zoë Größe");
        assertThat(Axe.violations(page)).isEmpty();

        page.getByLabel("Time zone").fill("Europe/Berlin");
        page.getByLabel("Bodyweight").fill("70,5");
        page.getByLabel("Tags").fill("juniors, meet");
        button(page, "Add the athlete").click();
        assertThat(page.locator("h1")).hasText("Zoë Größe");
        assertThat(page).hasURL(Pattern.compile("#/athletes/zoe-grosse$"));
        assertThat(link(page, "Build a program")).isVisible();
        assertThat(link(page, "Import a log")).hasAttribute("href", "#/import/zoe-grosse");

        link(page, "Edit").click();
        assertThat(page.getByLabel("Bodyweight")).hasValue("70.5");
        assertThat(page.getByLabel("Coaches")).hasValue("kim");
        page.getByText("Injured: no load of any lift is raised").click();
        page.getByLabel("Bodyweight").fill("625");
        button(page, "Save").click();
        assertThat(page.locator("form .notice"))
                .hasText("A bodyweight of 625 kg? If that is right, press the button once more.");
        page.getByLabel("Bodyweight").fill("70.5");
        button(page, "Save").click();
        assertThat(page.locator("h1")).hasText("Zoë Größe Injured");
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
    void an_athlete_in_another_unit_than_the_gym_is_said_to_get_the_usual_plates() {
        var gym = PageGym.fresh("other-unit");
        gym.beginner("lena", "Lena");
        gym.gym().coach().programs().put("/v1/gym", Map.of("unit", "lb")).expect(200);
        var page = gym.roster();
        gym.go(page, "/#/profile/lena");

        assertThat(field(page, "Loads in"))
                .containsText("The gym’s weights are in lb. Loads in kg are made for the usual");
        page.getByLabel("Loads in").selectOption("lb");
        assertThat(field(page, "Loads in")).not().containsText("The gym’s weights");
        close(page);
    }

    @Test
    void the_profile_leads_back_to_a_new_program_and_the_athletes_page_says_that_it_waits() {
        var gym = PageGym.fresh("draft");
        gym.beginner("lena", "Lena");
        var page = gym.roster();
        gym.go(page, "/#/build/lena");
        var start = PageGym.monday().plusWeeks(2).toString();
        page.locator("[name='startsOn']").fill(start);

        gym.go(page, "/#/profile/lena?to=build");
        button(page, "Save").click();
        assertThat(page).hasURL(Pattern.compile("#/build/lena$"));
        assertThat(page.locator("[name='startsOn']")).hasValue(start);
        gym.go(page, "/#/athletes/lena");
        assertThat(page.locator(".notices")).containsText("A program that you have begun waits; it has not started.");
        close(page);
    }

    @Test
    void an_athlete_who_has_never_trained_is_invited_with_the_address_and_what_the_account_needs() {
        var gym = PageGym.fresh("invite");
        gym.lifter("lena", "Lena");
        var page = gym.roster();
        gym.go(page, "/#/athletes/lena");

        assertThat(page.locator(".first-session")).containsText("Next: Lena logs the first session.");
        button(page, "Invite").click();
        assertThat(page.getByLabel("Message")).hasValue(Pattern.compile("http.*/lift/"));
        assertThat(page.getByLabel("Request for the account"))
                .hasValue(Pattern.compile("Lena.\nGym: page-invite\\S*\nRole: athlete\nId: lena"));
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Copy the message").click();
        assertThat(page.locator("dialog [role=status]").first()).containsText(Pattern.compile("Copied|press Ctrl\\+C"));
        button(page, "Close").click();

        link(page, "Edit").click();
        assertThat(button(page, "Invite")).isVisible();
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
