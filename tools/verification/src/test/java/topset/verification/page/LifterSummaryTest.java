package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.LifterPageTest.SAVED;
import static topset.verification.page.LifterPageTest.finish;
import static topset.verification.page.LifterPageTest.loads;
import static topset.verification.page.LifterPageTest.logNext;
import static topset.verification.page.LifterPageTest.rpe;
import static topset.verification.page.LifterPageTest.waitUntilKept;
import static topset.verification.page.LifterPageTest.warm;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.summary;
import static topset.verification.page.PageGym.train;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;

/** Tests the end of a session: what is open, what was done, what it has moved, and its sets. */
@Tag("page")
class LifterSummaryTest {
    /** JavaScript that returns whether the answer to pain is below the bar at the top, where the lifter sees it. */
    private static final String IS_PAIN_ANSWERED =
            "() => document.querySelector('.lift.current > .pain').getBoundingClientRect().top"
                    + " >= document.querySelector('.lift.current h2').getBoundingClientRect().bottom - 1";

    /** JavaScript that returns whether the name of the lift is seen below the bar, although the page was scrolled. */
    private static final String IS_NAME_SEEN =
            "() => scrollY > 0 && document.querySelector('.lift.current h2').getBoundingClientRect().top"
                    + " >= document.querySelector('header.bar').getBoundingClientRect().bottom - 1";

    /** JavaScript that returns whether the name of the lift, which stays in view, covers no line in part. */
    private static final String IS_NO_LINE_CUT = """
            () => {
              const edge = document.querySelector('.lift.current h2').getBoundingClientRect().bottom;
              return [...document.querySelectorAll('.lift.current > header > .quiet, .lift.current > :not(header)')]
                .map((each) => each.getBoundingClientRect())
                .every(({ top, bottom }) => top >= edge - 1 || bottom <= edge + 1);
            }""";

    @Test
    void a_note_and_pain_are_logged_with_their_sets_and_the_end_sums_up_reps_tonnage_and_records() {
        var gym = PageGym.fresh("lift-summary");
        var lastWeek = monday().minusWeeks(1);
        var lena = gym.lifter("lena", "Lena", lastWeek);
        train(lena, Midday.at(lastWeek, "12:00"), "120", 4, "8.5", false);
        warm(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        assertThat(page.locator("form.next input[name=load]")).hasValue("122.5");

        rpe(page, "8.5").check();
        summary(page, "Pain, note").click();
        page.getByLabel("Note").fill("Fast off the chest.");
        logNext(page, SAVED);
        assertThat(page.locator("li.stored .note")).hasText("Fast off the chest.");
        assertThat(page.locator("[data-backoff=known] b")).hasText("105 kg");
        page.locator("form.next input[name=reps]").fill("9");
        summary(page, "Pain, note").click();
        page.getByLabel("It hurt").check();
        logNext(page, SAVED);
        assertThat(page.locator("form.next input[name=load]")).hasValue("95"); // at most 90 % of 105 kg
        assertThat(page.locator("li.stored .chip.bad")).hasText("pain");
        assertThat(page.locator(".lift.current > .pain"))
                .hasText("You said that a set hurt. Your coach sees it, and next week’s load does not rise."
                        + " Today’s backoff is limited.");
        assertThat(page.locator("form.next h3")).containsText("Backoff 2 of 3");
        assertThat(page.evaluate(IS_PAIN_ANSWERED)).isEqualTo(true);
        assertThat(page.evaluate(IS_NAME_SEEN)).isEqualTo(true);
        assertThat(page.evaluate(IS_NO_LINE_CUT)).isEqualTo(true);
        finish(page);

        assertThat(page.locator(".summary dd")).hasText(new String[] {"2", "13", "1,435 kg"});
        assertThat(page.locator(".summary .record"))
                .hasText(Pattern.compile("Record: Bench PressEstimated 1RM 144\\.1 kg, from 122\\.5 kg × 4 @ 8\\.5\\."
                        + " Your best before, since .+: 141\\.2 kg\\."));
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(page.viewportSize().width);
        page.evaluate("() => { document.documentElement.style.fontSize = ''; }");
        close(page);
    }

    @Test
    void a_lifter_writes_to_the_coach_without_a_session_and_the_coach_reads_it() {
        var gym = PageGym.fresh("lift-message");
        gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        LifterPageTest.choose(page, "Message to your coach");
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Send").click();
        assertThat(page.locator("#message-wrong")).hasText("Write something first.");
        page.context().setOffline(true);
        page.getByLabel("Your message").fill("Away next week.");
        button(page, "Send").click();
        assertThat(page.locator("dialog")).hasCount(0);
        page.context().setOffline(false);
        LifterPageTest.choose(page, "Message to your coach");
        assertThat(page.locator("dialog .rows")).containsText("Away next week.");
        assertThat(page.locator("dialog .chip")).hasCount(0);
        button(page, "Cancel").click();
        page.waitForFunction("() => !history.state?.dialog"); // the dialog leaves its place in the history
        page.reload();
        assertThat(page.locator("form.next")).isVisible();
        assertThat(page.locator(".coach-notes")).hasCount(0);

        var coach = gym.athlete("lena");
        assertThat(coach.locator(".notes .note-text")).containsText("Away next week.lena");
        close(coach);
        close(page);
    }

    @Test
    void the_end_asks_what_is_open_and_then_shows_the_loads_that_moved_and_why_and_what_is_next() {
        var gym = PageGym.fresh("lift-end");
        var lena = gym.beginner("lena", "Lena");
        lena.program(
                PageGym.monday(),
                List.of(
                        Lifts.lift(Lifts.BENCH, 1, "bench-press", "SINGLE_TOP", "2.5", "120"),
                        Lifts.lift("d2-squat", 2, "squat", "SINGLE_TOP", "5", "160")));
        warm(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        rpe(page, "8").check();
        logNext(page, SAVED);

        page.locator("main .finish").click();
        assertThat(page.locator("dialog h2")).hasText("3 planned sets are still open");
        assertThat(page.locator("dialog .what")).hasText("Bench Press3 backoff sets");
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Keep training").click();
        assertThat(page.locator("form.next")).isVisible();
        finish(page);

        var moved = page.locator("#changes .moved");
        assertThat(moved.locator(".load")).hasText("120 kg × 4, then 102.5 kg → 122.5 kg × 4, then 105 kg");
        assertThat(moved.locator("small").first()).hasText("1 of 4 planned sets done.");
        assertThat(moved.locator(".plain")).hasText("You did the reps within the limit of effort, so load is added.");
        assertThat(moved).containsText("120 kg × 4 @ RPE 8 met 4 reps");
        assertThat(page.locator("#upcoming")).containsText("Day 2");
        assertThat(page.locator("#upcoming")).containsText("Squat 160 kg");
        assertThat(page.locator("main .primary")).hasCount(0);
        assertThat(Axe.violations(page)).isEmpty();

        button(page, "Log a missed day").click();
        assertThat(page.locator("dialog select[name=day]")).hasValue("2");
        assertThat(page.locator("[data-again]")).hasCount(0);
        page.locator("dialog select[name=day]").selectOption("1");
        assertThat(page.locator("[data-again]")).containsText("Day 1 was trained on");
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    @Test
    void a_finished_session_is_opened_again_corrected_and_a_forgotten_set_added() {
        var gym = PageGym.fresh("lift-reopened");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED);
        finish(page);
        assertThat(page.locator(".summary dd").first()).hasText("1");

        PageGym.summary(page, "Sets of this session").click();
        button(page, "Add a set").click();
        assertThat(page.locator("dialog select[name=role]")).hasValue("BACKOFF");
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Add the set").click();
        assertThat(page.locator(".summary dd").first()).hasText("2");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).endsWith("120", "102.5");

        var last = page.locator("#session-sets [data-set]").last();
        last.locator("button").click();
        page.locator("dialog input[name=reps]").fill("10");
        button(page, "Save").click();
        assertThat(last).containsText("102.5 kg × 10");
        last.locator("button").click();
        button(page, "Remove set").click();
        assertThat(page.locator(".summary dd").first()).hasText("1");
        page.locator(".toast").getByText("Undo").click();
        assertThat(page.locator(".summary dd").first()).hasText("2");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).endsWith("120", "102.5");
        page.locator("#session-sets [data-set]").last().locator("button").click();
        button(page, "Remove set").click();
        assertThat(page.locator(".summary dd").first()).hasText("1");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).endsWith("120");
        close(page);
    }

    @Test
    void a_reloaded_page_shows_the_session_that_is_finished_and_can_go_on_with_it() {
        var gym = PageGym.fresh("lift-finished");
        var lena = gym.lifter("lena", "Lena");
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED);
        finish(page);
        assertThat(page.locator("#status")).hasText(SAVED);

        page.reload();

        assertThat(page.locator(".summary h1")).isVisible();
        assertThat(page.locator(".summary .undone"))
                .hasText("Bench Press Not done. Next week: 120 kg × 4, then 102.5 kg.");
        page.getByText("Week", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".day .lift").first()).containsText("Not done.");
        page.goBack();
        button(page, "Go on with this session").click();
        logNext(page, SAVED);
        page.reload();
        assertThat(page.locator("form.next")).isVisible();
        finish(page);
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).hasSize(2);
        close(page);
    }
}
