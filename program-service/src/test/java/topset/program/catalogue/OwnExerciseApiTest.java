package topset.program.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static topset.testsupport.Eventually.eventually;

import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
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
import topset.testsupport.Json;
import topset.testsupport.Midday;

@RealParts
@Tag("smoke")
class OwnExerciseApiTest {
    private static final String LOG_PRESS = "/v1/exercises/log-press";

    private final Gym gym = Gym.fresh("own-exercises");

    /** A complete definition, with other values for some fields. A null removes the field. */
    private static Map<String, Object> logPress(Map<String, Object> other) {
        var body = new HashMap<String, Object>(Map.of(
                "name",
                "Log Press",
                "aliases",
                List.of("Strongman Log Press"),
                "muscles",
                Map.of("primary", List.of("front-delts"), "secondary", List.of("triceps")),
                "suitability",
                "GOOD",
                "pattern",
                "VERTICAL_PUSH",
                "kind",
                "COMPOUND",
                "equipment",
                "STEP",
                "step",
                Map.of("kg", 2.5, "lb", 5),
                "increment",
                Map.of("kg", 2.5, "lb", 5),
                "ratios",
                Map.of("overhead-press", Map.of("ratio", 0.9, "source", "measured"))));
        body.putAll(other);
        return body;
    }

    private ValidatableResponse define(String path, Map<String, Object> body) {
        return gym.coach().body(body).put(path).then();
    }

    private void defined() {
        define(LOG_PRESS, logPress(Map.of())).statusCode(201);
    }

    private static Map<String, Object> lift(String exercise) {
        return Map.of(
                "day", 1,
                "exercise", exercise,
                "scheme", Map.of("variant", "SINGLE_TOP"),
                "progression", Map.of("method", "LINEAR"),
                "start", Map.of("load", 60));
    }

    private ValidatableResponse start(String athlete, String exercise) {
        return gym.coach().body(program(athlete, exercise)).post("/v1/programs").then();
    }

    private static Map<String, Object> program(String athlete, String exercise) {
        return Map.of(
                "programId", UUID.randomUUID(),
                "athleteId", athlete,
                "startsOn", Midday.today().toString(),
                "lifts", List.of(lift(exercise)));
    }

    /** Logs a top set of 60 kg that meets its target. Returns its sequence. */
    private static long logged(Lifter lifter) {
        var training = lifter.train(Midday.minutesAgo(60));
        var load = new Weight(new BigDecimal(60), WeightUnit.KG);
        return lifter.publish(training.set("log-press", SetRole.TOP, load, 4, "8.5", null));
    }

    @Test
    void a_defined_exercise_is_listed_with_its_gym_and_marked_as_own() {
        defined();

        gym.lifter("lena")
                .calls()
                .get(LOG_PRESS)
                .then()
                .statusCode(200)
                .body("own", is(true))
                .body("retired", nullValue())
                .body("loadMode", is("EXTERNAL"))
                .body("lowerBody", is(false))
                .body("aliases", contains("Strongman Log Press"));
        gym.analyst()
                .get("/v1/exercises")
                .then()
                .statusCode(200)
                .body("items.size()", is(85))
                .body("items.find { it.id == 'log-press' }.own", is(true))
                .body("items.find { it.id == 'bench-press' }.own", nullValue());
    }

    @Test
    void an_exercise_of_a_program_or_a_template_is_retired_only_if_it_may_be_used() {
        defined();
        start(gym.lifter("lena").profile().id(), "log-press").statusCode(201);
        gym.coach().delete(LOG_PRESS + "?unused=true").then().statusCode(409);
        define("/v1/exercises/log-row", logPress(Map.of("name", "Log Row", "aliases", List.of())))
                .statusCode(201);
        var row = Map.of("day", 1, "exercise", "log-row", "scheme", Map.of("variant", "SINGLE_TOP"));
        var template = Map.of("name", "Base", "weeks", 8, "lifts", List.of(row));
        gym.coach().body(template).put("/v1/program-templates/base").then().statusCode(201);
        gym.coach().delete("/v1/exercises/log-row?unused=true").then().statusCode(409);
        gym.coach().get(LOG_PRESS).then().body("retired", nullValue());

        gym.coach().delete("/v1/program-templates/base").then().statusCode(200);
        gym.coach()
                .delete("/v1/exercises/log-row?unused=true")
                .then()
                .statusCode(200)
                .body("retired", is(true));
        gym.coach().delete(LOG_PRESS).then().statusCode(200).body("retired", is(true));
        gym.coach().delete(LOG_PRESS + "?unused=perhaps").then().statusCode(422);
    }

    @Test
    void another_gym_neither_sees_nor_uses_it() {
        defined();
        var other = Gym.fresh("own-exercises");
        var stranger = other.lifter("lena").profile();

        other.coach().get(LOG_PRESS).then().statusCode(404);
        other.coach().get("/v1/exercises").then().body("items.id", not(hasItem("log-press")));
        other.coach().delete(LOG_PRESS).then().statusCode(404);
        var refused = other.coach()
                .body(program(stranger.id(), "log-press"))
                .post("/v1/programs")
                .then();
        assertThat(Api.violations(refused)).extracting("field").contains("lifts[0].exercise");
        other.coach().body(logPress(Map.of())).put(LOG_PRESS).then().statusCode(201);
    }

    @Test
    void a_repeated_definition_changes_nothing_and_another_one_replaces_it() {
        defined();
        define(LOG_PRESS, logPress(Map.of())).statusCode(200);
        define(LOG_PRESS, logPress(Map.of("increment", Map.of("kg", 2.50, "lb", 5.0))))
                .statusCode(200);

        define(LOG_PRESS, logPress(Map.of("increment", Map.of("kg", 1, "lb", 2))))
                .statusCode(200);

        gym.coach().get(LOG_PRESS).then().body("increment.kg", equalTo(1));
        // The feed has an event as soon as all earlier transactions have ended.
        var events = eventually()
                .until(
                        this::eventsOfGym,
                        lines -> !lines.isEmpty() && lines.getLast().contains("\"increment\":{\"kg\":1,\"lb\":2}"));
        assertThat(events).as("the first definition and the last one").hasSize(2);
    }

    @Test
    void a_change_may_name_the_revision_that_it_replaces() {
        define(LOG_PRESS, logPress(Map.of())).statusCode(201).header("ETag", "\"1\"");
        gym.coach().get(LOG_PRESS).then().header("ETag", "\"1\"");
        gym.coach().get("/v1/exercises/squat").then().header("ETag", nullValue());
        var changed = logPress(Map.of("suitability", "UNLISTED"));

        Api.problem(412, defineAt("\"2\"", changed));
        defineAt("\"1\"", changed).statusCode(200).header("ETag", "\"2\"");
        defineAt("\"1\"", changed).statusCode(200).header("ETag", "\"2\"");
        Api.problem(412, defineAt("\"1\"", logPress(Map.of())));
        Api.problem(400, defineAt("two", changed));

        Api.problem(
                412, gym.coach().header("If-Match", "\"1\"").delete(LOG_PRESS).then());
        gym.coach()
                .header("If-Match", "\"2\"")
                .delete(LOG_PRESS)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
    }

    private ValidatableResponse defineAt(String revision, Map<String, Object> body) {
        return gym.coach()
                .header("If-Match", revision)
                .body(body)
                .put(LOG_PRESS)
                .then();
    }

    @Test
    void a_definition_may_be_only_for_a_new_exercise() {
        defineNew("*", logPress(Map.of())).statusCode(201);
        defineNew("*", logPress(Map.of())).statusCode(200);

        Api.problem(412, defineNew("*", logPress(Map.of("suitability", "IDEAL"))));
        Api.problem(400, "If-None-Match", defineNew("\"1\"", logPress(Map.of())));
        gym.coach().delete(LOG_PRESS).then().statusCode(200);
        Api.problem(412, defineNew("*", logPress(Map.of())));
    }

    private ValidatableResponse defineNew(String onlyNew, Map<String, Object> body) {
        return gym.coach()
                .header("If-None-Match", onlyNew)
                .body(body)
                .put(LOG_PRESS)
                .then();
    }

    @Test
    void a_first_definition_cannot_name_a_revision() {
        Api.problem(412, defineAt("\"1\"", logPress(Map.of())));
        gym.coach().get(LOG_PRESS).then().statusCode(404);
    }

    /** The lines about the gym's exercises in its feed. */
    private List<String> eventsOfGym() {
        return gym.coach()
                .get("/v1/feed")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.contains("\"topset.gym.ExerciseDefined.v1\""))
                .toList();
    }

    @Test
    void a_program_plans_it_with_its_own_increment_and_steps() {
        define(LOG_PRESS, logPress(Map.of("increment", Map.of("kg", 4, "lb", 8), "step", Map.of("kg", 2, "lb", 4))))
                .statusCode(201);
        var lifter = gym.lifter("lena").profile();

        start(lifter.id(), "log-press").statusCode(201);
        var top = logged(lifter);

        assertThat(PlanJson.lift(lifter.plan(2, top), "d1-log-press")
                        .at("/top/load")
                        .decimalValue())
                .isEqualByComparingTo(new BigDecimal("64"));
        assertThat(gym.coach()
                        .get(lifter.path() + "/volume")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getDouble("items[0].hardSets.front-delts"))
                .isEqualTo(1.0);
    }

    @Test
    void a_ratio_makes_it_an_alternative_that_a_lift_can_be_swapped_to() {
        defined();

        gym.coach()
                .get("/v1/exercises/overhead-press/alternatives")
                .then()
                .statusCode(200)
                .body("items.find { it.id == 'log-press' }.ratio", equalTo(0.9f));
        gym.coach().get(LOG_PRESS + "/alternatives").then().statusCode(200).body("items.id", hasItem("overhead-press"));
    }

    @Test
    void an_exercise_of_the_catalogue_can_be_neither_defined_nor_retired() {
        define("/v1/exercises/bench-press", logPress(Map.of()))
                .statusCode(409)
                .body("detail", containsString("catalogue"));
        gym.coach().delete("/v1/exercises/bench-press").then().statusCode(409);
        gym.coach().get("/v1/exercises/bench-press").then().body("name", is("Bench Press"));
        gym.coach().delete("/v1/exercises/nothing").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "muscles.primary[0]   | muscle      | muscles   | {\"primary\":[\"wings\"]}",
                "muscles.secondary[0] | muscle      | muscles   | {\"primary\":[\"chest\"],\"secondary\":[\"chest\"]}",
                "name                 | alias-taken | name      | \"bench press\"",
                "aliases[0]           | alias-taken | aliases   | [\"Squat\"]",
                "aliases[1]           | alias-taken | aliases   | [\"A\",\"a \"]",
                "ratios.log-press     | ratio       | ratios    | {\"log-press\":{\"ratio\":1,\"source\":\"x\"}}",
                "ratios.nothing       | ratio       | ratios    | {\"nothing\":{\"ratio\":1,\"source\":\"x\"}}",
                "ratios.squat.ratio   | ratio       | ratios    | {\"squat\":{\"ratio\":20.1,\"source\":\"x\"}}",
                "increment.kg         | increment   | increment | {\"kg\":0,\"lb\":5}",
                "step.lb              | step        | step      | {\"kg\":2.5,\"lb\":0.0001}",
                "step                 | step        | equipment | \"BARBELL\"",
            })
    void a_value_outside_its_limits_is_refused(String field, String rule, String property, String json) {
        var body = new HashMap<>(logPress(Map.of()));
        body.put(property, Json.read(json));

        assertThat(Api.violations(define(LOG_PRESS, body))).anySatisfy(violation -> {
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.rule()).isEqualTo(rule);
        });
    }

    @Test
    void every_fault_of_a_definition_is_named_at_once() {
        assertThat(Api.violations(define(
                        "/v1/exercises/Log_Press",
                        logPress(Map.of("name", "Squat", "muscles", Map.of("primary", List.of("wings")))))))
                .extracting("rule")
                .contains("exercise-id", "alias-taken", "muscle");
        Api.problem(400, "pattern", define(LOG_PRESS, Map.of("name", "Log Press")));
    }

    @Test
    void a_name_of_another_own_exercise_is_taken_until_that_one_is_retired() {
        defined();
        var axle = logPress(Map.of("name", "Axle Press", "aliases", List.of("strongman log press")));
        var refused = Api.violations(define("/v1/exercises/axle-press", axle));
        assertThat(refused).extracting("field").containsExactly("aliases[0]");
        assertThat(refused.getFirst().message()).contains("log-press");

        gym.coach().delete(LOG_PRESS).then().statusCode(200);

        define("/v1/exercises/axle-press", axle).statusCode(201);
    }

    @Test
    void the_load_mode_stays() {
        defined();

        assertThat(Api.violations(define(LOG_PRESS, logPress(Map.of("loadMode", "ADDED_TO_BODYWEIGHT")))))
                .extracting("rule")
                .containsExactly("load-mode");
    }

    @Test
    void a_retired_exercise_goes_on_in_running_programs_and_in_no_new_one() {
        defined();
        var lifter = gym.lifter("lena").profile();
        start(lifter.id(), "log-press").statusCode(201);

        gym.coach().delete(LOG_PRESS).then().statusCode(200);
        gym.coach().delete(LOG_PRESS).then().statusCode(200);

        gym.coach().get(LOG_PRESS).then().statusCode(200).body("retired", is(true));
        gym.coach().get("/v1/exercises/overhead-press/alternatives").then().body("items.id", not(hasItem("log-press")));
        var other = gym.lifter("max").profile();
        assertThat(Api.violations(start(other.id(), "log-press")))
                .extracting("field")
                .contains("lifts[0].exercise");
        var top = logged(lifter);
        assertThat(PlanJson.lift(lifter.plan(2, top), "d1-log-press")
                        .at("/top/load")
                        .decimalValue())
                .isEqualByComparingTo(new BigDecimal("62.5"));

        define(LOG_PRESS, logPress(Map.of())).statusCode(200).body("retired", nullValue());
        start(other.id(), "log-press").statusCode(201);
    }
}
