package topset.program;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.PlanJson.flags;
import static topset.program.PlanJson.lift;
import static topset.program.PlanJson.number;
import static topset.program.PlanJson.rules;
import static topset.testsupport.Lifts.BENCH;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.SetRole;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.testsupport.SetEvent;

/** Tests pain and injury as clients read them (training-rules.md § 12). */
@RealParts
class PainApiTest {
    private final Gym gym = Gym.fresh("pain");
    private final Lifter lifter = gym.lifter("lena");

    @BeforeEach
    void an_athlete() {
        lifter.profile();
    }

    @Test
    void a_painful_set_lightens_today_holds_next_week_and_shows_on_the_roster_until_it_is_corrected() {
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(30));
        var top = training.bench(SetRole.TOP, "120", 4, "8.5");
        var hurt = lifter.publish(painful(top));

        var today = lift(lifter.today(hurt), BENCH);
        assertThat(number(today, "/backoff/exactLoad")).isEqualByComparingTo("91.8");
        assertThat(number(today, "/backoff/load")).isEqualByComparingTo("92.5");
        assertThat(rules(today)).containsExactly("backoff.after-pain");
        var next = lifter.lift(BENCH, "next", hurt);
        assertThat(number(next, "/top/load")).isEqualByComparingTo("120");
        assertThat(rules(next)).containsExactly("linear.hit", "pain.hold");
        assertThat(flags(next)).contains("PAIN_REPORTED");
        assertThat(rosterFlags()).startsWith("PAIN_REPORTED");

        var corrected = lifter.publish(SetEvent.like(top).corrected(2));
        assertThat(rules(lifter.lift(BENCH, "next", corrected))).containsExactly("linear.hit");
        assertThat(number(lifter.lift(BENCH, "next", corrected), "/top/load")).isEqualByComparingTo("122.5");
        assertThat(rules(lift(lifter.today(corrected), BENCH))).containsExactly("backoff.today");
        assertThat(rosterFlags()).doesNotContain("PAIN_REPORTED");
    }

    @Test
    void pain_that_a_correction_reports_later_folds_its_week_and_all_since_again() {
        var startsOn = Midday.today().minusWeeks(2);
        lifter.program(startsOn, Lifts.bench());
        var first = lifter.train(Midday.minutesAgo(30).minusWeeks(2)).bench(SetRole.TOP, "120", 4, "8.5");
        lifter.publish(first);
        var second = lifter.train(Midday.minutesAgo(30).minusWeeks(1)).bench(SetRole.TOP, "122.5", 4, "8.5");
        var sent = lifter.publish(second);
        assertThat(number(lifter.lift(BENCH, 3, sent), "/top/load")).isEqualByComparingTo("125");

        var afterOne = lifter.publish(SetEvent.like(first).pain(true).corrected(2));
        assertThat(rules(lifter.lift(BENCH, 2, afterOne))).containsExactly("linear.hit", "pain.hold");
        assertThat(number(lifter.lift(BENCH, 2, afterOne), "/top/load")).isEqualByComparingTo("120");
        assertThat(flags(lifter.lift(BENCH, 2, afterOne))).contains("REVISED_AFTER_FINAL");
        var afterBoth = lifter.publish(SetEvent.like(second).pain(true).corrected(2));
        assertThat(rules(lifter.lift(BENCH, 3, afterBoth))).containsExactly("linear.hit", "pain.reduce");
        assertThat(number(lifter.lift(BENCH, 3, afterBoth), "/top/exactLoad")).isEqualByComparingTo("108");
        assertThat(number(lifter.lift(BENCH, 3, afterBoth), "/top/load")).isEqualByComparingTo("107.5");
    }

    @Test
    void an_injury_in_the_profile_holds_next_week_and_shows_at_once_until_it_is_over() {
        lifter.program(Midday.today(), Lifts.bench());
        var hit = lifter.train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 4, "8.5");
        assertThat(number(lifter.lift(BENCH, "next", hit), "/top/load")).isEqualByComparingTo("122.5");

        lifter.profile(Map.of("injured", true));
        var next = lifter.lift(BENCH, "next", hit);
        assertThat(number(next, "/top/load")).isEqualByComparingTo("120");
        assertThat(rules(next)).containsExactly("linear.hit", "injury.hold");
        assertThat(flags(next)).contains("INJURED");
        assertThat(flags(lifter.lift(BENCH, "current", hit))).doesNotContain("INJURED");
        assertThat(rosterFlags()).contains("INJURED");

        lifter.profile();
        assertThat(number(lifter.lift(BENCH, "next", hit), "/top/load")).isEqualByComparingTo("122.5");
        assertThat(rosterFlags()).doesNotContain("INJURED");
    }

    @Test
    void a_program_that_has_not_begun_is_flagged_at_once() {
        lifter.program(Midday.today().plusWeeks(1), Lifts.bench());
        lifter.profile(Map.of("injured", true));

        assertThat(rosterFlags()).containsExactly("INJURED");
        assertThat(flags(lifter.lift(BENCH, 1, 0))).containsExactly("INJURED");
    }

    @Test
    void a_coachs_load_is_not_held_back_and_warned_about() {
        var program = lifter.program(Midday.today(), Lifts.bench());
        var hurt = lifter.publish(painful(lifter.train(Midday.minutesAgo(30)).bench(SetRole.TOP, "120", 4, "8.5")));
        lifter.lift(BENCH, "next", hurt);

        var warning = "d1-bench-press, week 2: the coach's 125 kg is not held back"
                + " (pain at 120 kg: instead of 122.5 kg no more than 120 kg)";
        var answer = PlanJson.of(gym.coach()
                .body(Map.of("load", 125, "reason", "it was the bar"))
                .put("/v1/programs/" + program + "/lifts/" + BENCH + "/overrides/2"));
        assertThat(warnings(answer)).containsExactly("pain: " + warning);
        var next = lifter.lift(BENCH, "next", hurt);
        assertThat(number(next, "/top/load")).isEqualByComparingTo("125");
        assertThat(rules(next)).containsExactly("linear.hit", "pain.hold", "override");
        assertThat(warnings(next)).containsExactly("pain: " + warning);
        assertThat(warnings(program(program))).containsExactly("pain: " + warning);

        gym.coach().delete("/v1/programs/" + program + "/lifts/" + BENCH + "/overrides/2");
        assertThat(warnings(program(program))).isEmpty();
        assertThat(warnings(lifter.lift(BENCH, "next", hurt))).isEmpty();
    }

    @Test
    void a_simulation_knows_pain() {
        lifter.program(Midday.today(), Lifts.bench());
        var week = "{\"sets\":[{\"role\":\"TOP\",\"load\":{\"value\":120,\"unit\":\"kg\"},\"reps\":4,\"rpe\":8.5,"
                + "\"pain\":true}]}";
        var simulated = PlanJson.of(gym.coach()
                .body("{\"slotId\":\"" + BENCH + "\",\"weeks\":[" + String.join(",", week, week, week) + "]}")
                .post(lifter.path() + "/simulations"));

        assertThat(simulated
                        .path("weeks")
                        .valueStream()
                        .map(each -> number(each, "/lift/top/load").toPlainString()))
                .containsExactly("120", "107.5", "95");
        assertThat(flags(simulated.at("/weeks/2/lift"))).contains("PAIN_PERSISTS");
    }

    private JsonNode program(UUID id) {
        return PlanJson.of(gym.coach().get("/v1/programs/" + id));
    }

    private static List<String> warnings(JsonNode answer) {
        return answer.path("warnings")
                .valueStream()
                .filter(each -> each.path("rule").asText().equals("pain"))
                .map(each ->
                        each.path("rule").asText() + ": " + each.path("says").asText())
                .toList();
    }

    private List<String> rosterFlags() {
        return flags(PlanJson.of(gym.coach().get("/v1/roster")).at("/items/0"));
    }

    private static CompletedSet painful(CompletedSet set) {
        return SetEvent.like(set).pain(true).completed();
    }
}
