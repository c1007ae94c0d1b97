package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.train;
import static topset.verification.page.Screens.go;
import static topset.verification.page.Screens.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.verification.page.CoachBrowser.Look;

/** Tests the gym's settings as a coach uses them: equipment, exercises and webhooks. */
@Tag("page")
class SettingsScreenTest {

    private static final String EQUIPMENT = "settings/equipment";
    private static final String SAVED = "The settings are saved.";

    @Test
    void changed_equipment_reaches_the_plans_and_a_refused_value_keeps_what_was_typed() {
        var gym = PageGym.fresh("screens-equipment");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = open(gym, EQUIPMENT);
        page.getByLabel("Unit of the weights").selectOption("kg");
        button(page, "Add a bar").click();
        entry(page, "bars", 0).getByLabel("Weight").fill("20");
        button(page, "Start with the usual plates").click();
        assertThat(page.locator(".entry.of-plates")).hasCount(7);
        for (var heavy = 0; heavy < 5; heavy++) button(page, "Remove plate 1").click();
        entry(page, "plates", 0).getByLabel("Weight").fill("20");
        entry(page, "plates", 1).getByLabel("Weight").fill("5,0");
        entry(page, "plates", 1).getByLabel("Pairs").fill("0");
        page.getByLabel("Weights, kg").fill("10 ten");

        button(page, "Save").click();
        assertThat(page.locator("#f-dumbbells-below"))
                .hasText("“ten” is not a number. Write numbers with spaces between them.");
        page.getByLabel("Weights, kg").fill("5 10");
        button(page, "Save").click();

        assertThat(entry(page, "plates", 1).locator(".problem")).hasText("Must be between 1 and 50, not 0.");
        assertThat(entry(page, "plates", 1).getByLabel("Pairs")).isFocused();
        assertThat(entry(page, "plates", 1).getByLabel("Weight")).hasValue("5,0");
        entry(page, "plates", 1).getByLabel("Pairs").fill("");
        button(page, "Save").click();

        assertThat(saved(page)).hasText(SAVED);
        assertThat(page.locator(".progress")).containsText("1 of 1 athlete has the equipment in the plan");
        go(gym, page, "athletes/lena");
        assertThat(page.locator(".week.next .load b")).hasText("120 kg");
        close(page);
    }

    @Test
    void an_exercise_that_is_only_typed_counts_and_one_that_is_unknown_is_not_dropped() {
        var page = open(PageGym.fresh("screens-bar-exercise"), EQUIPMENT);
        page.getByLabel("Unit of the weights").selectOption("kg");
        button(page, "Add a bar").click();
        entry(page, "bars", 0).getByLabel("Weight").fill("20");
        var exercises = entry(page, "bars", 0).getByLabel("Only for the exercises");
        exercises.fill("bench pr");

        button(page, "Save").click();
        assertThat(entry(page, "bars", 0).locator(".problem")).containsText("bench pr");
        assertThat(saved(page)).hasText("");
        exercises.fill("Bench Press");
        button(page, "Save").click();

        assertThat(saved(page)).hasText(SAVED);
        page.reload();
        assertThat(entry(page, "bars", 0).locator(".chosen")).containsText("Bench Press");
        close(page);
    }

    @Test
    void a_name_that_means_no_exercise_is_already_in_the_form_of_a_new_one() {
        var page = open(PageGym.fresh("screens-new-name"), "settings/exercises?new=zorbo%20press");

        assertThat(page.locator(".editing [name=name]")).hasValue("zorbo press");
        close(page);
    }

    /** Programs cannot be changed only after a fault, so the test changes the answer as it is for such programs. */
    @Test
    void a_german_coach_reads_in_german_why_programs_keep_the_previous_equipment() {
        var gym = PageGym.fresh("screens-not-changed");
        gym.lifter("lena", "Lena");
        gym.gym()
                .coach()
                .programs()
                .put("/v1/gym", Map.of("unit", "kg", "dumbbells", List.of(5, 10)))
                .expect(200);
        var page = open(gym, EQUIPMENT);
        page.addInitScript("Object.defineProperty(navigator, 'languages', {get: () => ['de-DE', 'en']})");
        page.route(
                "**/v1/gym",
                route -> route.fulfill(json(route.fetch()
                        .text()
                        .replace("\"running\":false", "\"running\":true")
                        .replace(
                                "\"failed\":0,\"failures\":[]",
                                "\"failed\":1,\"failures\":[{\"athleteId\":\"lena\",\"cause\":\"FAULT\",\"says\":"
                                        + "\"The programs could not be changed; an operator has to find the cause"
                                        + " in the service's log.\"}]"))));

        page.reload();

        assertThat(page.locator(".progress [lang=de]"))
                .hasText(
                        "Die Programme ließen sich nicht ändern; der Betrieb muss die Ursache im Protokoll des Dienstes"
                                + " suchen.");
        close(page);
    }

    @Test
    void another_coachs_settings_are_not_replaced_unnoticed() {
        var gym = PageGym.fresh("screens-conflict");
        var page = open(gym, EQUIPMENT);
        var other = open(gym, EQUIPMENT);
        deloadEvery(page, "8");
        button(page, "Save").click();
        assertThat(saved(page)).hasText(SAVED);
        deloadEvery(other, "5");

        button(other, "Save").click();

        assertThat(other.locator("[role=alert]")).containsText("Someone else saved these settings");
        assertThat(other.getByLabel("Deload every")).hasValue("5");
        button(other, "Save").click();
        assertThat(saved(other)).hasText(SAVED);
        close(page);
        close(other);
    }

    @Test
    void what_is_typed_outlives_a_busy_service_and_an_expired_sign_in() {
        var gym = PageGym.fresh("screens-typed");
        var page = open(gym, EQUIPMENT);
        var service = BusyService.at(page, "**/v1/gym", "PUT", "{\"title\":\"busy\"}");
        deloadEvery(page, "6");
        button(page, "Save").click();
        assertThat(page.getByText("The service is busy.")).isVisible();
        service.answers();
        assertThat(saved(page)).hasText(SAVED);

        deloadEvery(page, "9");
        page.context().clearCookies();
        button(page, "Save").click();
        page.waitForURL(url -> url.contains("/authorize"));
        CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");

        assertThat(page.getByLabel("Deload every")).hasValue("9");
        assertThat(page.getByText("It is not saved yet.")).isVisible();
        button(page, "Save").click();
        assertThat(saved(page)).hasText(SAVED);
        assertThat(page.getByText("It is not saved yet.")).hasCount(0);
        close(page);
    }

    @Test
    void an_exercise_is_defined_changed_and_retired() {
        var gym = PageGym.fresh("screens-exercise");
        var page = open(gym, "settings/exercises");
        button(page, "New exercise").click();
        button(page, "Save").click();
        assertThat(page.locator("#f-name-below")).hasText("Enter a name.");
        page.locator("#f-name").fill("Viking Press");
        page.getByLabel("Movement").selectOption("VERTICAL_PUSH");
        page.locator("[name=primary-front-delts]").check();
        page.getByLabel("Loaded with").selectOption("STEP");
        page.getByLabel("Step, kg").fill("1,25");
        assertThat(page.getByLabel("Step, lb")).hasCount(0);
        assertThat(page.locator("#f-step-below")).hasText("2.5 lb for athletes who train in the other unit");
        button(page, "Save").click();
        assertThat(saved(page)).hasText("Viking Press is saved.");
        assertThat(exercise(gym).at("/step/lb").asText()).isEqualTo("2.5");

        button(page, "Change Viking Press").click();
        page.getByLabel("Other names").fill("Landmine Viking Press");
        button(page, "Save").click();
        assertThat(saved(page)).hasText("Viking Press is saved.");
        assertThat(exercise(gym).path("aliases").path(0).asText()).isEqualTo("Landmine Viking Press");

        button(page, "Retire Viking Press").click();
        assertThat(page.locator(".rows .chip")).hasText("retired");
        page.locator(".toasts").getByText("Undo").click();
        assertThat(page.locator(".rows .chip")).hasCount(0);
        assertThat(exercise(gym).path("retired").asBoolean()).isFalse();
        button(page, "Retire Viking Press").click();
        button(page, "Use Viking Press again").click();
        assertThat(button(page, "Retire Viking Press")).isVisible();
        close(page);
    }

    @Test
    void a_gym_of_pounds_is_asked_for_pounds_everywhere() {
        var gym = PageGym.fresh("screens-pounds");
        gym.gym()
                .coach()
                .programs()
                .put("/v1/athletes/otto", Map.of("unit", "lb", "timeZone", "Europe/Berlin"))
                .expect(200);
        var page = open(gym, EQUIPMENT);
        assertThat(page.getByLabel("Unit of the weights")).hasValue("lb");
        assertThat(page.getByLabel("Weights, lb")).isVisible();

        go(gym, page, "settings/exercises");
        button(page, "New exercise").click();
        assertThat(page.getByLabel("Increase after a success, lb")).isVisible();
        go(gym, page, "profile");
        assertThat(page.getByLabel("Loads in")).hasValue("lb");
        close(page);
    }

    @Test
    void the_platform_sets_tries_and_removes_webhooks_and_a_coach_does_not() {
        var gym = PageGym.fresh("screens-webhooks");
        var coach = open(gym, "settings/webhooks");
        assertThat(coach.locator(".card")).containsText("Only the gym’s administration may set webhooks");
        close(coach);
        var page = CoachBrowser.screens(gym.gym(), "platform", Look.DESK);
        go(gym, page, "settings/webhooks");
        page.locator("#f-webhookId").fill("crm");
        page.locator("#f-url").fill("ftp://127.0.0.1/hook");
        page.locator("[name='session.finished']").check();
        page.locator("[name='flag.raised']").check();
        button(page, "Add a webhook").click();
        assertThat(page.locator("#f-url-below")).isVisible();
        page.locator("#f-url").fill("https://127.0.0.1:9/hook");
        button(page, "Add a webhook").click();

        assertThat(page.locator(".card.accent")).hasCount(2);
        assertThat(page.locator(".card.accent").first()).containsText("whsec_");
        button(page, "Ping crm").first().click();
        assertThat(page.locator(".hook").first()).containsText("The ping did not arrive");
        page.route(Pattern.compile(".*/deliveries.*"), SettingsScreenTest::deadMessage);
        page.route(Pattern.compile(".*/replay.*"), route -> route.fulfill(json("{\"messages\":1}")));
        button(page, "What crm did not get").first().click();
        assertThat(page.locator(".dead")).containsText("1 message did not arrive");
        button(page, "Send all again").click();
        assertThat(page.locator(".hook").first()).containsText("1 message is sent again.");
        page.addInitScript("Object.defineProperty(navigator, 'languages', {get: () => ['de-DE', 'en']})");
        page.reload();
        button(page, "crm anpingen").first().click();
        assertThat(page.locator(".hook").first())
                .containsText("Der Ping kam nicht an: war nicht zu erreichen: Connection refused");
        button(page, "Was crm nicht bekam").first().click();
        assertThat(page.locator(".dead [lang=de]")).hasText("hat mit 500 statt mit 2xx geantwortet");
        button(page, "crm entfernen").first().click();
        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).containsText("Den Webhook crm entfernen?");
        page.getByRole(AriaRole.ALERTDIALOG).getByText("Entfernen").last().click();
        assertThat(page.locator(".hook")).hasCount(1);
        close(page);
    }

    private static Locator entry(Page page, String list, int n) {
        return page.locator(".entry.of-" + list).nth(n);
    }

    private static Locator saved(Page page) {
        return page.locator(".settings .done").first();
    }

    private static void deloadEvery(Page page, String weeks) {
        page.getByLabel("Deload every").fill(weeks);
    }

    private static JsonNode exercise(PageGym gym) {
        return gym.gym()
                .coach()
                .programs()
                .get("/v1/exercises/viking-press")
                .expect(200)
                .json();
    }

    private static void deadMessage(Route route) {
        route.fulfill(json("""
                {"items":[{"messageId":"m-1","type":"session.finished","athleteId":"lena","since":"2026-11-20T10:00:00Z",
                "attempts":12,"deadAt":"2026-11-21T10:00:00Z","lastStatus":500,
                "lastFailure":"answered 500 instead of 2xx"}]}"""));
    }

    private static Route.FulfillOptions json(String body) {
        return new Route.FulfillOptions().setContentType("application/json").setBody(body);
    }
}
