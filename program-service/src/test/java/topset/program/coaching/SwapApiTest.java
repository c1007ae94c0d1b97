package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static topset.program.Api.problem;
import static topset.program.PlanJson.number;
import static topset.program.PlanJson.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.program.Api;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Tests how a coach swaps an exercise and plans accessories (training-rules.md § 14, § 16). */
@RealParts
@SuppressWarnings("NullAway.Init")
class SwapApiTest {
    private static final Map<String, Object> SWAP = Map.of("swap", true);
    private static final Map<String, Object> SINGLE_TOP = Map.of("variant", "SINGLE_TOP");

    private final Gym gym = Gym.fresh("swaps");
    private final Lifter lifter = gym.lifter("lena");
    private UUID program;
    private long squatted;

    /** A set of 170 kg × 4 @ RPE 8.5 shows a squat of 200 kg (170 / 0.85). */
    @BeforeEach
    void an_athlete_with_a_squat_of_200_kilograms() {
        program = lifter.profile()
                .program(Midday.today(), List.of(Lifts.lift("d1-squat", 1, "squat", "SINGLE_TOP", "5", "170")));
        var training = lifter.train(Midday.minutesAgo(60));
        squatted = lifter.publish(
                training.set("squat", SetRole.TOP, new Weight(new BigDecimal(170), WeightUnit.KG), 4, "8.5", null));
        assertThat(number(lifter.lift("d1-squat", 2, squatted), "/top/load")).isEqualByComparingTo("175");
    }

    private ValidatableResponse change(Map<String, Object> body) {
        return gym.coach()
                .body(body)
                .put("/v1/programs/" + program + "/lifts/d1-squat")
                .then();
    }

    private static Map<String, Object> to(String exercise, Map<String, Object> scheme, Map<String, Object> start) {
        return Map.of("exercise", exercise, "scheme", scheme, "start", start);
    }

    @Test
    void a_preview_shows_the_loads_of_a_swap_before_it_is_made() {
        var swapped = new HashMap<String, Object>(to("front-squat", SINGLE_TOP, SWAP));
        swapped.putAll(Map.of("slotId", "d1-squat", "day", 1));
        var asked = new HashMap<String, Object>(Map.of(
                "athleteId",
                lifter.id(),
                "startsOn",
                Midday.today().plusWeeks(1).toString()));
        asked.put("lifts", List.of(swapped));

        var shown = PlanJson.of(gym.coach().body(asked).post("/v1/programs/preview"))
                .at("/weeks/0/lifts/0");

        change(to("front-squat", SINGLE_TOP, SWAP)).statusCode(200);
        var next = lifter.lift("d1-squat", 2, squatted);
        assertThat(shown.path("top")).isEqualTo(next.path("top"));
        assertThat(number(shown, "/top/load")).isEqualByComparingTo("125");
        assertThat(number(shown, "/backoff/load")).isEqualByComparingTo(number(next, "/backoff/load"));
        swapped.put("slotId", "d1-front-squat");
        problem(
                422,
                "lifts[0].start.swap",
                gym.coach().body(asked).post("/v1/programs/preview").then());
    }

    @Test
    void a_swap_is_stored_as_a_load_and_says_where_it_comes_from() {
        // 200 × 0.785 × 0.95 × 0.85 = 126.7775, which is nearer to 127.5
        change(to("front-squat", SINGLE_TOP, SWAP))
                .statusCode(200)
                .body("changes.size()", is(1))
                .body("changes[0].lift.exercise", is("front-squat"))
                .body("changes[0].lift.start.load", is(125))
                .body("changes[0].lift.start.size()", is(1));

        var next = lifter.lift("d1-squat", 2, squatted);
        assertThat(next.path("exercise").asText()).isEqualTo("front-squat");
        assertThat(number(next, "/top/load")).isEqualByComparingTo("125");
        assertThat(number(next, "/top/exactLoad")).isEqualByComparingTo("126.778");
        assertThat(rules(next)).startsWith("swap", "lift-changed");
        assertThat(next.at("/why/0/says").asText())
                .isEqualTo(
                        "front-squat instead of squat, from squat's estimated 1RM of 200 kg × 0.785 × 0.95, for 4 reps at RPE 8.5:"
                                + " 126.8 kg");
        assertThat(next.at("/why/1/says").asText()).endsWith("126.8 kg, loaded as 125 kg");
        assertThat(lifter.lift("d1-squat", 1, squatted).path("exercise").asText())
                .isEqualTo("squat");

        var row = PlanJson.of(gym.coach().get("/v1/roster")).at("/items/0/lifts/0");
        assertThat(number(row, "/nextLoad")).isEqualByComparingTo("125");
        assertThat(row.has("change")).isFalse(); // loads of two exercises are not compared
    }

    @Test
    void the_flags_of_the_replaced_exercise_are_listed_under_its_name() {
        change(to("front-squat", SINGLE_TOP, SWAP)).statusCode(200);

        var row = PlanJson.of(gym.coach().get("/v1/roster")).at("/items/0");

        assertThat(row.at("/lifts/0/exercise").asText()).isEqualTo("front-squat");
        var named = row.path("flags").findValuesAsText("exercise");
        assertThat(named).isNotEmpty().containsOnly("squat");
    }

    @Test
    void a_repeated_swap_changes_nothing() {
        var first = change(to("front-squat", SINGLE_TOP, SWAP))
                .statusCode(200)
                .extract()
                .asString();
        var again = change(to("front-squat", SINGLE_TOP, SWAP))
                .statusCode(200)
                .extract()
                .asString();
        assertThat(again).isEqualTo(first);

        change(to("front-squat", Map.of("variant", "STRAIGHT", "sets", 3, "reps", Map.of("min", 10, "max", 12)), SWAP))
                .statusCode(200)
                .body("changes.size()", is(1));
        var next = lifter.lift("d1-squat", 2, squatted);
        // 200 × 0.785 × 0.95 × 0.626 = 93.368
        assertThat(number(next, "/straight/exactLoad")).isEqualByComparingTo("93.368");
        assertThat(number(next, "/straight/load")).isEqualByComparingTo("92.5");
    }

    @Test
    void a_swap_of_what_was_never_trained_and_has_no_ratio_is_refused() {
        var before = lifter.lift("d1-squat", 2, squatted);
        refused(
                change(to("box-squat", SINGLE_TOP, SWAP)),
                "start.swap",
                "swap",
                "no set of box-squat with reps and RPE is known in the last 26 weeks, and no published ratio of its load"
                        + " to that of squat; give the field 'load', 'oneRepMax' or 'recentSet' of 'start' instead of"
                        + " 'swap'");
        refused(
                change(to("squat", SINGLE_TOP, SWAP)),
                "start.swap",
                "swap",
                "must be absent, because the lift keeps its exercise, squat");
        var both = new HashMap<String, Object>(SWAP);
        both.put("load", 100);
        refused(
                change(to("front-squat", SINGLE_TOP, both)),
                "start",
                "first-week",
                "must have exactly one of the fields load, oneRepMax, recentSet, fromHistory and swap");
        refused(
                change(to("front-squat", SINGLE_TOP, Map.of("swap", false))),
                "start",
                "first-week",
                "must have exactly one of the fields load, oneRepMax, recentSet, fromHistory and swap");
        assertThat(lifter.lift("d1-squat", 2, squatted)).isEqualTo(before);
    }

    @Test
    void a_swap_to_an_unsuited_exercise_is_refused_as_such() {
        assertThat(Api.violations(change(to("leg-press", SINGLE_TOP, SWAP)))).anySatisfy(each -> {
            assertThat(each.field()).isEqualTo("exercise");
            assertThat(each.rule()).isEqualTo("unsuited-exercise");
            assertThat(each.message())
                    .isEqualTo("leg-press does not suit heavy top sets; only a coach's reason allows it");
        });
    }

    @Test
    void a_new_program_cannot_swap() {
        problem(
                        422,
                        gym.coach()
                                .body(Map.of(
                                        "programId", UUID.randomUUID(),
                                        "athleteId", lifter.id(),
                                        "startsOn", Midday.today().plusDays(7).toString(),
                                        "lifts",
                                                List.of(Map.of(
                                                        "day",
                                                        1,
                                                        "exercise",
                                                        "front-squat",
                                                        "scheme",
                                                        SINGLE_TOP,
                                                        "start",
                                                        SWAP))))
                                .post("/v1/programs")
                                .then())
                .body("violations.field", contains("lifts[0].start.swap"))
                .body("violations.rule", contains("swap"))
                .body(
                        "violations.message",
                        hasItem("must be absent when a program starts: only a change of a lift to"
                                + " another exercise may have this field"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"swap\":\"yes\"} | start.swap",
                "{\"swap\":1} | start.swap",
                "{\"swap\":{}} | start.swap",
                "{\"swapp\":true} | start.swapp",
                "{\"swap\":true,\"swap\":true} | start.swap"
            })
    void what_is_no_swap_names_its_field(String start, String field) {
        var body = "{\"exercise\":\"front-squat\",\"scheme\":{\"variant\":\"SINGLE_TOP\"},\"start\":" + start + "}";
        problem(
                400,
                field,
                gym.coach()
                        .body(body)
                        .put("/v1/programs/" + program + "/lifts/d1-squat")
                        .then());
    }

    @Test
    void accessories_start_from_a_one_rep_max_and_bridge_to_the_next_dumbbells() {
        var other = gym.lifter("dana").profile();
        var scheme = Map.of("variant", "STRAIGHT", "sets", 1, "reps", Map.of("min", 10, "max", 12));
        other.program(
                Midday.today(),
                List.of(
                        Map.of(
                                "slotId",
                                "row",
                                "day",
                                1,
                                "exercise",
                                "barbell-row",
                                "scheme",
                                scheme,
                                "start",
                                Map.of("oneRepMax", 103)),
                        Map.of(
                                "slotId",
                                "raise",
                                "day",
                                1,
                                "exercise",
                                "lateral-raise",
                                "scheme",
                                scheme,
                                "start",
                                Map.of("load", 10),
                                "equipment",
                                Map.of("kind", "FIXED", "loads", List.of(10, 12.5)))));
        var last = other.publish(other.train(Midday.minutesAgo(60))
                .set("lateral-raise", SetRole.STRAIGHT, new Weight(BigDecimal.TEN, WeightUnit.KG), 12, "9", "raise"));

        var row = other.lift("row", 1, last);
        assertThat(number(row, "/straight/load")).isEqualByComparingTo("62.5");
        assertThat(number(row, "/straight/exactLoad")).isEqualByComparingTo("64.478");
        assertThat(row.at("/why/0/says").asText())
                .isEqualTo("first week, from a 1RM of 103 kg, for 12 reps at RPE 8: 64.5 kg, loaded as 62.5 kg");
        JsonNode next = other.lift("raise", 2, last);
        assertThat(rules(next)).containsExactly("double.bridge");
        assertThat(number(next, "/straight/load")).isEqualByComparingTo("10");
        assertThat(next.at("/straight/repRange").toString()).isEqualTo("{\"min\":10,\"max\":13}");
        assertThat(next.at("/why/0/says").asText()).endsWith("so 10 kg again, for up to 13 reps");
    }

    private static void refused(ValidatableResponse answer, String field, String rule, String message) {
        assertThat(Api.violations(answer)).singleElement().satisfies(each -> {
            assertThat(each.field()).isEqualTo(field);
            assertThat(each.rule()).isEqualTo(rule);
            assertThat(each.message()).isEqualTo(message);
        });
    }
}
