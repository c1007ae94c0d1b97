package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.train;
import static topset.verification.page.Screens.open;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Midday;

/** Tests the log of an athlete as a coach uses it: sets, flags and notes. */
@Tag("page")
class LogScreenTest {
    private static final Pattern NOTES_OF_SESSION = Pattern.compile("/sessions/[^/]+/notes\\?");

    @Test
    void a_set_is_corrected_with_its_history_commented_removed_and_restored() {
        var gym = PageGym.fresh("screens-sets");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = open(gym, "log/lena");
        set(page, "Top set")
                .getByText("Correct", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator("#f-load-value").fill("2000");
        button(page, "Save correction").click();
        assertThat(page.locator("#f-load-value-below")).containsText("1000 kg at most");
        page.locator("#f-load-value").fill("117,5");
        button(page, "Save correction").click();

        assertThat(set(page, "Top set")).containsText("117.5 kg × 4 @ 8.5");
        button(page, "Corrections: Bench Press, Top set").click();
        assertThat(set(page, "Top set").locator(".versions li")).hasCount(2);
        assertThat(set(page, "Top set").locator(".versions")).containsText("120 kg × 4 @ 8.5");

        button(page, "Notes: Bench Press, Top set").click();
        page.getByLabel("Note about the set").fill("Keep the bar closer.");
        set(page, "Top set").getByText("Save note").click();
        assertThat(set(page, "Top set").locator(".set-notes li")).containsText("Keep the bar closer.");

        set(page, "Warm-up").getByText("Correct").click();
        button(page, "Remove set").click();
        assertThat(page.locator(".removed summary")).hasText("1 removed set");
        page.locator(".removed summary").click();
        assertThat(page.locator(".gone")).containsText("60 kg × 8");
        page.locator(".toasts").getByText("Undo").click();
        assertThat(set(page, "Warm-up")).containsText("60 kg × 8");
        assertThat(page.locator(".removed")).hasCount(0);

        set(page, "Warm-up").getByText("Correct").click();
        button(page, "Remove set").click();
        assertThat(set(page, "Warm-up")).hasCount(0);
        page.reload();
        page.locator(".removed summary").click();
        button(page, "Restore: Bench Press, Warm-up").click();
        assertThat(page.locator("#effect-title")).hasText("Set restored");
        assertThat(set(page, "Warm-up")).containsText("60 kg × 8");
        assertThat(page.locator(".removed")).hasCount(0);
        close(page);
    }

    @Test
    void a_load_far_from_the_plan_is_asked_about_and_the_log_says_what_the_correction_moved() {
        var gym = PageGym.fresh("screens-far");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = open(gym, "log/lena");
        assertThat(set(page, "Top set").locator(".chip")).hasCount(0);
        button(page, "Correct: Bench Press, Top set").click();
        page.locator("#f-load-value").fill("625");
        page.locator("#f-load-value").press("Enter");
        assertThat(page.locator("#doubt")).hasText("625 kg? The plan says 120 kg.");
        assertThat(button(page, "Change the load")).isFocused();
        assertThat(button(page, "Change the load")).hasClass(Pattern.compile("primary"));
        assertThat(button(page, "Yes, 625 kg")).not().hasClass(Pattern.compile("primary"));
        assertThat(Axe.violations(page)).isEmpty();

        button(page, "Yes, 625 kg").click();
        assertThat(set(page, "Top set")).containsText("625 kg × 4 @ 8.5");
        assertThat(set(page, "Top set").locator(".chip")).hasText("far from the plan");
        button(page, "Correct: Bench Press, Top set").click();
        page.locator("#f-load-value").fill("110");
        page.locator("#f-load-value").press("Enter");
        assertThat(set(page, "Top set")).containsText("110 kg × 4 @ 8.5");
        assertThat(set(page, "Top set").locator(".chip")).hasText("other load");
        assertThat(page.locator("#effect-title")).hasText("Set corrected");
        assertThat(page.locator("#effect-title")).isFocused();
        assertThat(page.locator(".effect li")).containsText("Bench Press, week 2: Top set");
        close(page);
    }

    @Test
    void a_forgotten_set_is_added_beside_what_the_plan_asked() {
        var gym = PageGym.fresh("screens-forgotten-set");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = open(gym, "log/lena");
        var bench = page.locator("[data-exercise=bench-press]");
        assertThat(bench.locator(".asked"))
                .containsText("Top set 1 × 4 with 120 kg at RPE 8.5 (up to 9 counts as met)");
        button(page, "Add a set: Bench Press").click();
        assertThat(page.locator("select[name=role]")).hasValue("BACKOFF");
        assertThat(page.locator("#f-load-value")).hasValue("102.5");
        button(page, "Add set").last().click();
        assertThat(page.locator("#f-reps-below")).hasText("Enter the reps; 0 if the set failed.");

        page.locator("#f-reps").fill("12");
        page.locator("#f-reps").press("Enter");
        assertThat(set(page, "Backoff")).containsText("102.5 kg × 12");
        assertThat(page.locator("#effect-title")).hasText("Set added");
        button(page, "Add a set of another exercise").click();
        page.locator("select[name=exercise]").selectOption("barbell-curl");
        page.locator("#f-load-value").fill("30");
        page.locator("#f-reps").fill("10");
        page.locator("#f-reps").press("Enter");
        assertThat(page.locator("[data-exercise=barbell-curl]")).containsText("Not in the plan of that week");
        close(page);
    }

    @Test
    void a_forgotten_session_of_a_past_week_is_added_and_changes_the_plan() {
        var gym = PageGym.fresh("screens-forgotten-session");
        gym.lifter("lena", "Lena", PageGym.monday().minusWeeks(2));
        var page = open(gym, "log/lena");
        button(page, "Add a session").click();
        assertThat(page.locator("#f-day")).hasValue("1");
        page.locator("#f-date").fill(Midday.today().plusDays(2).toString());
        page.locator("[name='sets[0].reps']").fill("4");
        button(page, "Add session").click();
        assertThat(page.locator("#f-date-below")).containsText("or an earlier day");
        page.locator("#f-date").fill(PageGym.monday().minusDays(12).toString());
        assertThat(page.locator("[name='sets[0].load.value']")).hasValue("120");
        page.locator("[name='sets[0].rpe']").fill("8");
        page.locator("[name='sets[0].load.value']").fill("1200");
        button(page, "Add session").click();
        assertThat(page.locator("[name='sets[0].load.value']")).isFocused();
        page.locator("[name='sets[0].load.value']").fill("625");
        button(page, "Add session").click();
        assertThat(page.locator("#doubt")).hasText("Bench Press: 625 kg? The plan says 120 kg.");
        page.locator("[name='sets[0].load.value']").fill("120");
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Add session").click();

        assertThat(page.locator("#effect-title")).hasText("Session with 1 set and the warm-up added");
        assertThat(page.locator(".effect li").first()).containsText("→");
        assertThat(page.locator(".session summary")).containsText("day 1");
        assertThat(set(page, "Top set")).containsText("120 kg × 4 @ 8");
        assertThat(set(page, "Warm-up").first()).isVisible();
        button(page, "Undo").click();
        assertThat(page.locator("#effect-title")).hasText("Session taken back");
        assertThat(page.locator(".effect li").first()).containsText("→");
        page.getByLabel("Up to").fill(PageGym.monday().minusDays(13).toString());
        assertThat(page.locator(".session")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("\\?to="));
        close(page);
    }

    @Test
    void a_note_stays_although_an_answer_without_it_arrives_later() {
        var gym = PageGym.fresh("screens-late-answer");
        var lifter = gym.lifter("lena", "Lena");
        train(lifter, Midday.minutesAgo(60), "120", 4, "8.5", false);
        var page = open(gym, "log/lena");
        page.evaluate("() => { AbortSignal.timeout = () => new AbortController().signal; }");
        var reads = new AtomicInteger();
        var late = new CompletableFuture<Runnable>();
        page.route(NOTES_OF_SESSION, route -> {
            if (reads.getAndIncrement() == 0) {
                var without = new Route.FulfillOptions().setResponse(route.fetch());
                late.complete(() -> route.fulfill(without));
            } else {
                route.resume();
            }
        });
        train(lifter, "100", 4, "8.5", false);
        page.waitForCondition(late::isDone);

        button(page, "Notes: Bench Press, Top set").click();
        page.getByLabel("Note about the set").fill("Keep the bar closer.");
        set(page, "Top set").getByText("Save note").click();
        var note = set(page, "Top set").locator(".set-notes li");
        assertThat(note).containsText("Keep the bar closer.");
        page.waitForResponse(NOTES_OF_SESSION, late.join());
        page.evaluate("async () => { for (let n = 0; n < 5; n++) await (await fetch('/v1/caller')).text(); }");

        assertThat(note).containsText("Keep the bar closer.");
        close(page);
    }

    @Test
    void a_flag_that_was_seen_or_snoozed_is_no_reason_to_look_any_more() {
        var gym = PageGym.fresh("screens-seen");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", true);
        var page = open(gym, "log/lena");
        assertThat(page.locator("#looks-title")).hasText("Needs a look (1)");
        assertThat(needsLook(gym)).isEqualTo(1);

        button(page, "Mark as seen: Pain").click();
        assertThat(page.locator("[data-flag=PAIN_REPORTED]")).containsText("seen by kim");
        assertThat(page.locator("#looks-title")).hasText("Nothing needs a look");
        assertThat(needsLook(gym)).isZero();

        button(page, "Open again: Pain").click();
        assertThat(page.locator("#looks-title")).hasText("Needs a look (1)");
        page.getByLabel("Snooze: Pain").selectOption("3");
        assertThat(page.locator("[data-flag=PAIN_REPORTED]")).containsText("open again on");
        assertThat(needsLook(gym)).isZero();
        close(page);
    }

    @Test
    void the_list_of_who_needs_a_look_empties() {
        var gym = PageGym.fresh("screens-looks");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", true);
        train(gym.lifter("otto", "Otto"), "120", 4, "8.5", true);
        var page = open(gym, "log");
        assertThat(page.locator("#looks-title")).hasText("Needs a look (2)");

        page.locator("[data-athlete=lena]").getByText("Seen").click();

        assertThat(page.locator("#looks-title")).hasText("Needs a look (1)");
        assertThat(page.locator("[data-athlete=lena]")).hasCount(0);
        assertThat(needsLook(gym)).isEqualTo(1);

        PageGym.takeBack(page);
        assertThat(page.locator("#looks-title")).hasText("Needs a look (2)");
        assertThat(needsLook(gym)).isEqualTo(2);
        close(page);
    }

    @Test
    void notes_about_an_athlete_are_written_changed_and_removed_by_their_author() {
        var gym = PageGym.fresh("screens-notes");
        gym.lifter("lena", "Lena");
        var page = open(gym, "log");
        page.locator("#athlete").selectOption("lena");
        page.getByLabel("Note about the athlete").fill("Moves house in December.");
        button(page, "Save note").click();
        var note = page.locator("section:has(#notes-title) li");
        assertThat(note).containsText("Moves house in December.");

        note.getByText("Change").click();
        page.getByLabel("Change the note").fill("Moves house in January.");
        button(page, "Save note").click();
        assertThat(note).containsText("Moves house in January.");
        assertThat(note).containsText("changed by kim");
        note.getByText("Remove").click();
        page.getByRole(AriaRole.ALERTDIALOG).getByText("Remove", exactly()).click();
        assertThat(note).hasCount(0);
        close(page);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static Locator set(Page page, String role) {
        return page.locator("[data-set]", new Page.LocatorOptions().setHasText(role));
    }

    private static int needsLook(PageGym gym) {
        return gym.gym()
                .coach()
                .programs()
                .get("/v1/roster/counts")
                .expect(200)
                .json()
                .path("needsLook")
                .asInt();
    }
}
