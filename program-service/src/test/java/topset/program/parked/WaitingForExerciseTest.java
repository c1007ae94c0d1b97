package topset.program.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.SetRole;
import topset.contract.Topics;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.program.Training;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.testsupport.TopicSubscriber;

@RealParts
class WaitingForExerciseTest {
    private final Gym gym = Gym.fresh("waiting");

    @Test
    void a_set_of_an_exercise_that_the_gym_does_not_have_waits_and_resumes_by_itself() {
        var lifter = trained();
        var neighbour = trained();
        var training = lifter.train(Midday.minutesAgo(60));
        lifter.publish(set(training, "log-press", "60"));
        var behind = lifter.publish(set(training, "bench-press", "120"));
        var unconcerned = neighbour.train(Midday.minutesAgo(60)).log(SetRole.TOP, "120", 4, "8.5");

        eventually()
                .untilAsserted(() ->
                        assertThat(week(lifter).path("parkedCause").asText()).isEqualTo("CATALOGUE"));
        assertThat(neighbour.plan(2, unconcerned).path("parked").asBoolean()).isFalse();
        define("axle-press");
        assertThat(week(lifter).path("parkedCause").asText()).isEqualTo("CATALOGUE");
        define("log-press");

        var plan = lifter.plan(2, behind);
        assertThat(plan.path("parked").asBoolean()).isFalse();
        assertThat(PlanJson.lift(plan, Lifts.BENCH).at("/top/load").decimalValue())
                .isEqualByComparingTo(new BigDecimal("122.5"));
        assertThat(deadLetters(lifter)).isEmpty();
    }

    @Test
    void an_athlete_who_meets_the_next_unknown_exercise_waits_again() {
        var lifter = trained();
        var training = lifter.train(Midday.minutesAgo(60));
        lifter.publish(set(training, "log-press", "60"));
        var last = lifter.publish(set(training, "axle-press", "70"));
        eventually()
                .untilAsserted(() ->
                        assertThat(week(lifter).path("parkedCause").asText()).isEqualTo("CATALOGUE"));

        define("log-press");
        // The second set may arrive after the first one has resumed.
        eventually().untilAsserted(() -> {
            var week = week(lifter);
            assertThat(week.at("/asOf/sequence").asLong()).isEqualTo(last - 1);
            assertThat(week.path("parkedCause").asText()).isEqualTo("CATALOGUE");
        });
        define("axle-press");

        assertThat(lifter.plan("current", last).path("parked").asBoolean()).isFalse();
    }

    private Lifter trained() {
        var lifter = gym.lifter("lifter-" + java.util.UUID.randomUUID()).profile();
        lifter.program(Midday.today(), Lifts.bench());
        return lifter;
    }

    private static CompletedSet set(Training training, String exercise, String load) {
        var weight = new Weight(new BigDecimal(load), WeightUnit.KG);
        return training.set(exercise, SetRole.TOP, weight, 4, "8.5", null);
    }

    private static JsonNode week(Lifter lifter) {
        return PlanJson.of(lifter.calls().get(lifter.path() + "/weeks/current"));
    }

    private void define(String id) {
        gym.coach()
                .body(Map.of(
                        "name", id,
                        "muscles", Map.of("primary", List.of("front-delts")),
                        "pattern", "VERTICAL_PUSH",
                        "kind", "COMPOUND",
                        "equipment", "BARBELL"))
                .put("/v1/exercises/" + id)
                .then()
                .statusCode(201);
    }

    /** The keys of dead letters of an athlete. Everything of the athlete has been processed, so none can follow. */
    private static List<String> deadLetters(Lifter lifter) {
        var keys = new ArrayList<String>();
        var kafka = ConfigProvider.getConfig().getValue("TOPSET_KAFKA", String.class);
        try (var subscriber = TopicSubscriber.ofTexts(kafka, Topics.SESSION_EVENTS_DEAD_LETTERS)) {
            subscriber.toTheEnd(letter -> keys.add(letter.key()));
        }
        var key = Topics.athleteKey(lifter.gym().name(), lifter.id());
        return keys.stream().filter(key::equals).toList();
    }
}
