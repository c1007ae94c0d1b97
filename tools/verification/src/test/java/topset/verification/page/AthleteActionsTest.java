package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.choose;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.names;
import static topset.verification.page.PageGym.row;
import static topset.verification.page.PageGym.summary;
import static topset.verification.page.PageGym.takeBack;
import static topset.verification.page.PageGym.train;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Tests what a coach does on an athlete's page: overrides, proposals, pauses and deloads. */
@Tag("page")
class AthleteActionsTest {
    @Test
    @Tag("smoke")
    void a_target_is_changed_with_two_clicks_from_the_roster_and_a_reason_and_taken_back() {
        var gym = PageGym.fresh("override");
        gym.lifter("lena", "Lena");
        var page = gym.roster();

        row(page, "Lena").locator(".loads a").click();
        assertThat(page.getByLabel("Load, kg")).isFocused();
        page.keyboard().type("115");
        page.locator(".override").getByLabel("Reason").fill("slept badly");
        set(page);

        var next = page.locator(".week.next");
        assertThat(next.locator(".load b")).hasText("115 kg");
        assertThat(next).containsText("Set by hand");
        next.getByText("Why?").click();
        assertThat(next.locator(".why")).containsText("slept badly");

        button(page, "Change override of next week").click();
        assertThat(page.getByLabel("Load, kg")).hasValue("115");
        assertThat(page.locator(".override").getByLabel("Reason")).hasValue("slept badly");
        page.getByLabel("Load, kg").fill("110");
        set(page);
        assertThat(next.locator(".load b")).hasText("110 kg");
        assertThat(page.locator(".toast")).containsText("110 kg");
        takeBack(page);
        assertThat(next.locator(".load b")).hasText("115 kg");

        choose(page, "More", "Remove override of next week");
        assertThat(next.locator(".load b")).hasText("120 kg");
        assertThat(next).not().containsText("Set by hand");
        close(page);
    }

    @Test
    void who_changes_the_backoff_alone_has_not_fixed_the_top_set() {
        var gym = PageGym.fresh("backoff");
        var lifter = gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");

        button(page, "Override next week").click();
        page.locator(".override").getByLabel("Backoff sets").fill("2");
        page.locator(".override").getByLabel("Reason").fill("less volume");
        set(page);
        assertThat(page.locator(".week.next .backoff")).containsText("2 × 8–12");

        train(lifter, "120", 4, "8.5", false);
        assertThat(page.locator(".week.next .load b")).hasText("122.5 kg");
        close(page);
    }

    @Test
    void an_override_far_from_the_plan_is_asked_about_once_and_never_refused() {
        var gym = PageGym.fresh("override-far");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        button(page, "Override next week").click();
        page.getByLabel("Load, kg").fill("625");
        page.locator(".override").getByLabel("Reason").fill("a mistake");

        set(page);
        assertThat(page.locator("#doubt")).containsText("625 kg? The plan says 120 kg.");
        assertThat(page.locator(".week.next .load b")).hasText("120 kg");

        button(page, "Yes, that is right").click();
        assertThat(page.locator(".week.next .load b")).hasText("625 kg");
        close(page);
    }

    @Test
    void a_proposal_is_applied_by_its_button_and_never_by_itself() {
        var gym = PageGym.fresh("proposal");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", true);
        var page = gym.athlete("lena");
        var proposals = page.locator(".proposals");
        assertThat(proposals).containsText("A set hurt");
        assertThat(page.locator(".week.next .load b")).hasText("122.5 kg");

        button(page, "Note an injury").click();
        assertThat(page.locator(".week.next .load b")).hasText("120 kg");
        assertThat(proposals).hasCount(0);
        assertThat(page.locator(".notes")).containsText("Injury noted after pain: Bench Press.");
        takeBack(page);
        assertThat(page.locator(".notes")).hasCount(0);
        close(page);
    }

    @Test
    void what_a_coach_is_typing_stays_while_sets_come_in_and_the_plan_follows() {
        var gym = PageGym.fresh("typing");
        var lifter = gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        var next = page.locator(".week.next");
        button(page, "Override next week").click();
        var reason = page.locator(".override").getByLabel("Reason");
        reason.fill("half a sen");

        train(lifter, "120", 4, "8.5", false);

        assertThat(page.locator(".today .done")).containsText("120");
        assertThat(reason).hasValue("half a sen");
        assertThat(next.locator(".load b")).hasText("122.5 kg");
        assertThat(page.getByLabel("Load, kg")).hasValue("122.5");
        close(page);
    }

    @Test
    void this_weeks_target_is_set_by_hand_and_taken_back_until_its_top_set_is_done() {
        var gym = PageGym.fresh("override-now");
        var lifter = gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        var now = page.locator(".week").first();

        choose(page, "More", "Override this week");
        page.getByLabel("Load, kg").fill("110");
        page.locator(".override").getByLabel("Reason").fill("slept badly");
        set(page);
        assertThat(now.locator(".load b")).hasText("110 kg");
        assertThat(now).containsText("Set by hand");
        assertThat(button(page, "Override next week")).isVisible();

        choose(page, "More", "Remove override of this week");
        assertThat(now.locator(".load b")).hasText("120 kg");
        train(lifter, "120", 4, "8.5", false);
        assertThat(page.locator(".week.next .load b")).hasText("122.5 kg");
        assertThat(page.locator(".menu li", new Page.LocatorOptions().setHasText("Override this week")))
                .hasCount(0);
        close(page);
    }

    @Test
    void what_was_set_last_week_for_this_one_can_be_taken_back_now_that_it_has_begun() {
        var gym = PageGym.fresh("override-begun");
        gym.lifter("lena", "Lena", PageGym.monday().minusWeeks(1));
        gym.gym()
                .coach()
                .programs()
                .put(
                        gym.program("lena") + "/lifts/d1-bench-press/overrides/2",
                        Map.of("load", 100, "reason", "a meet on Sunday"))
                .expect(200);
        var page = gym.athlete("lena");
        var now = page.locator(".week").first();
        assertThat(now.locator(".load b")).hasText("100 kg");
        assertThat(now).containsText("Set by hand");

        choose(page, "More", "Remove override of this week");

        assertThat(now.locator(".load b")).hasText("120 kg");
        assertThat(now).not().containsText("Set by hand");
        close(page);
    }

    @Test
    void who_is_paused_is_found_under_paused_and_goes_on_from_there() {
        var gym = PageGym.fresh("pause");
        gym.lifter("lena", "Lena");
        gym.lifter("mo", "Mo");
        var page = gym.roster();

        names(page).first().click();
        button(page, "Pause").click();
        pause(page, "holiday");
        assertThat(page.locator(".notice")).containsText("holiday");
        toRoster(page);
        assertThat(names(page)).hasText(new String[] {"Mo"});
        assertThat(page.locator(".count")).hasText("1 athlete");

        button(page, "1 paused").click();
        assertThat(names(page)).hasText(new String[] {"Lena"});
        assertThat(page.locator(".count")).hasText("1 paused");
        assertThat(page.locator("tbody .chip").first()).hasText("Paused");
        names(page).first().click();
        assertThat(page.locator("h1")).hasText("Lena");
        button(page, "Resume").click();
        assertThat(page.locator(".notice")).hasCount(0);

        toRoster(page);
        assertThat(names(page)).hasText(new String[] {"Lena", "Mo"});
        assertThat(button(page, "paused")).hasCount(0);
        close(page);
    }

    @Test
    void a_pause_that_has_not_begun_is_called_off_and_the_one_after_it_stays() {
        var gym = PageGym.fresh("pause-later");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        var notices = page.locator(".notice");

        button(page, "Pause").click();
        page.getByLabel("From").fill(Midday.today().plusDays(10).toString());
        page.getByLabel("Last day, if known").fill(Midday.today().plusDays(12).toString());
        pause(page, "a course");
        assertThat(notices).containsText("a course");
        assertThat(button(page, "Resume")).hasCount(0);
        choose(page, "Program", "Another pause");
        page.getByLabel("From").fill(Midday.today().plusDays(30).toString());
        pause(page, "holiday");
        assertThat(notices).hasText(new Pattern[] {Pattern.compile("a course"), Pattern.compile("holiday")});

        button(page, "Cancel the pause").click();

        assertThat(notices).hasText(new Pattern[] {Pattern.compile("holiday")});
        button(page, "Cancel the pause").click();
        assertThat(notices).hasCount(0);
        toRoster(page);
        assertThat(names(page)).hasText(new String[] {"Lena"});
        close(page);
    }

    @Test
    void next_week_is_made_a_deload_that_shows_the_plan_and_is_removed_again() {
        var gym = PageGym.fresh("deload");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");

        choose(page, "Program", "Deload next week");
        page.locator(".deload").getByLabel("Reason").fill("two hard weeks");
        button(page, "Deload week 2").click();

        assertThat(page.locator(".week.next .chip").first()).hasText("Deload");
        assertThat(page.locator(".week.next .planned").first()).containsText("planned");
        assertThat(page.getByText("Next week is a deload: 90 % of the load, at most 1 backoff set. two hard weeks"))
                .isVisible();
        toRoster(page);
        assertThat(page.locator("tbody .chip").first()).hasText("Deload");

        names(page).first().click();
        choose(page, "Program", "Remove the deload of next week");
        assertThat(page.locator(".week.next .planned")).hasCount(0);
        close(page);
    }

    @Test
    void what_is_opened_or_refused_keeps_nobody_out() {
        var gym = PageGym.fresh("opened");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");

        choose(page, "More", "What if");
        choose(page, "More", "Override this week");
        page.getByLabel("Load, kg").fill("5000");
        page.locator(".override").getByLabel("Reason").fill("a slip of the finger");
        set(page);
        assertThat(page.locator(".override small.problem")).containsText("1000");
        assertThat(page.locator(".answer .load b")).hasText("122.5 kg");
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Pause").click();
        assertThat(page.getByLabel("Last day, if known")).isVisible();
        assertThat(page.locator(".override")).hasCount(0);
        summary(page, "Program").click();
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    @Test
    void what_is_opened_or_closed_stays_so_when_the_plan_is_drawn_again_in_the_same_moment() {
        var gym = PageGym.fresh("same-moment");
        var lifter = gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        // Each answer that completes a new plan arrives late, and the coach clicks just before it is processed. A check
        // compares with the newest click, because a slow browser may process two answers before the first check.
        page.evaluate("""
            () => {
              const real = window.fetch;
              const form = () => [...document.querySelectorAll('.week details')].at(-1);
              Object.assign(window, { lost: false, wanted: null, checks: 0 });
              window.fetch = async (...call) => {
                const answer = await real(...call);
                if (!String(call[0]).endsWith('/today')) return answer;
                const body = await answer.text();
                await new Promise((later) => setTimeout(later, 500));
                answer.text = () => {
                  window.wanted = !form().open;
                  form().querySelector('summary').click();
                  setTimeout(() => {
                    window.checks++;
                    window.lost ||= form().open !== window.wanted;
                  });
                  return Promise.resolve(body);
                };
                return answer;
              };
            }\
            """);

        train(lifter, "120", 4, "8.5", false);

        assertThat(page.locator(".today .done")).containsText("120");
        page.waitForFunction("() => window.checks > 0");
        assertThat(page.evaluate("window.lost")).isEqualTo(false);
        close(page);
    }

    @Test
    void an_override_says_what_was_rounded_and_is_taken_back_from_the_message() {
        var gym = PageGym.fresh("rounded");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");

        button(page, "Override next week").click();
        page.getByLabel("Load, kg").fill("113.1");
        page.locator(".override").getByLabel("Reason").fill("slept badly");
        button(page, "Set for week 2").click();

        assertThat(page.locator(".toast"))
                .containsText("Bench Press is set to 112.5 kg: 113.1 kg cannot be loaded exactly");
        page.locator(".toast").hover(); // so that the message stays on a slow machine
        assertThat(page.locator(".week.next .load b")).hasText("112.5 kg");
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Undo").click();
        assertThat(page.locator(".toast")).containsText("Taken back");
        assertThat(page.locator(".week.next .load b")).hasText("120 kg");
        close(page);
    }

    @Test
    void an_override_that_is_typed_outlives_an_expired_sign_in() {
        var gym = PageGym.fresh("override-expired");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        button(page, "Override next week").click();
        page.getByLabel("Load, kg").fill("115");
        page.locator(".override").getByLabel("Reason").fill("slept badly");
        page.context().clearCookies();

        button(page, "Set for week 2").click();
        page.waitForURL(url -> url.contains("/authorize"));
        CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");

        assertThat(page.getByLabel("Load, kg")).hasValue("115");
        button(page, "Set for week 2").click();
        assertThat(page.locator(".week.next .load b")).hasText("115 kg");
        close(page);
    }

    @Test
    void a_load_is_held_on_the_athletes_page_and_rises_again_when_that_is_taken_back() {
        var gym = PageGym.fresh("propose-hold");
        gym.trainTwoLifts();
        var page = gym.athlete("lena");
        var next = page.locator("[data-slot=" + Lifts.BENCH + "] .week.next .load b");
        assertThat(next).hasText("130 kg");

        button(page, "Hold 120 kg").click();
        assertThat(next).hasText("120 kg");
        takeBack(page);
        assertThat(next).hasText("130 kg");
        close(page);
    }

    @Test
    void a_deload_names_the_lift_whose_load_is_set_by_hand_before_and_after() {
        var gym = PageGym.fresh("deload-by-hand");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        button(page, "Override next week").click();
        page.getByLabel("Load, kg").fill("125");
        page.locator(".override").getByLabel("Reason").fill("she asked for it");
        set(page);
        assertThat(page.locator(".week.next .load b")).hasText("125 kg");

        choose(page, "Program", "Deload next week");
        assertThat(page.locator(".deload .notice.warn"))
                .containsText("Not deloaded, because the load is set by hand: Bench Press (125 kg)");
        page.locator(".deload").getByLabel("Reason").fill("a holiday");
        button(page, "Deload week 2").click();

        assertThat(page.locator(".notices .notice.warn")).containsText("Bench Press (125 kg)");
        assertThat(page.locator(".week.next .load b")).hasText("125 kg");
        close(page);
    }

    @Test
    void a_week_is_printed_as_a_sheet_of_its_own_that_leaves_with_the_dialog() {
        var gym = PageGym.fresh("print");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        page.evaluate("() => { window.print = () => { window.printed = true; }; }");

        choose(page, "Program", "Print next week");
        page.waitForFunction("() => window.printed");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".plan-sheet")).isVisible();
        assertThat(page.locator(".plan-sheet")).containsText("120 kg × 4 @ 8.5");
        assertThat(page.locator("main")).isHidden();
        assertThat(page.locator(".bar")).isHidden();

        page.evaluate("() => dispatchEvent(new Event('afterprint'))");
        assertThat(page.locator(".plan-sheet")).hasCount(0);
        close(page);
    }

    /** Fills in and submits the page's form that pauses a program. */
    private static void pause(Page page, String reason) {
        page.locator(".pause").getByLabel("Reason").fill(reason);
        button(page, "Pause the program").click();
    }

    private static void toRoster(Page page) {
        page.getByText("← Roster").click();
    }

    private static void set(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Set for week")))
                .click();
    }
}
