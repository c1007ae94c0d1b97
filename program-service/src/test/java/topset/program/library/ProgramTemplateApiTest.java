package topset.program.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static topset.program.Api.problem;
import static topset.program.Api.violations;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.edge.web.Violation;
import topset.program.Gym;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Tests how a gym saves, reads and retires program templates. */
@RealParts
@Tag("smoke")
class ProgramTemplateApiTest {
    private static final String BASE = "/v1/program-templates/base";

    private final Gym gym = Gym.fresh("library");

    /** A complete body, with other values for some fields. */
    private static Map<String, Object> base(Map<String, Object> other) {
        var body = new HashMap<String, Object>(Map.of(
                "name",
                "Base",
                "weeks",
                8,
                "deloads",
                List.of(Map.of("week", 5)),
                "lifts",
                List.of(lift("bench-press"), lift("squat"))));
        body.putAll(other);
        return body;
    }

    private static Map<String, Object> lift(String exercise) {
        return Map.of("day", 1, "exercise", exercise, "scheme", Map.of("variant", "SINGLE_TOP"));
    }

    private ValidatableResponse put(Map<String, Object> body) {
        return gym.coach().body(body).put(BASE).then();
    }

    @Test
    void a_changed_template_gets_the_next_version_and_older_ones_can_be_read() {
        put(base(Map.of()))
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .body("version", is(1))
                .body("lifts.slotId", contains("d1-bench-press", "d1-squat"))
                .body("deloads.week", contains(5))
                .body("deloads[0].percent", is(90))
                .body("deloads[0].reason", is("planned in Base"))
                .body("unit", nullValue());
        put(base(Map.of())).statusCode(200).body("version", is(1));
        put(base(Map.of("weeks", 10))).statusCode(200).body("version", is(2)).body("weeks", is(10));

        gym.analyst().get(BASE).then().statusCode(200).body("version", is(2)).body("newestVersion", is(2));
        gym.analyst()
                .get(BASE + "?version=1")
                .then()
                .statusCode(200)
                .body("version", is(1))
                .body("newestVersion", is(2))
                .body("weeks", is(8));
        problem(404, gym.analyst().get(BASE + "?version=3").then());
        problem(400, "version", gym.analyst().get(BASE + "?version=newest").then());
        gym.analyst()
                .get("/v1/program-templates")
                .then()
                .statusCode(200)
                .body("items.id", contains("base"))
                .body("items.version", contains(2))
                .body("items.name", contains("Base"));
        problem(404, Gym.fresh("library").coach().get(BASE).then());
    }

    @Test
    void only_the_version_that_was_read_is_followed_if_the_client_says_so() {
        put(base(Map.of())).statusCode(201);

        var stale = gym.coach().header("If-Match", "\"2\"").body(base(Map.of("weeks", 9)));
        problem(412, stale.put(BASE).then());
        gym.coach()
                .header("If-Match", "\"1\"")
                .body(base(Map.of("weeks", 9)))
                .put(BASE)
                .then()
                .statusCode(200)
                .body("version", is(2));
    }

    @Test
    void a_retired_template_is_kept_and_comes_back_by_a_put() {
        problem(404, gym.coach().delete(BASE).then());
        put(base(Map.of())).statusCode(201);

        for (int time = 0; time < 2; time++) {
            gym.coach()
                    .delete(BASE)
                    .then()
                    .statusCode(200)
                    .body("retired", is(true))
                    .body("version", is(1));
        }

        gym.coach().get(BASE).then().statusCode(200).body("retired", is(true));
        gym.coach().get("/v1/program-templates").then().body("items.retired", contains(true));
        put(base(Map.of())).statusCode(200).body("version", is(2)).body("retired", nullValue());
    }

    @Test
    void what_the_guide_and_the_structure_fill_in_is_stored_with_the_version() {
        put(Map.of(
                        "name",
                        "Push",
                        "structure",
                        "PRIMARY_ONLY",
                        "templates",
                        List.of(Map.of("day", 2, "template", "push-day")),
                        "lifts",
                        List.of(Map.of("exercise", "bench-press", "start", Map.of("fromHistory", true)))))
                .statusCode(201)
                .body(
                        "lifts.slotId",
                        contains(
                                "d2-bench-press",
                                "d2-incline-dumbbell-press",
                                "d2-cable-fly",
                                "d2-lateral-raise",
                                "d2-triceps-pushdown"))
                .body("lifts[0].scheme.topReps.max", is(4))
                .body("lifts[0].start.fromHistory", is(true))
                .body("lifts[1].start", nullValue())
                .body("templates[0].template", is("push-day"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exercise          | lifts[0].exercise       | exercise          | must be the id of an exercise that GET /v1/exercises lists, not bench-pres; the nearest are bench-press,
            variant           | lifts[0].scheme.variant | scheme            | must be one of
            start             | lifts[0].start          | template-start    | must be absent or
            day               | lifts[0].day            | slot              | must be between 1 and 7, not 8
            method            | lifts[0].progression.method | method-unsuited | must be one of
            unsuited          | lifts[0].exercise       | unsuited-exercise | only a coach's reason allows it
            twice             | lifts[1].exercise       | duplicate-slot    | bench-press is listed twice
            weeks             | weeks                   | weeks             | must be between 1 and 52, not 53
            deload            | deloads[0].week         | deload            | must be between 1 and 8, not 9
            deloads           | deloads[1].week         | deload            | must differ from the weeks of the other deloads
            percent           | deloads[0].percent      | deload            | must be between 80 and 95, not 50
            deloadEvery       | deloadEvery             | deload            | must be a number of weeks from 4 to 12
            template          | template                | template          | must be one of push-day
            """)
    void what_could_not_start_is_refused(String fault, String field, String rule, String says) {
        var refused = violations(put(base(fault(fault))));

        assertThat(refused).extracting(Violation::field, Violation::rule).containsExactly(tuple(field, rule));
        assertThat(refused.getFirst().message()).contains(says);
        problem(404, gym.coach().get(BASE).then());
    }

    private static Map<String, Object> fault(String fault) {
        var bench = lift("bench-press");
        return switch (fault) {
            case "exercise" -> Map.of("lifts", List.of(lift("bench-pres")));
            case "variant" -> lifts(bench, Map.of("scheme", Map.of("variant", "TRIPLE_TOP")));
            case "start" -> lifts(bench, Map.of("start", Map.of("load", 100)));
            case "day" -> lifts(bench, Map.of("day", 8));
            case "method" -> lifts(bench, Map.of("progression", Map.of("method", "MAGIC")));
            case "unsuited" -> Map.of("lifts", List.of(lift("leg-press")));
            case "twice" -> Map.of("lifts", List.of(bench, bench));
            case "weeks" -> Map.of("weeks", 53);
            case "deload" -> Map.of("deloads", List.of(Map.of("week", 9)));
            case "deloads" -> Map.of("deloads", List.of(Map.of("week", 5), Map.of("week", 5)));
            case "percent" -> Map.of("deloads", List.of(Map.of("week", 5, "percent", 50)));
            case "deloadEvery" -> Map.of("deloadEvery", 3);
            case "template" -> Map.of("template", "no-such-day");
            default -> throw new IllegalArgumentException(fault);
        };
    }

    private static Map<String, Object> lifts(Map<String, Object> lift, Map<String, Object> other) {
        var changed = new HashMap<>(lift);
        changed.putAll(other);
        return Map.of("lifts", List.of(changed));
    }

    @Test
    void a_body_without_lifts_or_with_a_bad_id_or_name_is_refused() {
        problem(400, "lifts", put(Map.of("name", "Empty")));
        problem(400, "name", put(Map.of("lifts", List.of(lift("squat")))));
        problem(422, "name", put(base(Map.of("name", "x".repeat(101)))));
        problem(
                422,
                "id",
                gym.coach()
                        .body(base(Map.of()))
                        .put("/v1/program-templates/Base")
                        .then());
    }

    @Test
    void a_template_that_is_too_long_is_refused() {
        var forced = Map.of("force", Map.of("reason", "x".repeat(1_000)));
        var lifts = IntStream.rangeClosed(1, 7)
                .boxed()
                .flatMap(day -> Stream.of("bench-press", "squat", "deadlift", "barbell-row")
                        .map(exercise -> {
                            var lift = new HashMap<>(lift(exercise));
                            lift.put("day", day);
                            lift.put("equipment", fixed());
                            lift.putAll(day == 1 ? forced : Map.of());
                            return lift;
                        }))
                .toList();

        assertThat(violations(put(base(Map.of("lifts", lifts)))))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple("lifts", "template-size"));
    }

    private static Map<String, Object> fixed() {
        return Map.of(
                "kind",
                "FIXED",
                "loads",
                IntStream.rangeClosed(1, 200).mapToObj(n -> n + 0.125).toList());
    }

    @Test
    void a_gym_keeps_a_hundred_versions_of_a_template() {
        for (int weeks = 1; weeks <= 100; weeks++) {
            put(base(Map.of("weeks", 5 + weeks % 2))).statusCode(weeks == 1 ? 201 : 200);
        }

        assertThat(violations(put(base(Map.of("weeks", 6)))))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple("id", "template-versions"));
        put(base(Map.of("weeks", 5))).statusCode(200).body("version", is(100));
    }

    @Test
    void a_bodyweight_exercise_and_an_own_exercise_need_no_athlete() {
        gym.coach()
                .body(Map.of(
                        "name", "Log Press",
                        "muscles", Map.of("primary", List.of("front-delts")),
                        "suitability", "GOOD",
                        "pattern", "VERTICAL_PUSH",
                        "kind", "COMPOUND",
                        "equipment", "STEP"))
                .put("/v1/exercises/log-press")
                .then()
                .statusCode(201);

        put(base(Map.of("lifts", List.of(lift("weighted-dip"), lift("log-press")))))
                .statusCode(201)
                .body("lifts.exercise", contains("weighted-dip", "log-press"));
    }

    @Test
    void a_program_is_copied_as_it_is_now_without_the_loads_and_texts_of_the_athlete() {
        var lifter = gym.lifter("kemi").profile();
        var program = lifter.program(Midday.today(), Lifts.bench());
        var deloads = "/v1/programs/" + program + "/deloads/";
        gym.coach()
                .body(Map.of("reason", "Kemi moves house"))
                .put(deloads + 3)
                .then()
                .statusCode(200);
        gym.coach()
                .body(Map.of(
                        "exercise", "incline-bench-press",
                        "scheme", Map.of("variant", "SINGLE_TOP", "backoffSets", 2),
                        "start", Map.of("load", 80)))
                .put("/v1/programs/" + program + "/lifts/" + Lifts.BENCH)
                .then()
                .statusCode(200);

        put(Map.of("name", "As Kemi", "fromProgram", Map.of("athleteId", "kemi", "programId", program)))
                .statusCode(201)
                .body("lifts.slotId", contains(Lifts.BENCH))
                .body("lifts.exercise", contains("incline-bench-press"))
                .body("lifts[0].scheme.backoffSets", is(2))
                .body("lifts[0].start", nullValue())
                .body("lifts[0].progression.increment", nullValue())
                .body("lifts[0].equipment", nullValue())
                .body("unit", nullValue())
                .body("deloads.week", contains(3))
                .body("deloads.reason", contains("planned in As Kemi"));
    }

    @Test
    void the_library_moves_to_another_gym_with_all_versions_and_moves_only_once() {
        put(base(Map.of())).statusCode(201);
        put(base(Map.of("weeks", 10))).statusCode(200);
        gym.coach().delete(BASE).then().statusCode(200);
        var lines =
                gym.coach().get("/v1/export").then().statusCode(200).extract().asString();
        var other = Gym.fresh("moved-library");

        imported(other, lines).body("added", is(3)).body("refused", is(0));
        imported(other, lines).body("added", is(0)).body("repeated", is(3)).body("refused", is(0));

        other.coach()
                .get(BASE)
                .then()
                .statusCode(200)
                .body("version", is(2))
                .body("weeks", is(10))
                .body("retired", is(true));
        other.coach().get(BASE + "?version=1").then().statusCode(200).body("weeks", is(8));
    }

    @Test
    void an_imported_version_that_does_not_follow_is_refused() {
        put(base(Map.of())).statusCode(201);
        var lines =
                gym.coach().get("/v1/export").then().statusCode(200).extract().asString();
        var other = Gym.fresh("moved-library");
        other.coach().body(base(Map.of("weeks", 12))).put(BASE).then().statusCode(201);

        imported(other, lines).body("added", is(0)).body("refused", is(1));

        other.coach().get(BASE).then().body("version", is(1)).body("weeks", is(12));
    }

    private static ValidatableResponse imported(Gym gym, String lines) {
        return gym.as("platform", "till")
                .contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(200);
    }

    @Test
    void a_program_that_the_athlete_does_not_have_is_not_copied() {
        var program = gym.lifter("kemi").profile().program(Midday.today(), Lifts.bench());

        assertThat(violations(copy(UUID.randomUUID(), "kemi", Map.of())))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple("fromProgram.programId", "from-program"));
        problem(422, "fromProgram.programId", copy(program, "lena", Map.of()));
        problem(422, "lifts", copy(program, "kemi", Map.of("lifts", List.of(lift("squat")))));
    }

    private ValidatableResponse copy(UUID program, String athlete, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("name", "Copy");
        body.put("fromProgram", Map.of("athleteId", athlete, "programId", program));
        return put(body);
    }
}
