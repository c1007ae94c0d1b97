package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.Screens.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the import of a training log of another app. */
@Tag("page")
class ImportScreenTest {

    /** A log of the Strong app with an exercise that no catalogue has, and with a line that is no set. */
    static final String STRONG_LOG = """
            Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
            2026-09-07 18:00:00,"Push",1h,"Bench Press (Barbell)",1,100,5,0,0,"","",8
            2026-09-07 18:00:00,"Push",1h,"Bench Press (Barbell)",2,85,9,0,0,"slow, ""heavy"" set","",
            2026-09-07 18:00:00,"Push",1h,"Flat Bench Slam",1,60,12,0,0,"","",
            2026-09-09 18:00:00,"Legs",1h,"Zottman Wonder",1,15,x,0,0,"","",
            2026-09-09 18:00:00,"Legs",1h,"Zottman Wonder",2,15,10,0,0,"","",
            """;

    private static final String PREVIEW = "Look at the preview";

    @Test
    void a_log_of_another_app_is_imported_in_steps_and_undone() {
        var gym = PageGym.fresh("screens-import");
        gym.lifter("lena", "Lena", monday());
        var page = open(gym, "import");
        page.locator("#athlete").selectOption("lena");
        choose(page, "a,b\n1,2\n");
        assertThat(page.locator("#file-below")).containsText("not an export of the Strong or Hevy app");
        choose(page, STRONG_LOG);
        assertThat(page.locator(".notice").first()).containsText("a log of Strong with 5 sets in 2 workouts");
        assertThat(page.locator(".mapping")).hasCount(2);
        page.getByLabel("“Flat Bench Slam” is").fill("Benchy");
        button(page, PREVIEW).click();
        assertThat(page.locator(".mapping .problem")).containsText("There is no exercise “Benchy”.");
        page.getByLabel("“Flat Bench Slam” is").fill("Bench Press");
        button(page, PREVIEW).click();

        assertThat(page.locator("#preview-title")).isFocused();
        assertThat(count(page, "Sets added")).hasText("3");
        assertThat(page.locator(".rows").first()).containsText("Bench Press 3 sets");
        assertThat(page.getByText("must be a number, not \"x\"")).isVisible();
        assertThat(page.locator(".screen")).containsText("Zottman Wonder");
        assertThat(Axe.violations(page)).isEmpty();
        assertThat(sessions(gym)).as("nothing is stored yet").isEmpty();
        button(page, "Import 3 sets").click();

        assertThat(page.locator("#report-title")).hasText("The import is done");
        assertThat(count(page, "Sets added")).hasText("3");
        assertThat(count(page, "Unknown name")).hasText("1");
        assertThat(page.getByText("must be a number, not \"x\"")).isVisible();
        button(page, "Say what these names mean").click();
        page.getByLabel("Create an exercise").check();
        button(page, PREVIEW).click();
        assertThat(page.locator(".screen")).containsText("The gym gets an exercise for this name");
        button(page, "Import 1 set").click();
        assertThat(page.locator("#report-title")).hasText("The import is done");
        assertThat(count(page, "Already there")).hasText("3");
        assertThat(count(page, "Sets added")).hasText("1");
        assertThat(sessions(gym)).hasSize(2);

        page.reload();
        button(page, "Undo the import").click();
        assertThat(page.locator("#report-title")).hasText("The import is undone");
        close(page);
    }

    private static JsonNode sessions(PageGym gym) {
        return gym.gym()
                .coach()
                .sessions()
                .get("/v1/athletes/lena/sessions")
                .expect(200)
                .json()
                .path("items");
    }

    private static Locator count(Page page, String name) {
        return page.locator(".counts div", new Page.LocatorOptions().setHasText(name))
                .locator("dd");
    }

    static void choose(Page page, String log) {
        page.locator("#file").setInputFiles(new FilePayload("strong.csv", "text/csv", log.getBytes(UTF_8)));
    }
}
