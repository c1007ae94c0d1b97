package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.choose;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.names;
import static topset.verification.page.PageGym.row;
import static topset.verification.page.PageGym.train;
import static topset.verification.support.SetRequest.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.GymCaller;

/** Tests that a coach sees within seconds who needs a look, and acts from the roster. */
@Tag("page")
class RosterActionsTest {
    private static final String HEIGHTS =
            "rows => [...new Set(rows.map(row => Math.round(row.getBoundingClientRect().height)))]";

    private static final Locator.GetByTextOptions EXACTLY = new Locator.GetByTextOptions().setExact(true);

    /** Two further flags, in front of the pain in an answer of the roster. */
    private static final String TWO_MORE =
            "\"code\":\"NO_RPE\",\"urgency\":18,\"slotIds\":[],\"about\":[],\"cause\":\"a\"},"
                    + "{\"code\":\"OUT_OF_ORDER\",\"urgency\":16,\"slotIds\":[],\"about\":[],\"cause\":\"b\"},"
                    + "{\"code\":\"PAIN_REPORTED\"";

    /** JavaScript that names what is outside of its row or covers its neighbour in the row's list of lifts. */
    private static final String RUNS_OUT = """
            row => {
              const box = row.getBoundingClientRect();
              const shown = [...row.querySelectorAll('*')].filter(each => each.checkVisibility());
              const outside = shown.filter(each => {
                const { left, right, bottom } = each.getBoundingClientRect();
                return left < box.left - 1 || right > Math.min(box.right, innerWidth) + 1 || bottom > box.bottom + 1;
              });
              const covered = shown.filter(each => each.parentElement.matches('.loads li') && each.nextElementSibling?.checkVisibility()
                && each.getBoundingClientRect().right > each.nextElementSibling.getBoundingClientRect().left + 1);
              return [...outside, ...covered].map(each => each.className + ' ' + each.textContent);
            }
            """;

    /** JavaScript that names what another element of the row covers. */
    private static final String COVERED = """
            row => [...row.querySelectorAll('th a, .looks li > *, .loads li > *, td:last-child')]
              .filter(each => each.checkVisibility() && each.getBoundingClientRect().width > 1)
              .filter(each => {
                const { left, top, width, height } = each.getBoundingClientRect();
                const seen = document.elementFromPoint(left + width / 2, top + height / 2);
                return !seen || !(each.contains(seen) || seen.contains(each));
              }).map(each => each.className + ' ' + each.textContent)
            """;

    /** JavaScript that names the visible controls that are lower than a finger needs, 44 pixels. */
    private static final String SMALL =
            "() => [...document.querySelectorAll('#view :is(a, button, input, select, summary)')]"
                    + ".filter(each => each.checkVisibility() && !['checkbox', 'range'].includes(each.type)"
                    + " && each.getBoundingClientRect().height < 43.5)"
                    + ".map(each => each.tagName + ' ' + each.className + ' ' + each.textContent)";

    @Test
    void who_needs_a_look_is_apart_from_who_is_doing_fine_in_rows_of_one_height_with_three_flags_at_most() {
        var gym = PageGym.fresh("groups");
        train(gym.lifter("well", "Willa Well"), "120", 4, "8.5", false);
        train(gym.lifter("hurt", "Hurt Hanna"), "120", 2, "10", true);
        var page = gym.roster();
        page.route(
                Pattern.compile("/v1/roster\\?limit"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setBody(route.fetch().text().replace("\"code\":\"PAIN_REPORTED\"", TWO_MORE))));
        page.reload();

        assertThat(page.locator(".group h2")).hasText(new String[] {"Needs a look (1)", "Nothing to decide (1)"});
        assertThat(names(page)).hasText(new String[] {"Hurt Hanna", "Willa Well"});
        assertThat(row(page, "Hurt Hanna").locator(".looks .chip")).hasCount(3);
        assertThat(heights(page)).hasSize(1);
        button(page, "Compact").click();
        assertThat(heights(page)).isEqualTo(List.of(48));

        row(page, "Hurt Hanna").locator(".more").click();
        var box = page.locator(".flags-box");
        assertThat(box).containsText("A set was logged with pain");
        assertThat(box).containsText("The top set has no RPE");
        assertThat(Axe.violations(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(box).hasCount(0);
        page.reload();
        assertThat(row(page, "Willa Well")).isVisible();
        assertThat(heights(page)).as("the density is kept").isEqualTo(List.of(48));
        close(page);
    }

    private static List<?> heights(Page page) {
        return (List<?>) page.locator("tr[data-athlete]").evaluateAll(HEIGHTS);
    }

    @Test
    void who_of_forty_athletes_needs_a_look_and_why_fits_on_one_screen() {
        var page = ManyAthletes.open("forty", 40, 12);

        assertThat(page.locator(".group h2").first()).hasText("Needs a look (12)");
        assertThat(page.evaluate("() => [...document.querySelectorAll('tr[data-athlete]')].slice(0, 12)"
                        + ".filter(row => row.getBoundingClientRect().bottom > innerHeight || !row.querySelector('.looks .chip'))"
                        + ".length"))
                .as("rows that are below the screen or give no reason")
                .isEqualTo(0);
        close(page);
    }

    @Test
    void filters_are_in_the_address_and_the_keys_of_a_row_lead_to_its_actions_and_back_to_it() {
        var gym = PageGym.fresh("row-keys");
        mine(gym.lifter("lena", "Lena"), "kim", "juniors");
        mine(gym.lifter("mo", "Mo"), "kim", "seniors");
        mine(gym.lifter("ada", "Ada"), "ada", "juniors");
        var page = gym.roster();

        page.getByLabel("Filter by coach").selectOption("me");
        assertThat(names(page)).hasText(new String[] {"Lena", "Mo"});
        page.getByLabel("Filter by tag").selectOption("juniors");
        assertThat(names(page)).hasText(new String[] {"Lena"});
        assertThat(page).hasURL(Pattern.compile("#/\\?coach=me&tag=juniors$"));
        page.reload();
        assertThat(names(page)).hasText(new String[] {"Lena"});

        names(page).first().focus();
        page.keyboard().press("o");
        assertThat(page.getByLabel("Load, kg")).isFocused();
        page.goBack();
        assertThat(names(page).first()).isFocused();
        page.keyboard().press("s");
        assertThat(page.locator(".swap select")).isFocused();
        page.goBack();
        assertThat(names(page).first()).isFocused();
        page.keyboard().press("p");
        assertThat(page.locator(".pause [name=from]")).isFocused();
        page.getByText("← Roster").click();
        assertThat(page).hasURL(Pattern.compile("#/\\?coach=me&tag=juniors$"));
        assertThat(names(page)).hasText(new String[] {"Lena"});

        button(page, "Actions: Lena").click();
        assertThat(page.locator(".row-actions a")).hasCount(3);
        page.locator(".row-actions [data-action=pause]").click();
        assertThat(page.locator(".pause")).isVisible();
        close(page);
    }

    private static void mine(GymCaller lifter, String coach, String tag) {
        var programs = lifter.gym().coach().programs();
        programs.put(lifter.athletePath() + "/coaches", Map.of("coaches", List.of(coach)))
                .expect(200);
        programs.put(lifter.athletePath() + "/tags", Map.of("tags", List.of(tag)))
                .expect(200);
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
    void on_a_phone_nothing_is_wider_than_the_screen_or_too_small_to_touch() {
        var gym = PageGym.fresh("phone");
        train(gym.lifter("lena", "Lena"), "120", 2, "10", true);
        var page = CoachBrowser.open(gym.gym(), Look.PHONE);
        page.waitForSelector("tr[data-athlete]");
        isTouchable(page);
        button(page, "Filters").click();
        page.getByLabel("Sort by").selectOption("name");
        assertThat(page).hasURL(Pattern.compile("sort=name"));

        gym.go(page, "/#/athletes/lena");
        page.waitForSelector(".volume");
        choose(page, "More", "What if");
        assertThat(page.locator(".answer .load b")).isVisible();
        isTouchable(page);
        for (var screen : Map.of("build", "build/lena", "library", "library", "profile", "profile/lena")
                .entrySet()) {
            gym.go(page, "/#/" + screen.getValue());
            page.waitForSelector(".screen." + screen.getKey() + " h1");
            isTouchable(page);
        }
        close(page);
    }

    private static void isTouchable(Page page) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as("fits the width: " + page.url())
                .isEqualTo(true);
        assertThat((List<?>) page.evaluate(SMALL)).as(page.url()).isEmpty();
    }

    @Test
    void a_browser_in_german_gets_german_texts() {
        var gym = PageGym.fresh("german");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = CoachBrowser.stranger("de-DE");
        gym.go(page, "/");
        CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");

        assertThat(page.locator("h1")).hasText("Athleten");
        assertThat(page.locator(".group h2")).containsText("Nichts zu entscheiden");
        names(page).first().click();
        assertThat(page.locator(".week.next h5").first()).containsText("Nächste Woche");
        assertThat(page.locator(".week.next .load b").first()).hasText("122,5 kg");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator(".lift h4").first()).hasText("Bankdrücken");
        assertThat(page.locator(".week.next .why li[lang=de]").first())
                .containsText("hat 4 Wdh. bei höchstens RPE 9 erreicht: +2,5 kg");
        page.locator(".tools > button").last().click();
        page.locator(".override [name=load]").last().fill("5000");
        page.locator(".override [name=reason]").last().fill("leicht");
        page.locator(".override [type=submit]").last().click();
        assertThat(page.locator(".override small.problem").last()).hasText("Gib 1000 kg oder weniger ein.");
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    @Test
    void a_flag_that_is_marked_as_seen_is_no_longer_a_reason_in_the_row() {
        var gym = PageGym.fresh("seen-in-row");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", true);
        var page = gym.roster();
        assertThat(row(page, "Lena").locator(".looks .chip")).hasText("Pain");

        names(page).first().focus();
        page.keyboard().press("f");
        var box = page.locator(".flags-box");
        box.getByText("Seen", EXACTLY).click();

        assertThat(row(page, "Lena").locator(".looks")).hasText("nothing new1 seen");
        assertThat(page.getByText("Rows have changed: sort again")).isVisible();
        assertThat(Axe.violations(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(box).hasCount(0);
        assertThat(names(page).first()).isFocused();
        close(page);
    }

    @Test
    void an_archived_athlete_leaves_the_roster_and_comes_back_or_is_erased_for_good() {
        var gym = PageGym.fresh("archive");
        gym.lifter("lena", "Lena");
        gym.lifter("mo", "Mo");
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.DESK);

        button(page, "Actions: Mo").click();
        button(page, "Archive: Mo").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("the athlete can still log training");
        assertThat(Axe.violations(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(names(page)).hasText(new String[] {"Lena", "Mo"});
        assertThat(button(page, "Actions: Mo")).isFocused();
        page.keyboard().press("Enter");
        button(page, "Archive: Mo").click();
        page.locator("dialog").getByText("Archive", EXACTLY).click();
        assertThat(names(page)).hasText(new String[] {"Lena"});
        assertThat(page.locator(".count")).hasText("1 athlete");

        button(page, "1 archived").click();
        assertThat(row(page, "Mo").locator(".looks .chip")).hasText("Archived");
        assertThat(page).hasURL(Pattern.compile("flag=ARCHIVED"));
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Restore: Mo").click();
        assertThat(names(page)).hasCount(0);
        button(page, "Back to active athletes").click();
        assertThat(names(page)).hasText(new String[] {"Lena", "Mo"});

        Screens.go(gym, page, "profile/mo");
        page.locator(".archive").getByText("Erase for good", EXACTLY).click();
        var dialog = page.getByRole(AriaRole.ALERTDIALOG);
        var erase = dialog.getByText("Erase for good", EXACTLY);
        assertThat(erase).isDisabled();
        dialog.getByLabel("Type the name to confirm: Mo").fill("mo");
        assertThat(Axe.violations(page)).isEmpty();
        erase.click();
        assertThat(names(page)).hasText(new String[] {"Lena"});
        assertThat(page.locator(".count")).hasText("1 athlete");
        close(page);
    }

    @Test
    void an_archived_athlete_who_trains_stays_archived_and_the_row_says_so() {
        var gym = PageGym.fresh("trains-again");
        var mo = gym.lifter("mo", "Mo");
        gym.gym()
                .coach()
                .programs()
                .post(mo.athletePath() + "/archive", Map.of())
                .expect(200);
        var page = CoachBrowser.open(gym.gym(), Look.DESK);
        assertThat(page.getByText("All athletes are archived.")).isVisible();
        button(page, "1 archived").click();
        assertThat(names(page)).hasText(new String[] {"Mo"});

        mo.train(OffsetDateTime.now(Midday.ZONE), 1).log(bench(TOP, "120", 4, "8.5", OffsetDateTime.now(Midday.ZONE)));

        assertThat(row(page, "Mo").locator(".looks .chip"))
                .hasText(new String[] {"Archived", "Trains again", "No warm-up"});
        close(page);
    }

    @Test
    void every_lift_of_a_row_can_be_read_on_each_screen_also_in_german_and_under_the_pointer() {
        var gym = PageGym.fresh("four-lifts");
        var lifts = Stream.of("bench-press", "squat", "overhead-press", "deadlift")
                .map(exercise -> Lifts.lift("d1-" + exercise, 1, exercise, "SINGLE_TOP", "2.5", "120"))
                .toList();
        var lena = gym.beginner("lena", "Lena");
        lena.program(PageGym.monday(), lifts);
        train(lena, "120", 2, "10", true);
        for (var language : List.of("en-GB", "de-DE")) {
            var page = CoachBrowser.stranger(language);
            gym.go(page, "/");
            CoachBrowser.signIn(page, gym.gym().name() + "/coach/kim");
            for (var width : List.of(1280, 900, 390)) {
                page.setViewportSize(width, 844);
                row(page, "Lena").hover();
                assertThat(row(page, "Lena").locator(".loads b")).hasCount(4);
                assertThat((List<?>) row(page, "Lena").evaluate(RUNS_OUT))
                        .as(language + " at " + width)
                        .isEmpty();
                assertThat((List<?>) row(page, "Lena").evaluate(COVERED))
                        .as(language + " at " + width)
                        .isEmpty();
            }
            close(page);
        }
    }
}
