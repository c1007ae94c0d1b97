package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.train;
import static topset.verification.page.Screens.go;
import static topset.verification.page.Screens.open;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;

/** Tests the calendar of the gym's week: who trains, who has trained, and who has missed a day. */
@Tag("page")
class CalendarScreenTest {
    private static final LocalDate TODAY = Midday.today();

    @Test
    void the_week_shows_who_trains_has_trained_and_has_missed_a_day() {
        var gym = PageGym.fresh("screens-calendar");
        var lena = gym.lifter("lena", "Lena");
        weekdays(gym, "lena", TODAY);
        gym.lifter("otto", "Otto");
        weekdays(gym, "otto", TODAY);
        gym.lifter("mo", "Mo", monday().minusWeeks(2));
        missedYesterday(gym);
        gym.beginner("nina", "Nina");
        train(lena, "120", 4, "8.5", false);

        var page = open(gym, "calendar");
        assertThat(entry(page, "Lena")).containsText("day 1 · ✓ trained");
        assertThat(entry(page, "Lena")).hasCount(1);
        assertThat(entry(page, "Otto")).containsText("day 1 · planned");
        assertThat(page.locator(".names")).containsText("Nina");
        assertThat(page.locator(".title"))
                .containsText("Monday to Sunday; the week of a program begins on its own first day");

        page.getByLabel("Filter by name").fill("ott");
        assertThat(entry(page, "Lena")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("#/calendar\\?name=ott$"));
        train(gym.gym().lifter("otto"), "120", 4, "8.5", false);
        assertThat(entry(page, "Otto")).containsText("✓ trained");

        go(gym, page, TODAY.getDayOfWeek() == DayOfWeek.MONDAY ? "calendar/-1" : "calendar");
        page.getByLabel("Filter by name").fill("");
        assertThat(entry(page, "Mo")).containsText("✗ missed");
        close(page);
    }

    @Test
    void on_a_phone_the_week_opens_at_today() {
        var gym = PageGym.fresh("screens-today");
        gym.lifter("lena", "Lena");
        weekdays(gym, "lena", TODAY);
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.PHONE);
        page.setViewportSize(390, 420);

        go(gym, page, "calendar");

        assertThat(page.locator(".date[aria-current]"))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        close(page);
    }

    @Test
    void a_session_of_a_past_week_leads_to_the_log_of_its_day() {
        var gym = PageGym.fresh("screens-past-week");
        train(gym.lifter("nina", "Nina"), Midday.minutesAgo(60).minusWeeks(5), "120", 4, "8.5", false);
        var page = open(gym, "calendar/-5");
        assertThat(page.locator("[role=status].quiet")).hasText("Sessions of the week: 1 trained.");
        entry(page, "Nina").locator("a").click();

        assertThat(page).hasURL(Pattern.compile("#/log/nina\\?to="));
        assertThat(page.locator("[data-exercise=bench-press]")).containsText("No program ran on that day.");
        close(page);
    }

    private static void weekdays(PageGym gym, String athlete, LocalDate date) {
        gym.gym()
                .coach()
                .programs()
                .put(
                        gym.program(athlete) + "/weekdays",
                        Map.of("weekdays", List.of(Map.of("day", 1, "weekday", date.getDayOfWeek()))))
                .expect(200);
    }

    /** Imports that Mo's day 1 has had yesterday's weekday for a week. */
    private static void missedYesterday(PageGym gym) {
        var program = gym.program("mo").substring("/v1/programs/".length());
        var line =
                "{\"type\":\"weekdays\",\"athleteId\":\"mo\",\"at\":\"" + Midday.minutesAgo(1) + "\",\"programId\":\""
                        + program + "\",\"weekdays\":[{\"day\":1,\"weekday\":\""
                        + TODAY.minusDays(1).getDayOfWeek() + "\",\"since\":\"" + TODAY.minusDays(8) + "\"}]}\n";
        gym.gym()
                .as("platform", "back-end")
                .programs()
                .send("POST", "/v1/imports", line, Map.of("Content-Type", "application/x-ndjson"))
                .expect(200);
    }

    private static Locator entry(Page page, String name) {
        return page.locator(".date li", new Page.LocatorOptions().setHasText(name));
    }
}
