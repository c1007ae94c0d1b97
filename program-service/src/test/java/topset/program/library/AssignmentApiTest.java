package topset.program.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static topset.program.Api.problem;
import static topset.program.PlanJson.number;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Tests how athletes are assigned to a program template, and who is offered a new version. */
@RealParts
@Tag("smoke")
class AssignmentApiTest {
    private static final String BASE = "/v1/program-templates/base";

    private final Gym gym = Gym.fresh("assigned");

    private static Map<String, Object> base(int weeks) {
        return Map.of(
                "name",
                "Base",
                "weeks",
                weeks,
                "deloads",
                List.of(Map.of("week", 2, "reason", "an easy second week")),
                "lifts",
                List.of(lift("bench-press"), lift("squat")));
    }

    private static Map<String, Object> lift(String exercise) {
        return Map.of("day", 1, "exercise", exercise, "scheme", Map.of("variant", "SINGLE_TOP"));
    }

    private static Map<String, Object> startOf(String exercise, int load) {
        return Map.of("exercise", exercise, "start", Map.of("load", load));
    }

    private static Map<String, Object> to(String athlete, Map<String, Object> start) {
        var forAthlete = new HashMap<>(start);
        forAthlete.put("athleteId", athlete);
        return forAthlete;
    }

    @BeforeEach
    void save() {
        gym.coach().body(base(8)).put(BASE).then().statusCode(201);
    }

    private ValidatableResponse assign(Map<String, Object> more, String... athletes) {
        var body = new HashMap<String, Object>(Map.of(
                "athleteIds", List.of(athletes),
                "startsOn", Midday.today().toString(),
                "starts", List.of(startOf("bench-press", 100), startOf("squat", 140))));
        body.putAll(more);
        return gym.coach().body(body).post(BASE + "/assign").then();
    }

    private Lifter running(String athlete) {
        var lifter = gym.lifter(athlete).profile();
        lifter.program(Midday.today().minusWeeks(2), Lifts.bench());
        return lifter;
    }

    @Test
    void an_assignment_that_is_taken_back_lets_the_replaced_program_go_on_and_can_be_made_again() {
        running("kemi");
        var replaced = currentProgram("kemi");

        var first = assign(Map.of("assignmentId", UUID.randomUUID().toString()), "kemi")
                .body("results[0].outcome", is("STARTED"))
                .extract()
                .<String>path("results[0].programId");
        assertThat(currentProgram("kemi")).isEqualTo(first);
        gym.coach().post("/v1/programs/" + first + "/end").then().statusCode(200);
        assertThat(currentProgram("kemi")).isEqualTo(replaced);

        var other = Map.<String, Object>of("starts", List.of(startOf("bench-press", 90), startOf("squat", 120)));
        assign(other, "kemi").body("results[0].outcome", is("STARTED"));
        gym.coach()
                .post("/v1/programs/" + currentProgram("kemi") + "/end")
                .then()
                .statusCode(200);
        var again = new HashMap<String, Object>(other);
        again.put("assignmentId", UUID.randomUUID().toString());
        assign(again, "kemi").body("results[0].outcome", is("STARTED"));
        assertThat(currentProgram("kemi")).isNotIn(first, replaced);
    }

    private String currentProgram(String athlete) {
        return gym.coach()
                .get("/v1/athletes/" + athlete + "/weeks/current")
                .then()
                .statusCode(200)
                .extract()
                .path("programId");
    }

    @Test
    void each_athlete_is_answered_on_its_own_and_a_repeated_call_starts_nothing() {
        var lena = gym.lifter("lena").profile();
        running("kemi");
        var starts = List.of(
                startOf("bench-press", 100),
                startOf("squat", 140),
                to("lena", startOf("bench-press", 60)),
                Map.of("athleteId", "lena", "slotId", "d1-squat", "start", Map.of("load", 80)));

        var first = assign(Map.of("starts", starts), "lena", "nobody", "kemi")
                .statusCode(200)
                .body("version", is(1))
                .body("started", is(2))
                .body("refused", is(1))
                .body("results.athleteId", contains("lena", "nobody", "kemi"))
                .body("results.outcome", contains("STARTED", "REFUSED", "STARTED"))
                .body("results[1].status", is(422))
                .body("results[1].violations.rule", contains("profile-first"))
                .body("results[1].programId", nullValue())
                .extract();
        assertThat(number(lena.lift("d1-bench-press", 1, 0), "/top/load")).isEqualByComparingTo("60");
        assertThat(number(lena.lift("d1-squat", 1, 0), "/top/load")).isEqualByComparingTo("80");

        gym.lifter("nobody").profile();
        assign(Map.of("starts", starts), "lena", "nobody", "kemi")
                .statusCode(200)
                .body("results.outcome", contains("REPEATED", "STARTED", "REPEATED"))
                .body("results[0].programId", is(first.<String>path("results[0].programId")));
    }

    @Test
    void an_assigned_program_has_the_planned_deloads_and_remembers_its_template() {
        var lena = gym.lifter("lena").profile();

        var program = assign(Map.of(), "lena").extract().<String>path("results[0].programId");

        gym.coach()
                .get("/v1/programs/" + program)
                .then()
                .statusCode(200)
                .body("programTemplate.id", is("base"))
                .body("programTemplate.version", is(1))
                .body("deloads.week", contains(2))
                .body("deloads.reason", contains("an easy second week"));
        assertThat(lena.plan(2, 0).path("deload").path("reason").asText()).isEqualTo("an easy second week");
    }

    @Test
    void deloads_of_weeks_that_are_over_are_left_out() {
        gym.lifter("lena").profile();

        var program = assign(Map.of("startsOn", Midday.today().minusWeeks(3).toString()), "lena")
                .body("started", is(1))
                .extract()
                .<String>path("results[0].programId");

        gym.coach().get("/v1/programs/" + program).then().body("deloads", empty());
    }

    @Test
    void an_athlete_without_a_start_or_with_other_starts_than_before_is_refused() {
        gym.lifter("lena").profile();

        assign(Map.of("starts", List.of(startOf("squat", 140))), "lena")
                .statusCode(200)
                .body("results[0].status", is(422))
                .body("results[0].violations.field", contains("lifts[0].start"))
                .body("results[0].violations.rule", contains("first-week"));
        assign(Map.of(), "lena").body("started", is(1));
        assign(Map.of("starts", List.of(Map.of("start", Map.of("load", 50)))), "lena")
                .statusCode(200)
                .body("results[0].status", is(409))
                .body("results[0].detail", containsString("was already started with other values"));
    }

    @Test
    void a_template_with_increments_is_for_athletes_of_its_unit() {
        gym.lifter("pat").profile(Map.of("unit", "lb"));
        assign(Map.of(), "pat").body("started", is(1));
        var bench = new HashMap<>(lift("bench-press"));
        bench.put("progression", Map.of("method", "LINEAR", "increment", 1));
        gym.coach()
                .body(Map.of("name", "Small steps", "lifts", List.of(bench)))
                .put(BASE)
                .then()
                .statusCode(200)
                .body("unit", is("kg"));

        assign(Map.of("starts", List.of(startOf("bench-press", 200))), "pat")
                .body("results[0].violations.field", contains("athleteId"))
                .body("results[0].violations.rule", contains("unit"));
    }

    @Test
    void a_call_that_is_wrong_as_a_whole_starts_nothing() {
        gym.lifter("lena").profile();

        problem(
                404,
                gym.coach()
                        .body(Map.of())
                        .post("/v1/program-templates/none/assign")
                        .then());
        problem(404, assign(Map.of("version", 2), "lena"));
        problem(422, "athleteIds[1]", assign(Map.of(), "lena", "lena"));
        problem(422, "athleteIds", assign(Map.of()));
        problem(422, "starts[0].exercise", assign(Map.of("starts", List.of(startOf("deadlift", 1))), "lena"));
        problem(422, "starts[0].athleteId", assign(Map.of("starts", List.of(to("kemi", startOf("squat", 1)))), "lena"));
        problem(422, "starts[1]", assign(Map.of("starts", List.of(startOf("squat", 1), startOf("squat", 2))), "lena"));
        gym.coach().delete(BASE).then().statusCode(200);
        problem(409, assign(Map.of(), "lena"));
        gym.coach().get("/v1/programs?athleteId=lena").then().body("items", empty());
    }

    @Test
    void a_new_version_is_offered_and_changes_nothing_by_itself() {
        gym.lifter("lena").profile();
        running("kemi");
        assign(Map.of(), "lena", "kemi").body("started", is(2));
        gym.coach().body(base(9)).put(BASE).then().statusCode(200).body("version", is(2));

        athletes("?older=true")
                .body("items.athleteId", contains("kemi", "lena"))
                .body("items.version", contains(1, 1))
                .body("items.newestVersion", contains(2, 2));
        athletes("?limit=1").body("items.athleteId", contains("kemi"));
        assign(Map.of(), "lena").body("version", is(2)).body("started", is(1));

        athletes("?older=true").body("items.athleteId", contains("kemi"));
        athletes("").body("items.athleteId", contains("kemi", "lena")).body("items.version", contains(1, 2));
        problem(422, "older", gym.analyst().get(BASE + "/athletes?older=maybe").then());
    }

    @Test
    void an_athlete_whose_program_is_over_is_offered_nothing() {
        gym.lifter("lena").profile();
        gym.lifter("kemi").profile();
        var programs = assign(Map.of(), "lena", "kemi").body("started", is(2)).extract();
        gym.coach()
                .post("/v1/programs/" + programs.<String>path("results[0].programId") + "/end")
                .then()
                .statusCode(200);

        athletes("").body("items.athleteId", contains("kemi"));
    }

    @Test
    void nobody_trains_by_an_assignment_that_was_taken_back_before_its_first_day() {
        gym.lifter("lena").profile();
        gym.lifter("kemi").profile();
        var nextWeek =
                Map.<String, Object>of("startsOn", Midday.today().plusWeeks(1).toString());
        var programs = assign(nextWeek, "lena", "kemi").body("started", is(2)).extract();
        gym.coach()
                .post("/v1/programs/" + programs.<String>path("results[0].programId") + "/end")
                .then()
                .statusCode(200);

        athletes("").body("items.athleteId", contains("kemi"));
    }

    @Test
    void a_program_that_moves_to_another_gym_remembers_its_template() {
        gym.lifter("lena").profile();
        var program = assign(Map.of(), "lena").extract().<String>path("results[0].programId");
        var lines = gym.coach()
                .get("/v1/athletes/lena/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var other = Gym.fresh("moved");

        other.as("platform", "till")
                .contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(200)
                .body("added", is(3))
                .body("refused", is(0));

        other.coach()
                .get("/v1/programs/" + program)
                .then()
                .statusCode(200)
                .body("programTemplate.id", is("base"))
                .body("programTemplate.version", is(1))
                .body("deloads.week", contains(2));
    }

    private ValidatableResponse athletes(String query) {
        return gym.analyst().get(BASE + "/athletes" + query).then().statusCode(200);
    }
}
