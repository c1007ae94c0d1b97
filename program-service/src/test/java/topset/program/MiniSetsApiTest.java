package topset.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import topset.contract.SetCompleted;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

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

    /** The set, completed so many minutes later: the order of mini-sets counts. */
    private static SetCompleted at(int minutes, SetCompleted set) {
        return new SetCompleted(
                set.setId(),
                set.revision(),
                set.sessionId(),
                set.gym(),
                set.athleteId(),
                set.sessionStartedAt(),
                set.day(),
                set.exercise(),
                set.role(),
                set.load(),
                set.reps(),
                set.rpe(),
                set.pain(),
                set.completedAt().plusMinutes(minutes),
                set.slotId());
    }

    private static Weight kilos(String load) {
        return new Weight(new BigDecimal(load), WeightUnit.KG);
    }
}
