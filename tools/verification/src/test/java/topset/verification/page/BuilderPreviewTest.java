package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.train;
import static topset.verification.page.PageGym.yesterday;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.verification.support.GymCaller;

/** Tests what the builder's preview shows for a program that begins with an earlier one, and for a refused program. */
@Tag("page")
class BuilderPreviewTest {
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
    void an_earlier_program_is_forecast_although_no_set_of_a_lift_has_an_rpe() {
        var gym = PageGym.fresh("begin-with");
        train(twoLifts(gym), yesterday(), "120", 4, "8.5", false);
        var page = beginWithEarlier(gym);

        assertThat(page.locator(".preview .forecast tbody tr")).hasCount(2);
        assertThat(page.locator("[name='lifts[0].start']")).hasValue("fromHistory");
        assertThat(page.locator(".preview .planned li").first()).containsText("120 kg × 4");
        assertThat(page.locator("[name='lifts[1].start']")).hasValue("load");
        assertThat(page.locator("[name='lifts[1].start.load']")).hasValue("100");
        assertThat(page.locator(".problem:visible")).hasCount(0);
        close(page);
    }

    @Test
    void a_refused_preview_says_why_beside_the_field_and_in_the_panel() {
        var gym = PageGym.fresh("refused-preview");
        twoLifts(gym);
        var page = beginWithEarlier(gym);
        assertThat(page.locator(".preview .forecast tbody tr")).hasCount(2);

        page.locator("[name='lifts[1].start']").selectOption("fromHistory");

        var why = "No set of this exercise from before the start has an RPE: enter a first load.";
        assertThat(page.locator(".preview ul.problem li")).hasText("Leg Press: " + why);
        assertThat(page.locator("fieldset[data-lift='lifts[1]'] .problem")).hasText(why);
        assertThat(Axe.violations(page)).isEmpty();
        page.locator("[name='lifts[1].start']").selectOption("load");
        assertThat(page.locator(".problem:visible")).hasCount(0);
        close(page);
    }

    @Test
    void a_busy_service_is_said_and_asked_for_the_preview_again() {
        var gym = PageGym.fresh("busy-preview");
        gym.beginner("lena", "Lena");
        var page = gym.roster();
        var service = BusyService.at(page, "**/v1/programs/preview", "POST", "{\"title\":\"The database is away\"}");
        gym.go(page, "/#/build/lena");
        CoachBuildsTest.lift(page, 0, "Bench Press", "100");

        assertThat(page.locator(".preview ul.problem")).containsText("The database is away");
        service.answers();
        assertThat(page.locator(".preview .forecast tbody tr")).hasCount(1);
        close(page);
    }

    /** Creates an athlete with two lifts since last week, of which the bench press alone is trained with an RPE. */
    private static GymCaller twoLifts(PageGym gym) {
        var lifter = gym.beginner("lena", "Lena");
        lifter.program(monday().minusWeeks(1), List.of(Lifts.bench().getFirst(), LEG_PRESS));
        return lifter;
    }

    /** Opens the builder for the athlete and begins with the athlete's program. */
    private static Page beginWithEarlier(PageGym gym) {
        var program = gym.program("lena").replace("/v1/programs/", "program ");
        var page = gym.roster();
        gym.go(page, "/#/build/lena");
        page.getByLabel("Begin with").selectOption(program);
        return page;
    }
}
