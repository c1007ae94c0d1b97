package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.row;
import static topset.verification.page.PageGym.summary;
import static topset.verification.page.PageGym.train;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a coach changes by hand, on the page. */
class CoachChangesTest {

    @Test
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

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo override"))
                .click();
        assertThat(next.locator(".load b")).hasText("120 kg");
        assertThat(next).not().containsText("Set by hand");
        close(page);
    }

    @Test
    void who_changes_the_backoff_alone_has_not_fixed_the_top_set() {
        var gym = PageGym.fresh("backoff");
        var lifter = gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");

        summary(page, "Override next week").click();
        page.getByLabel("Backoff sets").fill("2");
        page.locator(".override").getByLabel("Reason").fill("less volume");
        set(page);
        assertThat(page.locator(".week.next .backoff")).containsText("2 × 8–12");

        train(lifter, "120", 4, "8.5", false);
        assertThat(page.locator(".week.next .load b")).hasText("122.5 kg");
        close(page);
    }

    @Test
    void what_is_refused_says_why_and_what_to_do() {
        var gym = PageGym.fresh("refused");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");

        summary(page, "Override next week").click();
        page.getByLabel("Load, kg").fill("5000");
        page.locator(".override").getByLabel("Reason").fill("a slip of the finger");
        set(page);

        assertThat(page.locator(".override .problem")).containsText("load");
        assertThat(page.locator(".override .problem")).containsText("1000");
        assertThat(page.locator(".override .problem")).containsText("Correct what is named and send it again.");
        assertThat(page.locator(".week.next .load b")).hasText("120 kg");
        close(page);
    }

    @Test
    void what_a_coach_is_typing_stays_while_sets_come_in_and_the_plan_follows_afterwards() {
        var gym = PageGym.fresh("typing");
        var lifter = gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        var next = page.locator(".week.next");
        summary(page, "Override next week").click();
        var reason = page.locator(".override").getByLabel("Reason");
        reason.fill("half a sen");
        page.locator("h1").click();

        train(lifter, "120", 4, "8.5", false);

        assertThat(page.locator(".today .done")).containsText("120");
        assertThat(reason).hasValue("half a sen");
        assertThat(next.locator(".load b")).hasText("120 kg");
        reason.fill("");
        page.locator("h1").click();
        assertThat(next.locator(".load b")).hasText("122.5 kg");
        close(page);
    }

    @Test
    void a_paused_athlete_leaves_the_roster_and_comes_back() {
        var gym = PageGym.fresh("pause");
        gym.lifter("lena", "Lena");
        gym.lifter("mo", "Mo");
        var page = gym.athlete("lena");

        summary(page, "Pause").click();
        page.locator(".pause").getByLabel("Reason").fill("holiday");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause the program"))
                .click();
        assertThat(page.locator(".notice")).containsText("holiday");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Roster"))
                .click();
        assertThat(page.locator("tbody th a")).hasText(new String[] {"Mo"});

        gym.go(page, "/#/athletes/lena");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resume"))
                .click();
        assertThat(page.locator(".notice")).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Roster"))
                .click();
        assertThat(page.locator("tbody th a")).hasText(new String[] {"Lena", "Mo"});
        close(page);
    }

    private static void set(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Set for week")))
                .click();
    }
}
