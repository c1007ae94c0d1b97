package topset.verification.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;
import static topset.testsupport.Lifts.BENCH;
import static topset.verification.page.PageGym.button;
import static topset.verification.page.PageGym.choose;
import static topset.verification.page.PageGym.close;
import static topset.verification.page.PageGym.monday;
import static topset.verification.page.PageGym.takeBack;
import static topset.verification.page.PageGym.train;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;

/** Tests the screen on which a coach changes a lift, and the swap of its exercise. */
@Tag("page")
class ChangedLiftTest {
    /** The first load of the lifts. It can be loaded with usual plates, but not with {@link #COARSE} ones. */
    private static final String FIRST = "122.5";

    private static final Map<String, Object> COARSE = Map.of("unit", "kg", "plates", List.of(Map.of("weight", 5)));

    @Test
    void a_changed_lift_still_follows_the_gyms_equipment_and_its_reason_is_in_words() {
        var gym = gym("changed-lift", bench());
        var page = gym.athlete("lena");

        useRpe(page);
        assertThat(page.locator(".week.next .load b")).hasText("122.5 kg");
        assertThat(page.locator(".week.next .why"))
                .containsText("the lift is changed from this week on, now one top set, RPE");

        setCoarse(gym);
        assertThat(page.locator(".week.next .load b")).hasText("120 kg");
        close(page);
    }

    @Test
    void a_swapped_lift_follows_the_gyms_equipment() {
        var gym = gym("swapped-lift", bench());
        var page = gym.athlete("lena");

        choose(page, "More", "Swap exercise");
        page.locator(".swap").getByLabel("Exercise").selectOption("incline-bench-press");
        page.locator(".swap").getByLabel("First load, kg").fill("102.5");
        button(page, "Swap from next week on").click();
        assertThat(page.locator(".week.next .load b")).hasText("102.5 kg");

        setCoarse(gym);
        assertThat(page.locator(".week.next .load b")).hasText("100 kg");
        close(page);
    }

    @Test
    void a_changed_lift_keeps_equipment_of_its_own() {
        var lift = new HashMap<>(bench());
        lift.put("equipment", Map.of("bar", 15));
        var gym = gym("own-equipment", lift);
        var page = gym.athlete("lena");

        useRpe(page);
        assertThat(page.locator(".week.next .why")).containsText("now one top set, RPE");
        var changes = gym.gym()
                .coach()
                .programs()
                .get(gym.program("lena"))
                .expect(200)
                .json()
                .path("changes");
        assertThat(changes).isNotEmpty();
        assertThat(changes.path(changes.size() - 1)
                        .path("lift")
                        .path("equipment")
                        .path("bar")
                        .decimalValue())
                .isEqualByComparingTo("15");
        close(page);
    }

    @Test
    void a_changed_lift_keeps_equipment_of_its_own_that_is_the_same_as_the_gyms() {
        var lift = new HashMap<>(bench());
        lift.put("equipment", Map.of("bar", 20));
        var gym = gym("equal-equipment", lift);
        var page = gym.athlete("lena");

        useRpe(page);
        setCoarse(gym);
        eventually().until(() -> isChanged(gym));
        page.reload();

        assertThat(page.locator(".week.next .load b")).hasText("122.5 kg");
        close(page);
    }

    @Test
    void a_lifts_method_is_changed_from_next_week_on_and_a_program_is_ended() {
        var gym = PageGym.fresh("change");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");

        choose(page, "More", "Change sets, reps or method");
        page.locator("[name='scheme.variant']").selectOption("STRAIGHT");
        assertThat(page.locator("[name='progression.method']")).hasValue("DOUBLE_PROGRESSION");
        button(page, "Change from next week on").click();
        assertThat(page.locator(".week.next .load")).containsText("3 × 8–12");

        choose(page, "Program", "End the program");
        button(page, "End the program").click();
        assertThat(page.getByText("No program runs")).isVisible();
        assertThat(page.getByText("Build a program")).isVisible();
        close(page);
    }

    @Test
    void another_exercise_without_a_known_load_is_asked_for_one_before_anything_is_sent() {
        var gym = PageGym.fresh("swap");
        gym.lifter("lena", "Lena");
        var page = gym.athlete("lena");
        gym.go(page, "/#/change/lena/d1-bench-press");

        page.locator("[name='exercise']").fill("Leg Press");
        assertThat(page.locator("[name='start']")).hasValue("load");
        button(page, "Change from next week on").click();
        assertThat(page.locator(".field .problem")).hasText("Enter a first load.");
        assertThat(page.locator("[name='start.load']")).isFocused();
        page.locator("[name='exercise']").fill("Leg Prss");
        button(page, "Change from next week on").click();
        assertThat(page.locator(".field .problem").first()).containsText("There is no exercise “Leg Prss”.");
        close(page);
    }

    @Test
    void an_exercise_is_swapped_for_an_alternative_from_next_week_on() {
        var gym = PageGym.fresh("swap");
        var lifter = gym.lifter("lena", "Lena");
        train(lifter, "120", 4, "8.5", false);
        var page = gym.athlete("lena");
        assertThat(page.locator(".week.next .load b")).hasText("122.5 kg");

        choose(page, "More", "Swap exercise");
        var form = page.locator(".swap");
        form.getByLabel("Exercise").selectOption("pause-bench-press");
        assertThat(form).containsText("The load of Pause Bench Press does not follow from any set so far");
        form.getByText("Swap from next week on").click();
        assertThat(form.locator(".field .problem")).hasText("Enter a first load.");
        assertThat(form.getByLabel("First load, kg")).isFocused();

        // The expected load is 120 / 0.85 × 0.823 × 0.95 × 0.85 kg.
        form.getByLabel("Exercise").selectOption("incline-bench-press");
        form.getByText("Swap from next week on").click();
        var next = page.locator(".week.next");
        assertThat(next.locator(".load b")).hasText("92.5 kg");
        assertThat(next.locator(".swapped")).hasText("Incline Bench Press");
        close(page);
    }

    @Test
    void a_load_set_by_hand_does_not_go_over_to_the_other_exercise() {
        var gym = PageGym.fresh("swap-override");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = gym.athlete("lena");
        button(page, "Override next week").click();
        page.getByLabel("Load, kg").fill("110");
        page.getByLabel("Reason").fill("sore shoulder");
        button(page, "Set for week").click();
        var next = page.locator(".week.next");
        assertThat(next.locator(".load b")).hasText("110 kg");

        choose(page, "More", "Swap exercise");
        page.locator(".swap").getByLabel("Exercise").selectOption("incline-bench-press");
        button(page, "Swap from next week on").click();
        assertThat(next.locator(".swapped")).hasText("Incline Bench Press");
        assertThat(next.locator(".load b")).hasText("92.5 kg");
        assertThat(next.getByText("Set by hand")).hasCount(0);

        takeBack(page);
        assertThat(next.locator(".load b")).hasText("110 kg");
        close(page);
    }

    @Test
    void a_swap_that_begins_next_week_is_taken_back_in_one_step() {
        var gym = PageGym.fresh("pending-swap");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = gym.athlete("lena");
        choose(page, "More", "Swap exercise");
        page.locator(".swap").getByLabel("Exercise").selectOption("incline-bench-press");
        page.locator(".swap").getByText("Swap from next week on").click();
        assertThat(page.locator(".swapped")).hasText("Incline Bench Press");

        button(page, "Back to Bench Press").click();

        assertThat(page.locator(".week.next .load b")).hasText("122.5 kg");
        assertThat(page.locator(".swapped")).hasCount(0);
        close(page);
    }

    @Test
    void a_swap_is_taken_back_and_the_lift_goes_on_as_before() {
        var gym = PageGym.fresh("swap-back");
        train(gym.lifter("lena", "Lena"), "120", 4, "8.5", false);
        var page = gym.athlete("lena");
        var next = page.locator(".week.next");
        assertThat(next.locator(".load b")).hasText("122.5 kg");

        choose(page, "More", "Swap exercise");
        page.locator(".swap").getByLabel("Exercise").selectOption("incline-bench-press");
        button(page, "Swap from next week on").click();
        assertThat(next.locator(".swapped")).hasText("Incline Bench Press");
        takeBack(page);

        assertThat(next.locator(".swapped")).hasCount(0);
        assertThat(next.locator(".load b")).hasText("122.5 kg");
        choose(page, "Program", "End the program");
        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).containsText("cannot be continued");
        page.keyboard().press("Escape");
        assertThat(next.locator(".load b")).hasText("122.5 kg");
        close(page);
    }

    private static Map<String, Object> bench() {
        return Lifts.lift(BENCH, 1, "bench-press", "SINGLE_TOP", "2.5", FIRST);
    }

    private static PageGym gym(String theme, Map<String, Object> lift) {
        var gym = PageGym.fresh(theme);
        gym.beginner("lena", "Lena").program(monday(), List.of(lift));
        return gym;
    }

    /** Gives the lift another progression method. Its load stays the same. */
    private static void useRpe(Page page) {
        choose(page, "More", "Change");
        page.locator("[name='progression.method']").selectOption("RPE");
        button(page, "Change from next week on").click();
        assertThat(page.locator(".toast")).isVisible();
    }

    /** Whether the programs of the gym's athletes have the gym's newest equipment. */
    private static boolean isChanged(PageGym gym) {
        var change =
                gym.gym().coach().programs().get("/v1/gym").expect(200).json().path("change");
        return change.path("done").asInt() == 1 && !change.path("running").asBoolean();
    }

    private static void setCoarse(PageGym gym) {
        gym.gym().coach().programs().put("/v1/gym", COARSE).expect(200);
    }
}
