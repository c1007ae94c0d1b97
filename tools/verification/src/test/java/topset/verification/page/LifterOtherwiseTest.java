package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;
import static topset.verification.page.LifterPageTest.BATCH;
import static topset.verification.page.LifterPageTest.SAVED;
import static topset.verification.page.LifterPageTest.finish;
import static topset.verification.page.LifterPageTest.loads;
import static topset.verification.page.LifterPageTest.logNext;
import static topset.verification.page.LifterPageTest.refuse;
import static topset.verification.page.LifterPageTest.rpe;
import static topset.verification.page.LifterPageTest.sets;
import static topset.verification.page.LifterPageTest.waitUntilKept;
import static topset.verification.page.LifterPageTest.warm;
import static topset.verification.page.LifterSessionTest.straight;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.summary;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Midday;
import topset.verification.page.CoachBrowser.Look;
import topset.verification.support.GymCaller;

/** Tests a session that goes otherwise than planned: mistakes, the way back, skipped lifts and other exercises. */
@Tag("page")
class LifterOtherwiseTest {
    private static final String INCLINE_PRESS = "[data-slot=d1-incline-dumbbell-press]";

    @Test
    void a_load_that_is_far_from_the_plan_is_asked_about_without_a_network_too_and_never_refused() {
        var gym = PageGym.fresh("lift-far");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        page.context().setOffline(true);
        var load = page.locator("form.next input[name=load]");
        load.fill("625");

        button(page, "Log set").click();
        assertThat(page.locator("dialog h2")).hasText("625 kg?");
        assertThat(page.locator("dialog p")).hasText("Bench Press: The plan says 120 kg.");
        assertThat(Axe.violations(page)).isEmpty();
        button(page, "Correct it").click();
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(load).hasValue("625");
        assertThat(load).isFocused();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                .as("the many plates of a mistyped load")
                .isEqualTo(page.viewportSize().width);
        assertThat(page.locator("li.waiting")).hasCount(0);

        load.fill("62,5");
        button(page, "Log set").click();
        assertThat(page.locator("li.waiting .what")).containsText("62.5 kg × 4");

        load.fill("300");
        button(page, "Log set").click();
        button(page, "Yes, 300 kg").click();
        assertThat(page.locator("#status")).hasText("2 sets wait for network");
        page.context().setOffline(false);
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).endsWith("62.5", "300");
        close(page);
    }

    @Test
    void reps_with_a_digit_too_many_are_asked_about_before_and_after_they_are_logged() {
        var gym = PageGym.fresh("lift-far-reps");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        var reps = page.locator("form.next input[name=reps]");
        reps.fill("44");

        button(page, "Log set").click();
        assertThat(page.locator("dialog h2")).hasText("44 reps?");
        assertThat(page.locator("dialog p")).hasText("Bench Press: Up to 4 are usual.");
        button(page, "Correct it").click();
        assertThat(reps).isFocused();
        reps.fill("4");
        logNext(page, SAVED);

        page.locator("li.stored button").last().click();
        page.locator("dialog input[name=reps]").fill("99");
        button(page, "Save").click();
        assertThat(page.locator("#far")).hasText("99 reps?");
        button(page, "Yes, 99 reps").click();
        assertThat(page.locator("li.stored .what").last()).containsText("× 99");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(sets(lena).getLast().path("reps").asInt()).isEqualTo(99);
        close(page);
    }

    @Test
    void a_set_without_a_repetition_is_asked_about_and_logged_as_failed_if_it_is_meant() {
        var gym = PageGym.fresh("lift-failed");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        var reps = page.locator("form.next input[name=reps]");
        reps.fill("0");

        button(page, "Log set").click();
        assertThat(page.locator("dialog h2")).hasText("No repetition?");
        button(page, "Correct it").click();
        assertThat(reps).isFocused();
        assertThat(page.locator("#status")).hasText(SAVED);

        button(page, "Log set").click();
        button(page, "Yes, it failed").click();
        assertThat(page.locator("li.stored .what").last()).containsText("120 kg × 0");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(sets(lena).getLast().path("reps").asInt()).isEqualTo(0);
        close(page);
    }

    @Test
    void a_refused_set_is_shown_with_its_reason_and_can_be_mended_changed_and_removed() {
        var gym = PageGym.fresh("lift-refused");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        refuse(page);
        button(page, "Log set").click();
        assertThat(page.locator("#status")).hasText("1 set refused");
        assertThat(page.locator(".sets .problem")).containsText("1000");

        page.unroute(BATCH);
        button(page, "Correct").click();
        page.locator("dialog input[name=load]").fill("117,5");
        button(page, "Save").click();
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena).getLast()).isEqualTo("117.5");

        page.locator("li.stored button").last().click();
        page.locator("dialog input[name=reps]").fill("5");
        button(page, "Save").click();
        assertThat(page.locator("li.stored .what").last()).containsText("117.5 kg × 5");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(sets(lena).getLast().path("reps").asInt()).isEqualTo(5);

        page.locator("li.stored button").last().click();
        button(page, "Remove set").click();
        assertThat(page.locator("form.next h3")).containsText("Top set");
        var message = page.locator(".toast").boundingBox();
        assertThat(message.y + message.height)
                .as("the message covers no field")
                .isLessThanOrEqualTo(page.locator("form.next input[name=load]").boundingBox().y);
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).doesNotContain("117.5");
        close(page);
    }

    @Test
    void a_lift_that_is_skipped_stays_so_when_it_is_opened_until_it_is_trained_after_all() {
        var gym = PageGym.fresh("lift-skip");
        twoLifts(gym.beginner("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        button(page, "Skip this lift").click();
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator(".lift.current h2")).hasText("Leg Press");
        assertThat(page.locator(INCLINE_PRESS + " .open")).containsText("skipped");

        logNext(page, SAVED);
        button(page, "Log set").click();
        assertThat(page.locator(".dock .finish")).isVisible();
        assertThat(page.locator("main .finish")).hasCount(1);
        page.locator(INCLINE_PRESS + " .open").click();
        assertThat(page.locator(".lift.current")).containsText("skipped");
        assertThat(page.locator("form.next")).hasCount(0);
        button(page, "Train it after all").click();
        assertThat(page.locator("form.next")).isVisible();
        page.locator("[data-slot=d1-leg-press] .open").click();
        assertThat(button(page, "Next: Incline Dumbbell Press")).isVisible();
        close(page);
    }

    @Test
    void a_day_of_which_every_lift_is_skipped_ends_and_the_coach_reads_why() {
        var gym = PageGym.fresh("lift-skip-all");
        var lena = gym.beginner("lena", "Lena");
        twoLifts(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        for (var lift : List.of("Incline Dumbbell Press", "Leg Press")) {
            assertThat(page.locator(".lift.current h2")).hasText(lift);
            button(page, "Skip this lift").click();
            page.locator("dialog").getByText("No time").click();
            page.locator("dialog [type=submit]").click();
        }

        assertThat(page.locator("#all-skipped")).containsText("Your coach reads your reasons.");
        assertThat(page.locator("form.next")).hasCount(0);
        assertThat(Axe.violations(page)).isEmpty();
        waitUntilKept(page);
        page.reload();
        assertThat(page.locator("#all-skipped h2")).hasText("Day 1 is skipped today");
        assertThat(page.locator("[data-slot=d1-leg-press] .open")).containsText("skipped: No time");
        eventually()
                .untilAsserted(() -> assertThat(messages(lena))
                        .containsExactlyInAnyOrder(
                                "incline-dumbbell-press Skipped: No time", "leg-press Skipped: No time"));
        close(page);
    }

    @Test
    void a_set_that_exceeds_the_plan_begins_a_rest_and_is_the_one_that_is_taken_back() {
        var gym = PageGym.fresh("lift-extra");
        var lena = gym.beginner("lena", "Lena");
        twoLifts(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED);
        button(page, "Log set").click();
        page.locator(INCLINE_PRESS + " .open").click();
        page.locator(".rest").getByText("End rest").click();
        button(page, "Add another set").click();
        page.locator("dialog input[name=load]").fill("12.5");
        page.locator("dialog input[name=reps]").fill("12");
        button(page, "Add the set").click();

        assertThat(page.locator(".rest")).isVisible();
        button(page, "Undo 12.5 kg × 12").click();
        assertThat(page.locator("[data-set]")).hasCount(2);
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).containsExactly("15", "15");
        close(page);
    }

    @Test
    void a_skip_is_undone_as_a_skip_and_no_set_is_lost() {
        var gym = PageGym.fresh("lift-skip-undo");
        var lena = gym.beginner("lena", "Lena");
        twoLifts(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED);
        button(page, "Log set").click();
        assertThat(page.locator(".lift.current h2")).hasText("Leg Press");
        button(page, "Skip this lift").click();
        page.locator("dialog [type=submit]").click();
        eventually()
                .untilAsserted(() -> assertThat(messages(lena)).containsExactly("leg-press Skipped: no reason given"));
        assertThat(page.locator(".dock .finish")).isVisible();
        assertThat(page.locator(".lift.current")).hasCount(0); // no lift is open that is done

        button(page, "Undo skipping Leg Press").click();

        assertThat(page.locator(".lift.current h2")).hasText("Leg Press");
        assertThat(button(page, "Skip this lift")).isVisible();
        assertThat(page.locator(INCLINE_PRESS + " .open")).containsText("2 sets done");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).containsExactly("15", "15");
        close(page);
    }

    @Test
    void a_skip_outlives_a_reload_is_not_open_at_the_end_and_another_phone_knows_it_by_its_reason() {
        var gym = PageGym.fresh("lift-skip-reason");
        var lena = gym.beginner("lena", "Lena");
        twoLifts(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED);
        page.locator("[data-slot=d1-leg-press] .open").click();
        button(page, "Skip this lift").click();
        button(page, "Equipment taken").click();
        assertThat(Axe.violations(page)).isEmpty();
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator("[data-slot=d1-leg-press] .open")).containsText("skipped: Equipment taken");

        page.reload();
        assertThat(page.locator("[data-slot=d1-leg-press] .open")).containsText("skipped: Equipment taken");
        button(page, "Log set").click();
        assertThat(page.locator("#status")).hasText(SAVED);
        button(page, "Finish the session").click();

        assertThat(page.locator(".summary h1")).isVisible();
        assertThat(page.locator("#status")).hasText(SAVED);
        eventually()
                .untilAsserted(() -> assertThat(messages(lena)).containsExactly("leg-press Skipped: Equipment taken"));
        var other = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        button(other, "Go on with this session").click();
        other.locator("[data-slot=d1-leg-press] .open").click();
        assertThat(other.locator(".lift.current")).containsText("skipped: Equipment taken");
        button(other, "Train it after all").click();
        assertThat(other.locator("form.next")).isVisible();
        eventually().untilAsserted(() -> assertThat(messages(lena)).isEmpty());
        close(other);
        close(page);
    }

    @Test
    void a_skipped_exercise_that_took_the_place_of_a_lift_is_skipped_on_another_phone_too() {
        var gym = PageGym.fresh("lift-skip-swapped");
        var lena = gym.beginner("lena", "Lena");
        twoLifts(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        button(page, "Swap this exercise").click();
        page.locator("dialog input[name=exercise]").fill("hack squat");
        page.locator(".pick button").first().click();
        assertThat(page.locator(".lift.current h2")).hasText("Hack Squat");
        button(page, "Skip this lift").click();
        button(page, "No time").click();
        page.locator("dialog [type=submit]").click();

        eventually()
                .untilAsserted(
                        () -> assertThat(messages(lena)).containsExactly("incline-dumbbell-press Skipped: No time"));
        var other = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        assertThat(other.locator(INCLINE_PRESS + " .open")).containsText("skipped: No time");
        close(other);
        close(page);
    }

    @Test
    void in_the_middle_of_a_lift_another_exercise_begins_with_its_own_load_in_view() {
        var gym = PageGym.fresh("lift-swap-middle");
        var lena = gym.beginner("lena", "Lena");
        twoLifts(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED);
        button(page, "Swap this exercise").click();
        page.locator("dialog input[name=exercise]").fill("hack squat");
        page.locator(".pick button").first().click();

        assertThat(page.locator(".lift.current h2")).hasText("Hack Squat");
        assertThat(page.locator("form.next input[name=load]")).hasValue("");
        assertThat(page.locator("form.next input[name=load]"))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        close(page);
    }

    @Test
    void the_coach_reads_why_the_rest_of_a_lift_was_left() {
        var gym = PageGym.fresh("lift-rest-reason");
        var lena = gym.beginner("lena", "Lena");
        twoLifts(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED);
        assertThat(page.getByLabel("One dumbbell, kg", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("15");
        button(page, "Skip the remaining sets").click();
        button(page, "Pain").click();
        page.locator("dialog [type=submit]").click();
        assertThat(page.locator(".lift.current h2")).hasText("Leg Press");
        logNext(page, SAVED);
        finish(page);

        assertThat(page.locator("#status")).hasText(SAVED);
        eventually()
                .untilAsserted(() -> assertThat(messages(lena))
                        .containsExactly("incline-dumbbell-press Remaining sets skipped: Pain"));
        close(page);
    }

    @Test
    void another_exercise_is_found_and_takes_the_place_of_a_lift_for_all_its_sets_and_after_a_reload() {
        var gym = PageGym.fresh("lift-swap");
        var lena = gym.beginner("lena", "Lena");
        twoLifts(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        waitUntilKept(page);
        button(page, "Swap this exercise").click();
        assertThat(page.locator(".pick button").first()).containsText("Press");
        page.locator("dialog input[name=exercise]").fill("hack sqat");
        assertThat(Axe.violations(page)).isEmpty();
        page.locator(".pick button").first().click();
        assertThat(page.locator(".lift.current h2")).hasText("Hack Squat");
        assertThat(page.locator(".lift.current header")).containsText("instead of Incline Dumbbell Press");
        button(page, "Undo Hack Squat").click();
        assertThat(page.locator(".lift.current h2")).hasText("Incline Dumbbell Press");

        button(page, "Swap this exercise").click();
        page.locator("dialog input[name=exercise]").fill("hack squat");
        page.locator(".pick button").first().click();
        assertThat(page.locator(".lift.current h2")).hasText("Hack Squat");
        page.locator("form.next input[name=load]").fill("80");
        logNext(page, SAVED);
        page.reload();
        assertThat(page.locator(".lift.current h2")).hasText("Hack Squat");
        assertThat(page.locator("form.next input[name=load]")).hasValue("80");
        button(page, "Log set").click();

        assertThat(page.locator(INCLINE_PRESS + " .open")).containsText("✓ Hack Squat");
        assertThat(page.locator(INCLINE_PRESS + " .open")).containsText("2 sets done");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).containsExactly("80", "80");
        assertThat(sets(lena)).allSatisfy(set -> {
            assertThat(set.path("exercise").asText()).isEqualTo("hack-squat");
            assertThat(set.has("slotId")).isFalse();
        });
        assertThat(sets(lena).getFirst().path("note").asText()).isEqualTo("instead of Incline Dumbbell Press");
        page.locator(".views a").nth(1).click();
        assertThat(page.locator(".day .done")).hasText("Hack Squat instead: 80 × 8, 80 × 8");
        page.locator(".views a").nth(2).click();
        page.locator(".tabs a").last().click();
        summary(page, "Every lift over time").click();
        assertThat(page.locator("#lifted-lift option")).hasText("Hack Squat, 2 sets");
        assertThat(page.locator(".lifted")).containsText("80 kg × 8");
        var other = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        assertThat(other.locator(INCLINE_PRESS + " .open")).containsText("✓ Hack Squat");
        LifterPageTest.choose(other, "Deutsch");
        assertThat(other.locator(INCLINE_PRESS + " .open")).containsText("✓ Hackenschmidt-Kniebeuge");
        LifterPageTest.choose(other, "English");
        finish(other);
        assertThat(other.locator("#changes li:not(.undone)"))
                .hasText(
                        "Incline Dumbbell Press Hack Squat was done in its place. Next week asks for it again: 15 kg × 8–12.");
        close(other);
        close(page);
    }

    @Test
    void an_added_exercise_is_a_lift_of_its_own_whose_sets_are_logged_one_after_the_other() {
        var gym = PageGym.fresh("lift-added");
        var lena = gym.beginner("lena", "Lena");
        twoLifts(lena);
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        button(page, "Add an exercise").click();
        page.locator("dialog input[name=exercise]").fill("curl");
        page.locator(".pick button").first().click();
        assertThat(page.locator(".lift.current h2")).containsText("Curl");

        page.locator("form.next input[name=load]").fill("12.5");
        page.locator("form.next input[name=reps]").fill("99"); // no plan and no history say what is usual
        button(page, "Log set").click();
        assertThat(page.locator("#far")).hasText("99 reps?");
        button(page, "Correct it").click();
        page.locator("form.next input[name=reps]").fill("15");
        logNext(page, SAVED);
        logNext(page, SAVED);

        assertThat(page.locator(".lift.current h2")).containsText("Curl");
        assertThat(loads(lena)).containsExactly("12.5", "12.5");
        close(page);
    }

    @Test
    void a_corrected_load_that_is_far_from_the_plan_is_asked_about() {
        var gym = PageGym.fresh("lift-far-corrected");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED);

        page.locator("li.stored button").last().click();
        page.locator("dialog input[name=load]").fill("1000");
        button(page, "Save").click();
        assertThat(page.locator("#far")).hasText("1000 kg?");
        button(page, "Correct it").click();
        page.locator("dialog input[name=load]").fill("117.5");
        button(page, "Save").click();

        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator("li.stored .what").last()).containsText("117.5 kg");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena).getLast()).isEqualTo("117.5");
        close(page);
    }

    @Test
    void nothing_on_the_bar_is_a_mistake_before_it_is_kept_but_not_for_a_bodyweight_lift() {
        var gym = PageGym.fresh("lift-zero");
        var lena = gym.beginner("lena", "Lena");
        gym.gym()
                .coach()
                .programs()
                .put(
                        lena.athletePath(),
                        Map.of(
                                "timeZone", Midday.ZONE.getId(),
                                "unit", "kg",
                                "bodyweight",
                                        Map.of(
                                                "value",
                                                80,
                                                "unit",
                                                "kg",
                                                "measuredAt",
                                                PageGym.monday().toString())))
                .expect(200);
        lena.program(
                PageGym.monday(),
                List.of(
                        straight("d1-incline-dumbbell-press", "incline-dumbbell-press", "15"),
                        straight("d1-weighted-pull-up", "weighted-pull-up", "5")));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        assertThat(page.locator("form.next input[name=reps]")).hasValue("8"); // the lower end of the range

        page.locator("form.next input[name=load]").fill("0");
        button(page, "Log set").click();
        assertThat(page.locator("form.next .problem")).hasText("Enter the load; it must be above 0");
        assertThat(page.locator("[data-set]")).hasCount(0);
        assertThat(page.locator("#status")).hasText(SAVED);

        page.locator("[data-slot=d1-weighted-pull-up] .open").click();
        assertThat(page.locator(".counter")).containsText(new String[] {"0: body alone, −10: help by 10", "Reps"});
        page.locator("form.next input[name=load]").fill("0");
        assertThat(page.locator("button.log small")).hasText("bodyweight × 8");
        logNext(page, SAVED);
        page.locator("form.next input[name=load]").fill("-10");
        button(page, "Log set").click();
        assertThat(page.locator("[data-slot=d1-weighted-pull-up] .name")).hasText("✓ Weighted Pull-up");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).containsExactly("0", "-10");
        close(page);
    }

    @Test
    void the_last_set_is_taken_back_in_one_tap_and_its_values_are_in_the_form_again() {
        var gym = PageGym.fresh("lift-undo");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        page.locator("form.next input[name=load]").fill("122,5");
        assertThat(page.locator("form.next .plates small")).hasText("2×25 + 1.25 kg a side");
        page.locator("form.next input[name=load]").fill("120");
        page.locator("form.next input[name=reps]").fill("3");
        rpe(page, "9.5").check();
        logNext(page, SAVED);
        assertThat(page.locator(".rest")).isVisible();

        page.reload(); // as a phone reloads a page that was in the background
        button(page, "Undo 120 kg × 3 @ 9.5").click();

        assertThat(page.locator("form.next h3")).containsText("Top set");
        assertThat(page.locator("form.next input[name=reps]")).hasValue("3");
        assertThat(rpe(page, "9.5")).isChecked();
        assertThat(page.locator(".rest")).hasCount(0);
        assertThat(page.locator(".undo")).hasCount(0);
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(loads(lena)).doesNotContain("120");
        close(page);
    }

    @Test
    void a_correction_is_taken_back_without_its_set() {
        var gym = PageGym.fresh("lift-undo-correction");
        var lena = warm(gym.lifter("lena", "Lena"));
        var page = CoachBrowser.lifter(gym.gym(), "lena", Look.PHONE);
        logNext(page, SAVED);
        var before = loads(lena);

        page.locator("li.stored button").last().click();
        page.locator("dialog input[name=load]").fill("117.5");
        button(page, "Save").click();
        assertThat(page.locator("li.stored .what").last()).containsText("117.5 kg");
        button(page, "Undo correction").click();

        assertThat(page.locator("li.stored .what").last()).containsText("120 kg");
        assertThat(page.locator("#status")).hasText(SAVED);
        assertThat(page.locator(".undo")).hasCount(0);
        assertThat(loads(lena)).isEqualTo(before);
        close(page);
    }

    /** What the lifter has written to the coaches, after the exercise that it is about. */
    private static List<String> messages(GymCaller lifter) {
        var notes = lifter.programs()
                .get(lifter.athletePath() + "/notes")
                .expect(200)
                .json();
        return StreamSupport.stream(notes.path("items").spliterator(), false)
                .map(note ->
                        note.path("exercise").asText() + " " + note.path("text").asText())
                .toList();
    }

    /** Gives a lifter a program of two lifts on one day. */
    private static void twoLifts(GymCaller lifter) {
        lifter.program(
                PageGym.monday(),
                List.of(
                        straight("d1-incline-dumbbell-press", "incline-dumbbell-press", "15"),
                        straight("d1-leg-press", "leg-press", "100")));
    }
}
