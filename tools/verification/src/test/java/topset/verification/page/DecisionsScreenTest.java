package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.takeBack;
import static topset.verification.page.PageGym.train;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the list of all proposals of a gym. */
@Tag("page")
class DecisionsScreenTest {

    @Test
    void all_proposals_of_the_gym_are_in_one_list_applied_there_and_taken_back() {
        var gym = PageGym.fresh("decisions");
        gym.trainTwoLifts();
        train(gym.lifter("mo", "Mo"), "120", 4, "8.5", true);
        gym.lifter("well", "Willa Well");
        var page = gym.roster();
        page.getByText("All proposals").click();
        var status = page.locator(".decisions .title [role=status]");

        assertThat(page.locator(".decisions .card h2")).hasText(new String[] {"Lena", "Mo"});
        assertThat(status).hasText("3 proposals");
        button(page, "Hold 120 kg").click();
        assertThat(page.locator(".toast")).containsText("Done: Hold 120 kg (Bench Press, Lena)");
        assertThat(button(page, "Hold 120 kg")).hasCount(0);
        takeBack(page);
        assertThat(button(page, "Hold 120 kg")).isVisible();

        button(page, "Mark as seen, or snooze: Mo").click();
        button(page, "Mark as seen: Pain").click();
        assertThat(page.locator(".decisions .card h2")).hasText(new String[] {"Lena"});
        assertThat(status).hasText("2 proposals");
        close(page);
    }
}
