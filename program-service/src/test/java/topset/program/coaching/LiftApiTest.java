package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;
import static topset.program.Api.problem;
import static topset.program.PlanJson.number;
import static topset.program.PlanJson.rules;
import static topset.testsupport.Lifts.BENCH;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.program.Api;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Tests how a coach changes a lift from a week on, or overrides its target in one week. */
@RealParts
@Tag("smoke")
@SuppressWarnings("NullAway.Init")
class LiftApiTest {
    private final Gym gym = Gym.fresh("lifts");
    private final Lifter lifter = gym.lifter("lena");
    private UUID program;

    @BeforeEach
    void an_athlete_with_bench_press() {
        program = lifter.profile().program(Midday.today(), Lifts.bench());
    }

    private String path() {
        return "/v1/programs/" + program + "/lifts/" + BENCH;
    }

    @Test
    void an_override_holds_for_its_week_within_the_bounds_and_can_be_taken_back() {
        var week = path() + "/overrides/2";
        var before = lifter.lift(BENCH, 2, 0);

        refused(
                put(week, Map.of("reps", 6, "backoffReduction", 30, "backoffSets", 5, "reason", "a test")),
                Map.of(
                        "reps", "top-reps: must be between 3 and 5, not 6",
                        "backoffReduction", "reduction-bounds: must be between 10 and 25, not 30",
                        "backoffSets", "too-many-backoff-sets: must be between 2 and 3, not 5"));
        refused(
                put(week, Map.of("load", 1001, "reason", "a test")),
                Map.of("load", "override: must be between 0.001 and 1000, not 1001"));
        refused(
                put(week, Map.of("reason", "a test")),
                Map.of(
                        "body",
                        "override: must have at least one of the fields load, reps, backoffReduction and"
                                + " backoffSets"));
        assertThat(lifter.lift(BENCH, 2, 0)).isEqualTo(before);

        put(week, Map.of("load", 101, "reps", 3, "backoffReduction", 20, "reason", "shoulder"))
                .statusCode(200);
        var overridden = lifter.lift(BENCH, 2, 0);
        assertThat(overridden.path("overridden").asBoolean()).isTrue();
        assertThat(number(overridden, "/top/exactLoad")).isEqualByComparingTo("101");
        assertThat(number(overridden, "/top/load")).isEqualByComparingTo("100");
        assertThat(overridden.at("/top/reps").asInt()).isEqualTo(3);
        assertThat(number(overridden, "/backoff/exactLoad")).isEqualByComparingTo("80");
        assertThat(rules(overridden)).contains("override");

        put(week, Map.of("reps", 1, "reason", "a meet", "force", Map.of("reason", "peaking")))
                .statusCode(200);
        assertThat(lifter.lift(BENCH, 2, 0).at("/top/reps").asInt()).isEqualTo(1);

        gym.coach().delete(week).then().statusCode(200);
        gym.coach().delete(week).then().statusCode(200);
        var after = lifter.lift(BENCH, 2, 0);
        for (var part : new String[] {"top", "backoff", "why", "overridden"}) {
            assertThat(after.path(part)).as(part).isEqualTo(before.path(part));
        }
    }

    @Test
    void a_lift_with_its_own_equipment_is_named_although_the_equipment_is_the_same_as_the_gyms() {
        Map<String, Object> lift = Map.of("scheme", Map.of("variant", "SINGLE_TOP"));
        var own = new HashMap<>(lift);
        own.put("equipment", Map.of("bar", 20));

        put(path(), lift).statusCode(200).body("ownEquipment", nullValue());
        put(path(), own).statusCode(200).body("ownEquipment", contains(BENCH));
        put(path(), lift).statusCode(200).body("ownEquipment", nullValue());
    }

    @Test
    void a_lift_changed_from_next_week_on_carries_its_load_or_begins_again() {
        put(path(), Map.of("scheme", Map.of("variant", "SINGLE_TOP"), "progression", Map.of("method", "RPE")))
                .statusCode(200);
        assertThat(rules(lifter.lift(BENCH, 1, 0))).containsExactly("first-week");
        var next = lifter.lift(BENCH, 2, 0);
        assertThat(rules(next)).containsExactly("not-yet-trained", "lift-changed");
        assertThat(number(next, "/top/load")).isEqualByComparingTo("120");

        Map<String, Object> press = Map.of("exercise", "overhead-press", "scheme", Map.of("variant", "MODERATE_TOP"));
        refused(
                put(path(), press),
                Map.of(
                        "start",
                        "lift-changed: is required, because the lift gets another exercise or another weight"
                                + " unit"));
        refused(
                put(
                        path(),
                        Map.of(
                                "exercise", "leg-press",
                                "scheme", Map.of("variant", "SINGLE_TOP"),
                                "start", Map.of("load", 100))),
                Map.of(
                        "exercise",
                        "unsuited-exercise: leg-press does not suit heavy top sets; only a coach's reason allows it"));
        put(
                        path(),
                        Map.of(
                                "exercise", "overhead-press",
                                "scheme", Map.of("variant", "MODERATE_TOP"),
                                "start", Map.of("load", 60)))
                .statusCode(200);
        var changed = lifter.lift(BENCH, 2, 0);
        assertThat(changed.path("exercise").asText()).isEqualTo("overhead-press");
        assertThat(number(changed, "/top/load")).isEqualByComparingTo("60");
        assertThat(changed.at("/top/reps").asInt()).isEqualTo(7);

        problem(404, put("/v1/programs/" + program + "/lifts/d9-nothing", press));
    }

    @Test
    void nothing_is_changed_of_a_program_that_is_over() {
        gym.coach().body("{}").post("/v1/programs/" + program + "/end").then().statusCode(200);

        problem(
                409,
                put(path(), Map.of("scheme", Map.of("variant", "SINGLE_TOP"), "progression", Map.of("method", "RPE"))));
        problem(409, put(path() + "/overrides/1", Map.of("load", 100, "reason", "a test")));
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``           | nonsense                                       | 400 |",
                "``           | {\"scheme\":{\"variant\":7}}                   | 400 | scheme.variant",
                "``           | {\"shceme\":{\"variant\":\"SINGLE_TOP\"}}      | 400 | shceme",
                "/overrides/2 | null                                           | 400 |",
                "/overrides/2 | {\"load\":100}                                 | 400 | reason",
                "/overrides/2 | {\"load\":\"100\",\"reason\":\"x\"}            | 400 | load",
                "/overrides/2 | {\"load\":100,\"load\":90,\"reason\":\"x\"}    | 400 | load",
                "/overrides/2 | {\"load\":100,\"reason\":\"\"}                 | 422 | reason",
                "/overrides/x | {\"load\":100,\"reason\":\"x\"}                | 400 | week",
            })
    void what_is_no_change_names_its_field(String under, String body, int status, String field) {
        var before = lifter.lift(BENCH, 2, 0);

        problem(status, field, gym.coach().body(body).put(path() + under).then());
        assertThat(lifter.lift(BENCH, 2, 0)).isEqualTo(before);
    }

    private ValidatableResponse put(String path, Map<String, Object> body) {
        return gym.coach().body(body).put(path).then();
    }

    /** Asserts that exactly these fields are refused, each with this rule and message. */
    private static void refused(ValidatableResponse answer, Map<String, String> violations) {
        assertThat(Api.violations(answer).stream()
                        .collect(Collectors.toMap(
                                violation -> violation.field(),
                                violation -> violation.rule() + ": " + violation.message())))
                .isEqualTo(violations);
    }
}
