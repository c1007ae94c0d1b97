package topset.program.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static topset.program.PlanJson.number;
import static topset.testsupport.Lifts.BENCH;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.testsupport.SetEvent;

/**
 * Tests that reading proposals changes nothing, and that the request of each proposal is accepted unchanged and has the
 * proposed effect.
 */
@RealParts
@Tag("smoke")
class ProposalApiTest {
    private final Gym gym = Gym.fresh("proposals");

    @Test
    void nothing_is_proposed_for_an_athlete_without_flags() {
        var lifter = gym.lifter("new").profile();
        lifter.program(Midday.today(), Lifts.bench());

        assertThat(proposals(lifter)).isEmpty();
    }

    @Test
    void after_pain_the_call_says_that_the_athlete_is_injured_and_keeps_the_rest_of_the_profile() {
        var lifter = gym.lifter("hurt").profile(Map.of("displayName", "Lena", "trainingSince", "2015-01-01"));
        lifter.program(Midday.today(), Lifts.bench());
        var sent = lifter.train(Midday.minutesAgo(60));
        lifter.plan(
                2,
                lifter.publish(SetEvent.like(sent.bench(SetRole.TOP, "120", 4, "8.5"))
                        .pain(true)
                        .completed()));

        var proposal = only(lifter);

        assertThat(proposal.path("kind").asText()).isEqualTo("CHECK_PAIN");
        apply(proposal).statusCode(200).body("injured", equalTo(true)).body("displayName", equalTo("Lena"));
        assertThat(proposals(lifter)).isEmpty();
    }

    @Test
    void the_proposal_after_pain_names_the_exercise_that_hurt_also_if_it_is_replaced_from_next_week_on() {
        var lifter = gym.lifter("replaced").profile();
        var program = lifter.program(Midday.today(), Lifts.bench());
        var sent = lifter.train(Midday.minutesAgo(60));
        lifter.plan(
                2,
                lifter.publish(SetEvent.like(sent.bench(SetRole.TOP, "120", 4, "8.5"))
                        .pain(true)
                        .completed()));
        gym.coach()
                .body(Lifts.lift(BENCH, 1, "close-grip-bench-press", "SINGLE_TOP", "2.5", "100"))
                .put("/v1/programs/" + program + "/lifts/" + BENCH)
                .then()
                .statusCode(200);

        assertThat(only(lifter).path("exercise").asText()).isEqualTo("bench-press");
    }

    @Test
    void after_easy_backoffs_the_call_lowers_next_weeks_reduction() {
        var lifter = gym.lifter("easy").profile();
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(60));
        training.log(SetRole.TOP, "120", 4, "8.5");
        var last = training.log(SetRole.BACKOFF, "102.5", 12, "6");
        assertThat(number(lifter.lift(BENCH, 2, last), "/backoff/reductionPercent"))
                .isEqualByComparingTo("12.5");

        var proposal = only(lifter);

        assertThat(proposal.path("kind").asText()).isEqualTo("LOWER_REDUCTION");
        assertThat(proposal.path("flag").asText()).isEqualTo("BACKOFFS_TOO_EASY");
        apply(proposal).statusCode(200);
        assertThat(number(lifter.lift(BENCH, 2, last), "/backoff/reductionPercent"))
                .isEqualByComparingTo("10");
        assertThat(proposals(lifter)).isEmpty();
    }

    @Test
    void a_load_beyond_failure_is_held_by_the_call() {
        var lifter = gym.lifter("steep").profile();
        lifter.program(Midday.today(), List.of(Lifts.lift(BENCH, 1, "bench-press", "SINGLE_TOP", "10", "120")));
        var last = lifter.train(Midday.minutesAgo(60)).log(SetRole.TOP, "120", 4, "9");
        assertThat(number(lifter.lift(BENCH, 2, last), "/top/load")).isEqualByComparingTo("130");

        apply(only(lifter)).statusCode(200);

        assertThat(number(lifter.lift(BENCH, 2, last), "/top/load")).isEqualByComparingTo("120");
    }

    /** The only lift already stalls when this week's plan is made. So the deload is suggested for this week. */
    @Test
    void a_lift_that_stalled_last_week_is_swapped_by_the_call_from_next_week_on() {
        var lifter = gym.lifter("stalled").profile();
        var last = stalled(lifter, 4, 3, "9.5");

        var proposal = only(lifter);

        assertThat(proposal.path("kind").asText()).isEqualTo("SWAP");
        apply(proposal).statusCode(200);
        assertThat(lifter.lift(BENCH, 6, last).path("exercise").asText()).isEqualTo("incline-bench-press");
        assertThat(proposals(lifter)).isEmpty(); // the flags are about the exercise before, which is not swapped back
    }

    @Test
    void where_a_deload_is_suggested_the_call_makes_next_week_one() {
        var lifter = gym.lifter("tired").profile();
        var last = stalled(lifter, 5, 4, "8.5");

        var proposal = only(lifter);

        assertThat(proposal.path("kind").asText()).isEqualTo("DELOAD");
        apply(proposal).statusCode(200);
        assertThat(lifter.plan(6, last).path("deload").path("percent").asInt()).isEqualTo(90);
        assertThat(proposals(lifter)).isEmpty();
    }

    /** Trains the same load for a number of weeks, in a program that is in its fifth week. */
    private static long stalled(Lifter lifter, int weeks, int reps, String rpe) {
        var start = Midday.today().minusWeeks(4);
        lifter.program(start, Lifts.bench());
        var last = 0L;
        for (int week = 0; week < weeks; week++) {
            var at = week == 4 ? Midday.minutesAgo(60) : Midday.at(start.plusWeeks(week), "12:00");
            last = lifter.train(at).log(SetRole.TOP, "120", reps, rpe);
        }
        lifter.plan(6, last);
        return last;
    }

    private JsonNode only(Lifter lifter) {
        var proposals = proposals(lifter);
        assertThat(proposals).hasSize(1);
        assertThat(proposals.path(0).path("slotId").asText()).isEqualTo(BENCH);
        return proposals.path(0);
    }

    private static JsonNode proposals(Lifter lifter) {
        return PlanJson.of(lifter.calls().get(lifter.path() + "/proposals")).path("items");
    }

    private ValidatableResponse apply(JsonNode proposal) {
        var call = proposal.path("call");
        assertThat(call.path("method").asText()).isEqualTo("PUT");
        return gym.coach()
                .body(call.path("body").toString())
                .put(call.path("path").asText())
                .then();
    }
}
