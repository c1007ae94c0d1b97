package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.LifterPageTest.SAVED;
import static topset.verification.page.LifterPageTest.waitUntilKept;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.train;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;

/** Tests the lifter's history: sessions that open and are corrected, and the lifts in charts. */
@Tag("page")
class LifterHistoryTest {
    private static final int SESSIONS = 12;

    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);

    @Test
    void the_sessions_are_listed_a_page_at_a_time_and_a_set_of_an_old_one_is_corrected_there() {
        var gym = PageGym.fresh("lift-sessions");
        var lena = gym.lifter("lena", "Lena", monday().minusWeeks(2));
        for (int days = 1; days <= SESSIONS; days++) {
            train(lena, Midday.minutesAgo(60).minusDays(days), "120", 4, "8", false);
        }
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.getByText("History", EXACTLY).click();
        var rows = page.locator(".sessions li");
        assertThat(rows).hasCount(10);
        assertThat(rows.first()).containsText("Day 1 · 1 set, 1 warm-up · Bench Press");
        assertThat(Axe.violations(page)).isEmpty();
        assertThat(((Number) page.evaluate("() => document.body.scrollHeight")).intValue())
                .as("pixels")
                .isLessThan(2000);

        button(page, "Show earlier sessions").click();
        assertThat(rows).hasCount(SESSIONS);
        assertThat(button(page, "Show earlier sessions")).hasCount(0);

        rows.last().locator("a").click();
        assertThat(page.locator("[data-session] .what")).hasCount(2);
        page.locator("[data-session] .sets button").last().click();
        assertThat(page.locator("dialog")).isVisible();
        page.goBack();
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator("[data-session] .what")).hasCount(2); // Back has closed the dialog only
        page.locator("[data-session] .sets button").last().click();
        page.locator("dialog input[name=reps]").fill("5");
        button(page, "Save").click();
        assertThat(page.locator("[data-session] .what").last()).containsText("120 kg × 5 @ 8");
        assertThat(page.locator("#status")).hasText(SAVED);

        assertThat(page.locator("#effect")).containsText("The loads that are still to come stay as they are.");

        page.reload();
        assertThat(page.locator("[data-session] .what").last()).containsText("120 kg × 5 @ 8");
        page.locator("a.back").click();
        assertThat(rows).hasCount(10);
        close(page);
    }

    @Test
    void a_corrected_set_of_last_week_says_which_loads_have_moved() {
        var page = sessionOfLastWeek("lift-effect");

        page.locator("[data-session] .sets button").last().click();
        page.locator("dialog input[name=reps]").fill("2");
        button(page, "Save").click();

        var moved = page.locator("#effect .moved");
        assertThat(moved.locator(".what > .quiet")).hasText("this week, week 2");
        assertThat(moved.locator(".load")).containsText("122.5 kg × 4, then 105 kg → 120 kg × 4");
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    @Test
    void a_session_leads_to_its_week_and_one_that_was_logged_by_mistake_is_removed() {
        var page = sessionOfLastWeek("lift-removed");
        page.getByText("What the plan asked: week 1").click();
        assertThat(page.locator("h1")).hasText("Week 1");
        page.goBack();

        button(page, "Remove this session").click();
        assertThat(page.locator("dialog h2")).hasText("Remove this session with 2 sets?");
        assertThat(Axe.violations(page)).isEmpty();
        page.locator("dialog .danger").click();

        assertThat(page.locator("#effect h2")).hasText("The session is removed. What that changes");
        assertThat(page.locator("#effect .moved .load")).containsText("→ 120 kg × 4");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(page.locator("main")).containsText("No sessions yet.");
        close(page);
    }

    @Test
    void a_session_that_is_not_the_lifters_is_said_to_be_none() {
        var gym = PageGym.fresh("lift-no-session");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        assertThat(page.locator("form.next")).isVisible();

        page.evaluate("() => { location.hash = '#/history/session/' + crypto.randomUUID(); }");

        assertThat(page.locator("main .notice")).hasText("There is no such session of yours.");
        close(page);
    }

    @Test
    void without_a_network_the_history_is_shown_as_it_was_read_last() {
        var gym = PageGym.fresh("lift-history");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        page.getByText("History").click();
        page.getByText("Lifts", EXACTLY).click();
        page.waitForSelector(".charts canvas");

        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator("[data-kept]")).isVisible();
        page.waitForSelector(".charts canvas");
        assertThat(page.locator("#status")).hasText("No network");

        page.context().setOffline(false);
        assertThat(page.locator("[data-kept]")).hasCount(0);
        assertThat(page.locator(".ask .answer b").first()).isVisible();
        page.getByText("Sessions", EXACTLY).click();
        assertThat(page.locator(".own a[download]")).hasCount(2);
        close(page);
    }

    @Test
    void without_a_network_the_sessions_are_there_although_the_history_was_never_opened() {
        var gym = PageGym.fresh("lift-sessions-offline");
        var lena = gym.lifter("lena", "Lena", monday().minusWeeks(1));
        train(lena, Midday.at(monday().minusWeeks(1), "12:00"), "120", 4, "8", false);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        page.waitForFunction("""
                () => new Promise((resolve) => {
                  indexedDB.open('topset-lift').onsuccess = ({ target: { result: database } }) => {
                    database.transaction('kept').objectStore('kept').getAllKeys().onsuccess = ({ target }) => {
                      database.close();
                      resolve(target.result.some((key) => key.includes('/sessions?')));
                    };
                  };
                })""");

        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator("#status")).hasText("No network");
        page.getByText("History", EXACTLY).click();
        assertThat(page.locator("[data-kept]")).isVisible();
        page.locator(".sessions a").click();
        assertThat(page.locator("[data-session] .what")).hasCount(2);
        close(page);
    }

    @Test
    void the_charts_name_only_the_lines_they_have_and_the_volume_is_drawn_as_bars() {
        var gym = PageGym.fresh("lift-charts");
        var lena = gym.lifter("lena", "Lena", monday().minusWeeks(2));
        train(lena, Midday.at(monday().minusWeeks(2), "12:00"), "120", 4, "8", false);
        train(lena, Midday.at(monday().minusWeeks(1), "12:00"), "122.5", 4, "8", false);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.getByText("History", EXACTLY).click();
        page.getByText("Lifts", EXACTLY).click();
        page.waitForSelector(".charts canvas");

        assertThat(page.locator(".charts figure").first().locator(".u-series .u-label"))
                .hasText("set that decided");
        assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.volume li')).display"))
                .isEqualTo("grid");
        PageGym.summary(page, "Week by week").click();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(page.viewportSize().width);
        assertThat(page.evaluate(
                        "() => { const { scrollWidth, clientWidth } = document.querySelector('.figures .scroll');"
                                + " return scrollWidth - clientWidth; }"))
                .as("pixels of the table that are off the edge")
                .isEqualTo(0);
        assertThat(page.locator("#bests")).containsText("122.5 kg × 4");
        assertThat(page.locator(".charts figure").first()).containsText("set that decided 146.4");
        assertThat(page.locator("#bests")).containsText("1RM about 146.4 kg");
        assertThat(page.locator(".ask .answer b").first()).isVisible();
        assertThat(page.locator(".ask .sliders")).hasCount(1);
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    @Test
    void the_lift_that_is_chosen_stays_when_new_sets_arrive() {
        var gym = PageGym.fresh("lift-charts-stay");
        var lena = gym.beginner("lena", "Lena");
        lena.program(
                monday(),
                List.of(
                        Lifts.lift(Lifts.BENCH, 1, "bench-press", "SINGLE_TOP", "2.5", "120"),
                        Lifts.lift("d1-squat", 1, "squat", "SINGLE_TOP", "5", "140")));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.getByText("History", EXACTLY).click();
        page.getByText("Lifts", EXACTLY).click();
        page.waitForSelector(".charts canvas");
        var lift = page.locator(".history select");
        lift.selectOption("d1-squat");
        page.evaluate("() => { document.querySelector('.history').dataset.same = 'yes'; }");

        train(lena, "120", 4, "8", false);

        assertThat(page.locator("#bests")).containsText("120 kg × 4");
        assertThat(lift).hasValue("d1-squat");
        assertThat(page.locator(".history[data-same]")).hasCount(1);
        close(page);
    }

    private static Page sessionOfLastWeek(String name) {
        var gym = PageGym.fresh(name);
        var lastWeek = monday().minusWeeks(1);
        var lena = gym.lifter("lena", "Lena", lastWeek);
        train(lena, Midday.at(lastWeek, "12:00"), "120", 4, "8", false);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.getByText("History", EXACTLY).click();
        page.locator(".sessions a").click();
        return page;
    }
}
