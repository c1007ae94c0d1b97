package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.LifterPageTest.SAVED;
import static topset.verification.page.LifterPageTest.logNext;
import static topset.verification.page.LifterPageTest.waitUntilKept;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.summary;
import static topset.verification.page.PageGym.train;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;

/** Tests the lifter's weeks: what was asked beside what was done, and a day that is added afterwards. */
@Tag("page")
class LifterWeekTest {
    /** JavaScript that returns the fields of a dialog that are cut off, or too narrow for what they show. */
    private static final String OUT_OF_DIALOG = """
            () => {
              const dialog = document.querySelector('dialog[open]');
              const { left, right } = dialog.getBoundingClientRect();
              return [...dialog.querySelectorAll('input, select, button, span, h2, legend')].filter((each) => {
                const box = each.getBoundingClientRect();
                return box.left < left || box.right > right || each.scrollWidth > each.clientWidth + 1 && each.matches('span, button, h2, legend');
              }).map((each) => each.outerHTML);
            }""";

    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);

    @Test
    void a_correction_does_not_rewrite_what_was_asked_on_a_day_that_was_trained() {
        var gym = PageGym.fresh("lift-asked");
        var lastWeek = monday().minusWeeks(1);
        var lena = gym.lifter("lena", "Lena", lastWeek);
        train(lena, Midday.at(lastWeek, "12:00"), "120", 4, "8", false);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED); // the session of this week begins with its first warm-up
        page.getByText("History", EXACTLY).click();
        page.locator(".sessions a").last().click();
        page.locator("[data-session] .sets button").last().click();
        page.locator("dialog input[name=reps]").fill("2");
        button(page, "Save").click();
        assertThat(page.locator("#status")).hasText(SAVED);

        page.getByText("Week", EXACTLY).click();

        assertThat(page.locator(".day .since")).containsText("Computed again since, it is 120 kg × 4");
        assertThat(page.locator(".day .since")).containsText("Next week follows from that.");
        assertThat(page.locator(".day .since")).containsText("A set was corrected since: ");
        assertThat(page.locator(".day .load b").first()).hasText("122.5 kg");
        close(page);
    }

    @Test
    void a_day_that_was_not_logged_is_added_afterwards_without_a_network_too() {
        var gym = PageGym.fresh("lift-missed");
        var lena = gym.lifter("lena", "Lena", monday().minusWeeks(1));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        button(page, "Log a missed day").click();
        assertThat(page.locator("dialog select[name=day]")).hasValue("1");
        page.getByLabel("Bench Press, Top set 1: Reps").fill("5");
        page.keyboard().press("Escape");
        button(page, "Log a missed day").click();
        assertThat(page.getByLabel("Bench Press, Top set 1: Reps")).hasValue("5");
        button(page, "Cancel").click();
        page.getByText("Week", EXACTLY).click();
        page.getByText("← Week 1").click();
        assertThat(page.locator("h1")).hasText("Week 1");
        page.context().setOffline(true);

        button(page, "Log it afterwards").click();
        assertThat(page.locator("dialog input[name=date]"))
                .hasValue(monday().minusWeeks(1).toString());
        page.locator("dialog input[name=date]").fill("2099-01-01");
        button(page, "Save the session").click();
        assertThat(page.locator("#missed-when")).isVisible();
        assertThat(page.locator("dialog input[name=date]")).isFocused();
        page.locator("dialog input[name=date]").fill(monday().minusWeeks(1).toString());
        button(page, "Save the session").click();
        assertThat(page.locator("dialog [role=alert]")).hasText("Enter the reps of at least one set.");
        page.getByLabel("Bench Press, Top set 1: Reps").fill("4");
        page.getByLabel("Bench Press, Top set 1: RPE").selectOption("8");
        page.getByLabel("Bench Press, Backoff 2: Reps").fill("9");
        assertThat(Axe.violations(page)).isEmpty();
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
        assertThat((List<?>) page.evaluate(OUT_OF_DIALOG)).isEmpty();
        page.evaluate("() => { document.documentElement.style.fontSize = ''; }");
        button(page, "Save the session").click();
        assertThat(page.locator("[data-session] .what").first()).containsText("120 kg × 4 @ 8");
        assertThat(page.locator("#status")).hasText("2 sets wait for network");

        page.context().setOffline(false);
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(page.locator("#effect .moved .load")).containsText("120 kg × 4, then 102.5 kg → 122.5 kg × 4");
        var sessions = lena.sessions().get(lena.athletePath() + "/sessions").expect(200);
        var session = sessions.json().path("items").path(0);
        assertThat(session.path("startedAt").asText()).startsWith(monday().minusWeeks(1) + "T18:00");
        assertThat(session.path("day").asInt()).isEqualTo(1);
        assertThat(session.has("finishedAt")).isTrue();
        assertThat(session.path("sets")).hasSize(2);
        page.getByText("Week", EXACTLY).click();
        page.getByText("← Week 1").click();
        assertThat(page.locator(".day .done")).hasText("2 of 4 sets: 120 × 4 @ 8, 102.5 × 9");
        close(page);
    }

    @Test
    void earlier_weeks_show_what_was_planned_beside_what_was_done() {
        var gym = PageGym.fresh("lift-weeks");
        var lastWeek = monday().minusWeeks(1);
        var lena = gym.lifter("lena", "Lena", lastWeek);
        train(lena, Midday.at(lastWeek, "12:00"), "117.5", 5, "9", false);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.getByText("Week", EXACTLY).click();
        page.getByText("← Week 1").click();

        assertThat(page.locator("h1")).hasText("Week 1");
        assertThat(page.locator(".day .load b")).hasText("120 kg");
        assertThat(page.locator(".day .done.below")).hasText("1 of 4 sets: 117.5 × 5 @ 9");
        assertThat(Axe.violations(page)).isEmpty();
        page.locator(".day h2 a").click();
        assertThat(page.locator("[data-session] .what").last()).containsText("117.5 kg × 5 @ 9");

        page.goBack();
        page.getByText("Week 2 →").click();
        assertThat(page.locator("h1")).hasText("Week 2");
        close(page);
    }

    @Test
    void a_day_that_was_trained_twice_shows_both_dates_and_its_reason_that_of_its_own_set() {
        var gym = PageGym.fresh("lift-twice");
        var lastWeek = monday().minusWeeks(1);
        var lena = gym.lifter("lena", "Lena", lastWeek);
        train(lena, Midday.at(lastWeek, "12:00"), "120", 4, "8", false);
        train(lena, Midday.at(lastWeek.plusDays(2), "12:00"), "110", 5, "8", false);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        page.getByText("Week", EXACTLY).click();
        summary(page, "Why this load?").first().click();
        assertThat(page.locator(".day details p").first()).containsText(starting("Mon", lastWeek, "You did"));
        assertThat(page.locator(".day .why li").first()).containsText("120 kg × 4 @ RPE 8 met 4 reps");
        page.getByText("← Week 1").click();

        assertThat(page.locator(".day h2 a")).hasCount(2);
        assertThat(page.locator(".day .done")).containsText(starting("Mon", lastWeek, "120 × 4 @ 8"));
        assertThat(page.locator(".day .done")).containsText(starting("Wed", lastWeek.plusDays(2), "110 × 5 @ 8"));
        assertThat(page.locator("[data-together]")).containsText("heaviest of all top sets decides");
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    /** Returns the pattern of a short date and the text behind it: browsers differ in the comma after a weekday. */
    private static Pattern starting(String weekday, LocalDate date, String text) {
        return Pattern.compile(weekday + ",? " + date.getDayOfMonth() + " \\w+.*:\\s*" + text);
    }
}
