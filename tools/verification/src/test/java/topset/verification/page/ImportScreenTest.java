package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.Screens.go;
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

    /**
     * A log of the Strong app with an exercise that no catalogue has, a line that is no set, a line without a weight, and
     * a workout without a duration that can be used.
     */
    static final String STRONG_LOG = """
            Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
            2026-09-07 18:00:00,"Push",1h,"Bench Press (Barbell)",1,100,5,0,0,"","",8
            2026-09-07 18:00:00,"Push",1h,"Bench Press (Barbell)",2,85,9,0,0,"slow, ""heavy"" set","",
            2026-09-07 18:00:00,"Push",1h,"Flat Bench Slam",1,60,12,0,0,"","",
            2026-09-07 18:00:00,"Push",1h,"Front Pulldown",1,50,12,0,0,"","",
            2026-09-09 18:00:00,"Legs",late,"Zottman Wonder",1,15,x,0,0,"","",
            2026-09-09 18:00:00,"Legs",late,"Zottman Wonder",2,15,10,0,0,"","",
            2026-09-09 18:00:00,"Legs",late,"Zottman Wonder",3,0,10,0,0,"","",
            2026-09-09 18:00:00,"Legs",late,"Zottman Wonder",4,15,10,0,0,"","",
            """;

    private static final String PREVIEW = "Look at the preview";
    private static final String WONDER = "Zottman Wonder";

    @Test
    void a_log_of_another_app_is_imported_in_steps_and_undone() {
        var gym = PageGym.fresh("screens-import");
        gym.lifter("lena", "Lena", monday());
        var page = open(gym, "import");
        page.locator("#athlete").selectOption("lena");
        choose(page, "a,b\n1,2\n");
        assertThat(page.locator("#file-below")).containsText("not an export of the Strong or Hevy app");
        choose(page, STRONG_LOG);
        assertThat(page.locator(".notice").first()).containsText("a log of Strong with 8 sets in 2 workouts");
        assertThat(page.locator(".mapping")).hasCount(3);
        page.getByLabel("“Flat Bench Slam” is").fill("Benchy");
        button(page, "“Front Pulldown” is Lat Pulldown").click();
        button(page, PREVIEW).click();
        assertThat(page.locator(".mapping .problem")).containsText("There is no exercise “Benchy”.");
        page.getByLabel("“Flat Bench Slam” is").fill("Bench Press");
        button(page, PREVIEW).click();

        assertThat(page.locator("#preview-title")).isFocused();
        assertThat(count(page, "Sets added")).hasText("4");
        assertThat(page.locator(".amounts li").first()).containsText("Bench Press 3 sets");
        assertThat(page.locator(".screen")).containsText("From 7 Sept 2026 to 7 Sept 2026.");
        assertThat(page.getByText("not \"x\"")).isVisible();
        assertThat(page.locator(".screen")).containsText(WONDER);
        assertThat(Axe.violations(page)).isEmpty();
        assertThat(sessions(gym)).as("nothing is stored yet").isEmpty();
        button(page, "Import 4 sets").click();

        assertThat(page.locator("#report-title")).hasText("The import is done");
        assertThat(count(page, "Sets added")).hasText("4");
        assertThat(count(page, "Unknown name")).hasText("3");
        assertThat(page.locator(".screen")).containsText("7 Sept 2026: 100 kg × 5");
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Say what these names mean").click();
        page.getByLabel("Create an exercise").check();
        button(page, PREVIEW).click();
        assertThat(page.locator(".rows").first()).containsText(WONDER);
        assertThat(page.getByText("“late” cannot be used: 6 minutes are assumed"))
                .isVisible();
        assertThat(page.getByText("There is no weight, and this exercise needs one."))
                .isVisible();
        button(page, "Import 2 sets").click();
        assertThat(page.locator("#report-title")).hasText("The import is done");
        assertThat(count(page, "Already there")).hasText("4");
        assertThat(count(page, "Sets added")).hasText("2");
        assertThat(page.getByText("“late” cannot be used: 6 minutes are assumed"))
                .isVisible();
        assertThat(sessions(gym)).hasSize(2);

        go(gym, page, "import/lena");
        page.getByText("Report and undo").click();
        button(page, "Undo the import").click();
        assertThat(page.locator("#report-title")).hasText("The import is undone");
        assertThat(page.locator(".screen")).containsText("Exercises of the import that are gone again");
        assertThat(exercise(gym, "zottman-wonder").path("retired").asBoolean()).isTrue();
        assertThat(sessions(gym)).hasSize(1);
        close(page);
    }

    private static JsonNode exercise(PageGym gym, String id) {
        return gym.gym()
                .coach()
                .programs()
                .get("/v1/exercises/" + id)
                .expect(200)
                .json();
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
