package topset.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static topset.program.PlanJson.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.testsupport.SetEvent;

/** PYRAMID, CLUSTER and REST_PAUSE from the request to next week's load (training-rules.md § 15). */
@RealParts
class MiniSetsApiTest {
    private static final Gym GYM = Gym.fresh("mini-sets");

    private static final Map<String, Object> CLUSTER = Map.of(
            "slotId",
            "cluster",
            "day",
            1,
            "exercise",
            "bench-press",
            "scheme",
            Map.of("variant", "CLUSTER"),
            "start",
            Map.of("oneRepMax", 150));

    private static final Map<String, Object> REST_PAUSE = Map.of(
            "slotId",
            "pause",
            "day",
            1,
            "exercise",
            "dumbbell-row",
            "scheme",
            Map.of("variant", "REST_PAUSE", "totalReps", 20),
            "start",
            Map.of("load", 60));

    @Test
    void mini_sets_are_planned_lifted_and_moved() {
        var lifter = GYM.lifter("mini").profile(Map.of("trainingSince", "2015-01-01"));
        lifter.program(
                Midday.today(), List.of(CLUSTER, REST_PAUSE, Lifts.lift("pyramid", 1, "squat", "PYRAMID", "5", "100")));

        var training = lifter.train(Midday.minutesAgo(60));
        var minutes = 0;
        for (int n = 0; n < 4; n++) {
            lifter.publish(
                    at(++minutes, training.set("bench-press", SetRole.STRAIGHT, kilos("125"), 2, "8", "cluster")));
        }
        var last = 0L;
        for (var reps : List.of(10, 4, 3, 2, 1)) {
            last = lifter.publish(
                    at(++minutes, training.set("dumbbell-row", SetRole.STRAIGHT, kilos("60"), reps, "9", "pause")));
        }

        var cluster = lifter.lift("cluster", 1, last).path("straight");
        assertThat(cluster.path("sets").asInt()).isEqualTo(4);
        assertThat(cluster.path("repRange").toString()).isEqualTo("{\"min\":2,\"max\":2}");
        assertThat(cluster.path("restSeconds").asInt()).isEqualTo(20);
        assertThat(cluster.has("totalReps")).isFalse();
        var pause = lifter.lift("pause", 1, last).path("straight");
        assertThat(pause.path("sets").asInt()).isEqualTo(5);
        assertThat(pause.path("totalReps").asInt()).isEqualTo(20);
        assertThat(pause.path("restSeconds").asInt()).isEqualTo(20);
        assertThat(lifter.lift("pyramid", 1, last).path("ramp")).hasSize(3);

        assertMoved(lifter.lift("cluster", 2, last), "127.5", "linear.hit");
        assertMoved(lifter.lift("pause", 2, last), "62.5", "double.raise");
        var week = lifter.history("pause").getFirst();
        assertThat(week.path("variant").asText()).isEqualTo("REST_PAUSE");
        assertThat(week.path("outcome").asText()).isEqualTo("HIT");
        assertThat(week.at("/done/top/reps").asInt()).isEqualTo(10);
        assertThat(week.at("/done/topReps").asInt()).isEqualTo(20);
        assertThat(number(week, "/done/tonnage")).isEqualByComparingTo("1200");
        var volume = PlanJson.of(lifter.calls().get(lifter.path() + "/volume"));
        assertThat(number(volume, "/items/0/hardSets/chest")).isEqualByComparingTo("1");
        assertThat(number(volume, "/items/0/hardSets/lats")).isEqualByComparingTo("2");
    }

    @Test
    void what_if_judges_mini_sets_in_the_order_they_are_given_in() {
        var lifter = GYM.lifter("what-if").profile(Map.of("trainingSince", "2015-01-01"));
        lifter.program(Midday.today(), List.of(CLUSTER, REST_PAUSE));

        var pause = whatIf(lifter, "pause", 60, 10, 4, 3, 2, 1, 1);
        var late = whatIf(lifter, "pause", 60, 1, 1, 2, 3, 4, 10);
        var cluster = whatIf(lifter, "cluster", 125, 2, 2, 2);

        assertThat(pause.path("outcome").asText()).isEqualTo("HIT");
        assertThat(number(pause, "/lift/straight/load")).isEqualByComparingTo("62.5");
        assertThat(late.path("outcome").asText()).isEqualTo("MISSED");
        assertThat(cluster.path("outcome").asText()).isEqualTo("SHORT");
        assertThat(cluster.at("/lift/why/0/rule").asText()).isEqualTo("linear.repeat");
    }

    /** Simulates mini-sets and returns the plan of the week after them. */
    private static JsonNode whatIf(Lifter lifter, String slot, int load, int... reps) {
        var sets = Arrays.stream(reps)
                .mapToObj(each -> Map.of("role", "STRAIGHT", "load", Map.of("value", load, "unit", "kg"), "reps", each))
                .toList();
        var body = Map.of("slotId", slot, "weeks", List.of(Map.of("sets", sets)));
        return PlanJson.of(lifter.calls().body(body).post(lifter.path() + "/simulations"))
                .path("weeks")
                .path(0);
    }

    @Test
    void a_running_session_raises_no_flag_until_it_is_complete() {
        var lifter = GYM.lifter("running").profile(Map.of("trainingSince", "2015-01-01"));
        lifter.program(Midday.today(), List.of(REST_PAUSE));
        var training = lifter.train(Midday.minutesAgo(60));

        var first = lifter.publish(at(1, training.set("dumbbell-row", SetRole.STRAIGHT, kilos("60"), 9, "9", "pause")));

        assertThat(lifter.lift("pause", 2, first).path("flags").findValuesAsText("code"))
                .doesNotContain("TARGET_MISSED");
        var last = 0L;
        for (int minutes = 2; minutes <= 5; minutes++) {
            last = lifter.publish(
                    at(minutes, training.set("dumbbell-row", SetRole.STRAIGHT, kilos("60"), 1, "9", "pause")));
        }
        assertThat(lifter.lift("pause", 2, last).path("flags").findValuesAsText("code"))
                .contains("TARGET_MISSED");
    }

    @Test
    void what_is_outside_the_rules_is_refused_with_its_field() {
        GYM.lifter("refused").profile(Map.of("trainingSince", "2015-01-01"));
        var scheme = Map.of("variant", "CLUSTER", "sets", 6, "reps", Map.of("min", 2, "max", 2));
        var lift = Map.of("day", 1, "exercise", "bench-press", "scheme", scheme, "start", Map.of("load", 100));
        var body = Map.of(
                "programId",
                UUID.randomUUID(),
                "athleteId",
                "refused",
                "startsOn",
                Midday.today().toString(),
                "lifts",
                List.of(lift));

        GYM.coach()
                .body(body)
                .post("/v1/programs")
                .then()
                .statusCode(422)
                .body("violations.field", contains("lifts[0].scheme.sets"))
                .body("violations.rule", hasItem("scheme"));
    }

    private static void assertMoved(JsonNode lift, String load, String rule) {
        assertThat(lift.path("straight").path("load").decimalValue()).isEqualByComparingTo(load);
        assertThat(lift.path("why").path(0).path("rule").asText()).isEqualTo(rule);
    }

    /** Returns the set, completed so many minutes later. The order of mini-sets counts. */
    private static CompletedSet at(int minutes, CompletedSet set) {
        return SetEvent.like(set)
                .completedAt(set.set().completedAt().plusMinutes(minutes))
                .completed();
    }

    private static Weight kilos(String load) {
        return new Weight(new BigDecimal(load), WeightUnit.KG);
    }
}
