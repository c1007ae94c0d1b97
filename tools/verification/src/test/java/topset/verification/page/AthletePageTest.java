package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.TOP;
import static topset.contract.SetRole.WARM_UP;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.choose;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.summary;
import static topset.verification.page.PageGym.train;
import static topset.verification.support.SetRequest.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;

/** Tests the page of one athlete as a coach uses it. */
@Tag("page")
class AthletePageTest {
    private static final int WEEKS = 3;

    /** JavaScript that counts the painted pixels of a canvas. */
    private static final String PIXELS = "canvas => canvas.getContext('2d')"
            + ".getImageData(0, 0, canvas.width, canvas.height).data.filter((value, i) => i % 4 === 3 && value).length";

    /** JavaScript that returns whether the second week of a pair is beside the first one. */
    private static final String BESIDE = """
            pair => {
              const [left, right] = [...pair.querySelectorAll('.week')].map(week => week.getBoundingClientRect());
              return right.left > left.right - 1 && Math.abs(right.top - left.top) < 2;
            }""";

    @Test
    void week_stands_beside_week_and_every_load_has_its_reasons_plates_and_warm_up_one_click_away() {
        var gym = PageGym.fresh("athlete");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", true);
        var page = gym.roster();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Lena").setExact(true))
                .click();
        var lift = page.locator("[data-slot=d1-bench-press].lift");
        var now = lift.locator(".week").first();
        var next = lift.locator(".week.next");

        assertThat(now.locator(".load b")).hasText("120 kg");
        assertThat(next.locator(".load b")).hasText("122.5 kg");
        assertThat(next.locator(".delta")).hasText("+2.5");
        assertThat(page.locator(".weeks-head").first()).containsText("from what is logged so far");
        assertThat(lift.locator(".pair").evaluate(BESIDE)).isEqualTo(true);
        assertThat(page.locator(".reasons li").first())
                .hasText("Bench PressPainA set was logged with pain (this week)");

        next.locator("summary", new Locator.LocatorOptions().setHasText("Why?")).click();
        assertThat(next.locator(".result")).hasText("122.5 kg: 2.5 kg more than this week");
        assertThat(next.locator(".why")).containsText("120 kg × 4 @ RPE 8.5 met 4 reps");
        assertThat(next.locator(".why [data-rule='linear.hit']")).isVisible();
        assertThat(next.locator(".why code")).hasCount(0);
        assertThat(next.locator(".plates svg")).hasAttribute("aria-label", "2×25 + 1.25 kg a side");
        assertThat(next.locator(".plates .plate")).hasCount(3);
        next.locator("summary", new Locator.LocatorOptions().setHasText("Warm-up"))
                .click();
        assertThat(next.locator(".steps li")).hasCount(4);
        assertThat(next.locator(".steps li").first()).containsText("20 × 10");
        assertThat(next.locator(".steps .step").last()).isVisible();
        close(page);
    }

    @Test
    void a_flag_of_sets_stands_at_the_week_after_them_and_at_no_other() {
        var gym = PageGym.fresh("flags");
        var lastWeek = PageGym.monday().minusWeeks(1);
        var lifter = gym.lifter("lena", "Lena", lastWeek);
        train(lifter, Midday.at(lastWeek, "12:00"), "120", 4, "8.5", true);
        train(lifter, "122.5", 4, "8.5", false);
        var page = gym.athlete("lena");
        var now = page.locator(".week:not(.next) .chips");
        var next = page.locator(".week.next .chips");

        assertThat(now).containsText("Pain");
        assertThat(now).containsText("last week:");
        assertThat(now).not().containsText("Record");
        assertThat(next).containsText("Record");
        assertThat(next).not().containsText("Pain");
        assertThat(now).containsText("last week:");
        assertThat(next).containsText("this week:");
        close(page);
    }

    @Test
    void the_history_is_drawn_as_estimates_loads_reductions_and_volume_and_described_week_by_week() {
        var gym = PageGym.fresh("history");
        var start = PageGym.monday().minusWeeks(WEEKS);
        var lifter = gym.lifter("lena", "Lena", start);
        IntStream.range(0, WEEKS)
                .mapToObj(start::plusWeeks)
                .forEach(day -> train(lifter, Midday.at(day, "12:00"), "120", 4, "8.5", false));
        var page = gym.athlete("lena");

        assertThat(page.locator(".charts figcaption")).hasText(new String[] {
            "Estimated 1RM, kg",
            "Top load, kg",
            "Backoff, % off the top load",
            "Hard sets of week 3, target 10 to 20",
            "Hard sets of week 4 so far, target 10 to 20"
        });
        for (var label : new String[] {"best set of the week", "trend", "planned", "done", "% off"}) {
            assertThat(page.locator(".charts .u-legend")
                            .getByText(label, new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
        for (var canvas : page.locator(".charts canvas").all()) {
            assertThat(pixels(canvas)).as("painted").isGreaterThan(500);
        }
        var chest = page.locator(".volume li").first();
        assertThat(chest).containsText("chest");
        assertThat(chest.locator(".bar-of .value")).isVisible();

        summary(page, "Week by week").click();
        var weeks = page.locator(".figures tbody tr");
        assertThat(weeks).hasCount(WEEKS + 2);
        assertThat(weeks.last()).containsText("120 kg");
        assertThat(weeks.last()).containsText("120 × 4 @ 8.5");
        assertThat(weeks.last()).containsText("hit");
        close(page);
    }

    private static int pixels(Locator canvas) {
        return ((Number) canvas.evaluate(PIXELS)).intValue();
    }

    @Test
    void the_backoff_load_the_sets_left_and_the_end_of_a_session_are_there_without_a_reload() {
        var gym = PageGym.fresh("today");
        var lifter = gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        assertThat(page.locator(".now-lift")).hasCount(0);

        var training = lifter.train(Midday.minutesAgo(10), 1);
        training.log(bench(TOP, "120", 4, "8.5", Midday.minutesAgo(5)));

        var today = page.locator(".now-lift");
        assertThat(today.locator(".done")).hasText("✓ 120 kg × 4 @ 8.5");
        assertThat(today.locator(".load b")).hasText("102.5 kg");
        assertThat(today.locator(".plates svg")).hasAttribute("aria-label", "25 + 15 + 1.25 kg a side");
        assertThat(today.locator(".left")).hasText("3 sets left");
        training.log(bench(BACKOFF, "102.5", 9, "7.5", Midday.minutesAgo(1)));
        assertThat(today.locator(".left")).hasText("2 sets left");
        assertThat(page.locator(".week.next .load b")).hasText("122.5 kg");
        assertThat(page.locator(".today .pulse.still")).hasCount(0);

        lifter.sessions()
                .post(training.path() + "/finish", Map.of("finishedAt", Midday.minutesAgo(0)))
                .expect(200);

        assertThat(page.locator(".today h2")).hasText("Today, finished");
        assertThat(page.locator(".today .pulse.still")).hasCount(1);
        assertThat(today.locator(".done")).hasText("✓ 120 kg × 4 @ 8.5");
        assertThat(today.locator(".left")).hasCount(0);
        close(page);
    }

    @Test
    void what_to_lift_is_said_before_the_first_top_set_and_what_is_left_of_the_day_after_it() {
        var gym = PageGym.fresh("to-come");
        var lifter = gym.beginner("lena", "Lena");
        lifter.program(
                PageGym.monday(),
                List.of(
                        Lifts.bench().getFirst(),
                        Lifts.lift("d1-squat", 1, "squat", "SINGLE_TOP", "5", "140"),
                        Lifts.lift("d2-deadlift", 2, "deadlift", "SINGLE_TOP", "5", "180")));
        var page = gym.athlete("lena");

        var training = lifter.train(Midday.minutesAgo(10), 1);
        training.log(bench(WARM_UP, "60", 8, null, Midday.minutesAgo(8)));

        var toCome = page.locator(".now-lift.to-come");
        assertThat(toCome.locator("h3")).hasText(new String[] {"Bench Press", "Squat"});
        assertThat(toCome.first().locator(".load")).containsText("120 kg × 4");
        assertThat(toCome.first().locator(".plates svg")).hasAttribute("aria-label", "2×25 kg a side");

        training.log(bench(TOP, "120", 4, "8.5", Midday.minutesAgo(5)));
        assertThat(toCome.locator("h3")).hasText(new String[] {"Squat"});
        assertThat(page.locator(".now-lift .load").first()).hasText("102.5 kg backoff now, 8–12 reps");
        close(page);
    }

    @Test
    void a_slider_shows_what_the_week_after_would_be() {
        var gym = PageGym.fresh("what-if");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");

        choose(page, "More", "What if");
        assertThat(page.locator(".answer .load b")).hasText("122.5 kg");
        page.getByLabel("Reps of the next top set").fill("2");
        assertThat(page.locator(".answer .load b")).hasText("120 kg");
        assertThat(page.locator(".answer .why [data-rule='linear.repeat']")).isVisible();
        page.getByLabel("Reps of the next top set").fill("4");
        assertThat(page.locator(".answer .load b")).hasText("122.5 kg");
        page.getByLabel("RPE of the next top set").fill("10");
        assertThat(page.locator(".answer .load b")).hasText("120 kg");
        close(page);
    }

    @Test
    void the_weeks_to_come_are_shown_as_they_follow_if_each_set_goes_as_planned() {
        var gym = PageGym.fresh("outlook");
        train(gym.lifter("lena", "Lena"), "130", 4, "8", false);
        var page = gym.athlete("lena");
        assertThat(page.locator(".week.next .rises")).containsText("130 kg × 4 @ RPE 8 met 4 reps");

        summary(page, "The next weeks").click();
        var loads = page.locator("[data-outlook] tbody td");
        assertThat(loads).hasText(new String[] {"120", "132.5", "135", "137.5", "140", "142.5", "145", "147.5"});
        assertThat(page.locator("[data-outlook] thead th").last()).containsText("Week 8");
        assertThat(Axe.violations(page)).isEmpty();
        close(page);
    }

    @Test
    void once_this_weeks_top_set_is_done_the_slider_asks_about_next_weeks() {
        var gym = PageGym.fresh("what-if-done");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = gym.athlete("lena");

        choose(page, "More", "What if");
        assertThat(page.locator(".whatif")).containsText("The next top set of 122.5 kg");
        assertThat(page.locator(".answer .load b")).hasText("125 kg");
        close(page);
    }

    @Test
    void who_rests_has_a_name_and_a_smoothed_estimate_on_their_page_too() {
        var gym = PageGym.fresh("rests");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        gym.pause("lena");

        var page = gym.athlete("lena");

        assertThat(page.locator("h1")).hasText("Lena");
        assertThat(page.locator(".plot").first())
                .hasAttribute("aria-label", "Estimated 1RM in 1 week, trend now 141.2 kg");
        close(page);
    }

    @Test
    void nothing_of_somebody_who_is_erased_stays_on_the_screen() {
        var gym = PageGym.fresh("gone");
        var lifter = gym.lifter("lena", "Lena");
        train(lifter, "120", 4, "8.5", false);
        var page = gym.athlete("lena");
        assertThat(page.locator(".charts canvas").first()).isVisible();

        gym.gym().coach().sessions().delete(lifter.athletePath()).expect(200);

        assertThat(page.getByText("This athlete is unknown")).isVisible();
        assertThat(page.locator(".lift, .charts, .now-lift, .looks, .notice")).hasCount(0);
        assertThat(page.locator("main")).not().containsText("Lena");
        close(page);
    }

    @Test
    void lifts_and_charts_appear_when_a_program_begins_while_the_page_is_open() {
        var gym = PageGym.fresh("begins");
        var lifter = gym.beginner("lena", "Lena");
        var page = gym.roster();
        gym.go(page, "/#/athletes/lena");
        assertThat(page.getByText("No program yet")).isVisible();
        assertThat(page.locator("h1")).hasText("Lena");

        lifter.program(PageGym.monday(), Lifts.bench());

        assertThat(page.locator(".week .load b").first()).hasText("120 kg");
        assertThat(page.locator(".charts canvas").first()).isVisible();
        assertThat(page.getByLabel("Lift shown").locator("option")).hasText(new String[] {"Bench Press, day 1"});
        close(page);
    }

    @Test
    void a_note_for_the_lifter_is_written_beside_a_lift_and_read_in_the_session_of_today_without_a_network_too() {
        var gym = PageGym.fresh("notes");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        choose(page, "More", "Write a note about this lift");
        page.getByLabel("The athlete may read it").check();
        assertThat(page.locator(".panel [type=submit]")).hasText("Send note");
        write(page, "Pause at the chest");
        assertThat(page.locator(".lift-notes")).containsText("Pause at the chest");
        button(page, "Write a note").first().click();
        assertThat(page.getByLabel("The athlete may read it")).not().isChecked();
        write(page, "Sleeps badly");
        assertThat(page.locator(".notes")).containsText("Sleeps badly");
        assertThat(page.locator(".notes")).containsText("coaches only");
        assertThat(Axe.violations(page)).isEmpty();
        close(page);

        var lifters = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        var notes = lifters.locator(".coach-notes");
        assertThat(notes).hasCount(1);
        assertThat(lifters.locator(".lift .coach-notes")).containsText("Pause at the chest");
        assertThat(Axe.violations(lifters)).isEmpty();
        LifterPageTest.waitUntilKept(lifters);
        lifters.context().setOffline(true);
        lifters.reload();
        assertThat(notes).containsText("Pause at the chest");
        assertThat(lifters.locator("main")).not().containsText("Sleeps badly");
        close(lifters);
    }

    private static void write(Page page, String note) {
        page.locator(".panel textarea").fill(note);
        page.locator(".panel [type=submit]").click();
        assertThat(page.locator(".panel")).hasCount(0);
    }

    @Test
    void a_flag_that_a_coach_has_seen_is_in_a_closed_list_and_at_no_lift() {
        var gym = PageGym.fresh("seen");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", true);
        var page = gym.athlete("lena");
        assertThat(page.locator(".reasons > .looks")).containsText("Pain");
        assertThat(page.locator(".week.next .chips")).containsText("Pain");
        var flags = gym.gym().coach().programs();
        var cause = flags.get("/v1/athletes/lena/flags").expect(200).json().findValue("cause");

        flags.put("/v1/athletes/lena/flags/PAIN_REPORTED/seen", Map.of("cause", cause.asText()))
                .expect(200);

        assertThat(page.locator(".week.next .chips")).not().containsText("Pain");
        assertThat(page.locator(".reasons > .looks")).hasCount(0);
        assertThat(page.locator(".proposals")).hasCount(0);
        page.locator(".seen-looks > summary").click();
        assertThat(page.locator(".seen-looks .looks")).containsText("A set was logged with pain");
        button(page, "Open a seen flag again").click();
        button(page, "Open again: Pain").click();
        assertThat(page.locator(".week.next .chips")).containsText("Pain");
        assertThat(page).hasURL(Pattern.compile("#/athletes/lena$"));
        close(page);
    }

    @Test
    void earlier_weeks_have_an_address_and_keys_and_show_what_was_done_beside_what_was_prescribed() {
        var gym = PageGym.fresh("past");
        var start = PageGym.monday().minusWeeks(2);
        var lifter = gym.lifter("lena", "Lena", start);
        train(lifter, Midday.at(start, "12:00"), "120", 4, "8.5", false);
        var page = CoachBrowser.screens(gym.gym(), "coach", Look.DESK);
        Screens.go(gym, page, "athletes/lena");
        var done = page.locator(".past [data-slot=d1-bench-press] td");

        page.getByText("← Week 2").click();
        assertThat(page).hasURL(Pattern.compile("#/athletes/lena\\?week=2$"));
        assertThat(done.last()).hasText("nothing logged");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("h2", new Page.LocatorOptions().setHasText("Week 1")))
                .isVisible();
        assertThat(done).hasText(new String[] {"120 kg × 4 @ 8.5 · 102.5 kg backoff, 3 × 8–12", "120 kg × 4 @ 8.5"});
        assertThat(Axe.violations(page)).isEmpty();
        page.reload();
        assertThat(done.last()).hasText("120 kg × 4 @ 8.5");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".week.next .load b")).isVisible();
        page.goBack();
        assertThat(done.last()).hasText("nothing logged");
        close(page);
    }

    /**
     * At midnight, and while an athlete is parked, the service's answer changes although no event is sent to the page.
     * The test simulates both by changing the answer.
     */
    @Test
    void a_change_without_an_event_is_read_after_some_minutes() {
        var gym = PageGym.fresh("refresh");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = gym.athlete("lena");
        page.clock().install();
        page.reload();
        assertThat(page.locator(".now-lift")).isVisible();
        assertThat(page.locator(".charts canvas").first()).isVisible();
        page.route("**/v1/athletes/lena/today", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
        page.route(
                "**/v1/athletes/lena/weeks/current",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setBody(route.fetch()
                                .text()
                                .replace("\"parked\":false", "\"parked\":true,\"parkedReason\":\"7 is missing\""))));

        page.clock().fastForward("06:00");

        assertThat(page.locator(".now-lift")).hasCount(0);
        assertThat(page.locator(".notice.bad")).containsText("7 is missing");
        close(page);
    }
}
