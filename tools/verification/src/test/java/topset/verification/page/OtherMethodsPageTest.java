package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static topset.verification.page.PageGym.close;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;

/** Tests how an athlete's page shows pyramids, clusters, rest-pauses and straight sets. */
@Tag("page")
class OtherMethodsPageTest {

    private static final List<Map<String, Object>> LIFTS = List.of(
            Lifts.lift("pyramid", 1, "squat", "PYRAMID", "5", "100"),
            Lifts.lift("cluster", 1, "bench-press", "CLUSTER", "2.5", "125"),
            atOneLoad("pause", "dumbbell-row", Map.of("variant", "REST_PAUSE")),
            atOneLoad(
                    "rows",
                    "barbell-row",
                    Map.of("variant", "STRAIGHT", "sets", 3, "reps", Map.of("min", 8, "max", 12))));

    @Test
    void each_method_has_its_name_its_sets_and_its_rests() {
        var page = athlete("methods");

        shows(
                page,
                "pyramid",
                "pyramid",
                "100 kg × 5 @ 8.5",
                "rest 3 min after a ramp or top set, 2 min after a backoff");
        shows(page, "cluster", "cluster", "125 kg 4 × 2", "rest 20 s between mini-sets");
        shows(page, "pause", "rest-pause", "60 kg × 8–12, then on to 20 reps", "rest 20 s between mini-sets");
        shows(page, "rows", "straight sets", "60 kg 3 × 8–12", "rest 2 min between sets");
        close(page);
    }

    @Test
    void the_sliders_of_mini_sets_show_what_the_week_after_would_be() {
        var page = athlete("what-if-minis");
        var cluster = open(page, "cluster");
        assertThat(cluster.locator(".answer .load b")).hasText("127.5 kg");
        cluster.getByLabel("Mini-sets of the next cluster").fill("3");
        assertThat(cluster.locator(".answer .load b")).hasText("125 kg");
        assertThat(cluster.locator(".answer .why")).containsText("125 kg × 2, 2, 2 has 3 of 4 sets");

        var pause = open(page, "pause");
        assertThat(pause.locator(".answer .load b")).hasText("62.5 kg");
        pause.getByLabel("Reps in all of the next rest-pause").fill("17");
        assertThat(pause.locator(".answer .load b")).hasText("60 kg");
        assertThat(pause.locator(".answer .why")).containsText("12 + 2 + 1 + 1 + 1 = 17 of 20 reps");

        var rows = open(page, "rows");
        rows.getByLabel("Reps of the next sets").fill("10");
        assertThat(rows.locator(".answer .why")).containsText("0 of 3 sets at 60 kg reached 12 reps");
        close(page);
    }

    private static Page athlete(String theme) {
        var gym = PageGym.fresh(theme);
        gym.beginner("lena", "Lena").program(PageGym.monday(), LIFTS);
        return gym.athlete("lena");
    }

    private static void shows(Page page, String slot, String variant, String load, String rest) {
        var lift = lift(page, slot);
        assertThat(lift.locator("header .quiet")).hasText(variant);
        assertThat(lift.locator(".week").first().locator(".load")).hasText(load);
        assertThat(lift.locator(".week").first().locator(".rest")).hasText(rest);
    }

    private static Locator open(Page page, String slot) {
        var lift = lift(page, slot);
        lift.locator(".menu > summary").click();
        lift.locator(".menu button", new Locator.LocatorOptions().setHasText("What if"))
                .click();
        return lift;
    }

    private static Locator lift(Page page, String slot) {
        return page.locator("[data-slot=" + slot + "].lift");
    }

    private static Map<String, Object> atOneLoad(String slotId, String exercise, Map<String, Object> scheme) {
        return Map.of("slotId", slotId, "day", 1, "exercise", exercise, "scheme", scheme, "start", Map.of("load", 60));
    }
}
