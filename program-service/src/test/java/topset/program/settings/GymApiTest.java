package topset.program.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static topset.program.Api.problem;
import static topset.program.PlanJson.number;
import static topset.program.PlanJson.rules;
import static topset.testsupport.Eventually.eventually;
import static topset.testsupport.Lifts.BENCH;

import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.edge.web.Violation;
import topset.program.Api;
import topset.program.Gym;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** A gym sets its equipment and defaults once (ADR 0149). */
@RealParts
@Tag("smoke")
class GymApiTest {
    private static final String PATH = "/v1/gym";

    private final Gym gym = Gym.fresh("equipped");

    /** A gym without plates of 1.25 kg. */
    private static Map<String, Object> coarse() {
        var plates = Stream.of("25", "20", "15", "10", "5", "2.5")
                .map(weight -> Map.<String, Object>of("weight", new BigDecimal(weight)))
                .toList();
        return Map.of("unit", "kg", "plates", plates);
    }

    private ValidatableResponse put(Map<String, Object> body) {
        return gym.coach().body(body).put(PATH).then();
    }

    private void untilChanged() {
        eventually()
                .until(
                        () -> PlanJson.of(gym.coach().get(PATH)),
                        answer -> !answer.at("/change/running").asBoolean());
    }

    @Test
    void settings_are_stored_whole_and_everybody_of_the_gym_reads_them() {
        var body = Map.<String, Object>of(
                "unit",
                "kg",
                "timeZone",
                "Europe/Berlin",
                "bars",
                List.of(Map.of("weight", 20), Map.of("name", "short", "weight", 15, "exercises", List.of("squat"))),
                "dumbbells",
                List.of(5, 7.5, 10),
                "machines",
                List.of(Map.of("exercises", List.of("leg-press"), "step", 10)),
                "deloadEvery",
                6,
                "coachesSee",
                "EVERYONE");
        put(body).statusCode(200).header("ETag", equalTo("\"1\""));

        for (var caller : List.of(gym.coach(), gym.analyst(), gym.as("platform", "app"), gym.as("athlete", "lena"))) {
            caller.get(PATH)
                    .then()
                    .statusCode(200)
                    .body("bars[1].name", equalTo("short"))
                    .body("bars[1].exercises", equalTo(List.of("squat")))
                    .body("machines[0].step", equalTo(10))
                    .body("deloadEvery", equalTo(6))
                    .body("plates", nullValue())
                    .body("revision", equalTo(1));
        }
        Gym.fresh("other").coach().get(PATH).then().statusCode(200).body("revision", equalTo(0));

        put(body).statusCode(200).body("revision", equalTo(1));
        put(Map.of("unit", "kg")).statusCode(200).body("bars", nullValue()).body("revision", equalTo(2));
    }

    @Test
    void an_athlete_does_not_read_whose_program_could_not_be_changed() {
        put(coarse()).statusCode(200);
        gym.as("athlete", "lena").get(PATH).then().body("change.failures", nullValue());
        gym.coach().get(PATH).then().body("change.failures", equalTo(List.of()));
    }

    @Test
    void a_change_may_name_the_revision_that_it_replaces() {
        put(coarse()).statusCode(200);
        problem(
                412,
                gym.coach().header("If-Match", "\"2\"").body(Map.of()).put(PATH).then());
        gym.coach()
                .header("If-Match", "\"1\"")
                .body(Map.of())
                .put(PATH)
                .then()
                .statusCode(200)
                .body("revision", equalTo(2));
    }

    @Test
    void what_is_refused_is_named_with_its_rule() {
        var answer = put(Map.of(
                "dumbbells", List.of(10, 5),
                "machines", List.of(Map.of("exercises", List.of("levitation"), "step", 5)),
                "coachesSee", "OWN"));
        assertThat(Api.violations(answer))
                .filteredOn(each -> each.field().equals("machines[0].exercises[0]"))
                .singleElement()
                .satisfies(
                        each -> assertThat(each.message())
                                .startsWith(
                                        "must be the id of an exercise that GET /v1/exercises lists, not levitation; the nearest are "));
        assertThat(Api.violations(answer))
                .contains(
                        new Violation(
                                "unit", "is required if the request has bars, plates, dumbbells or machines", "gym"),
                        new Violation(
                                "dumbbells[1]", "must be above 10, which is the load before it, not 5", "loadable"),
                        new Violation("coachesSee", "must be EVERYONE or THEIRS, not 'OWN'", "coaches-see"));
    }

    @Test
    void a_new_program_is_rounded_to_what_the_gym_can_load() {
        put(coarse()).statusCode(200);
        var lifter = gym.lifter("nora").profile();
        lifter.program(Midday.today(), List.of(Lifts.lift(BENCH, 1, "bench-press", "SINGLE_TOP", "2.5", "122.5")));

        assertThat(number(lifter.lift(BENCH, 1, 0), "/top/load")).isEqualByComparingTo("120");
    }

    @Test
    void running_programs_change_from_the_next_week_on_and_own_equipment_is_left_alone() {
        var lifter = gym.lifter("lena").profile();
        var own = new HashMap<>(Lifts.lift("own", 2, "squat", "SINGLE_TOP", "2.5", "122.5"));
        own.put("equipment", Map.of("bar", 20));
        lifter.program(Midday.today(), List.of(Lifts.bench().getFirst(), own));
        var sequence = lifter.train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 4, "8.5");
        assertThat(number(lifter.lift(BENCH, 2, sequence), "/top/load")).isEqualByComparingTo("122.5");

        put(coarse()).statusCode(200);
        untilChanged();

        var next = lifter.lift(BENCH, 2, sequence);
        assertThat(number(next, "/top/load")).isEqualByComparingTo("120");
        assertThat(rules(next)).containsExactly("linear.hit", "equipment-changed");
        assertThat(number(lifter.lift(BENCH, 1, sequence), "/top/load")).isEqualByComparingTo("120");
        assertThat(number(lifter.lift("own", 2, sequence), "/top/load")).isEqualByComparingTo("122.5");
    }

    @Test
    void a_changed_and_a_swapped_lift_have_the_gyms_equipment_unless_they_name_their_own() {
        var lifter = gym.lifter("lena").profile();
        var program = lifter.program(Midday.today(), Lifts.bench());
        put(coarse()).statusCode(200);
        untilChanged();

        assertThat(plates(program, Lifts.lift(BENCH, 1, "bench-press", "DOUBLE_TOP", "5", "120")))
                .isEqualTo(6);
        assertThat(plates(program, Lifts.lift(BENCH, 1, "front-squat", "SINGLE_TOP", "5", "90")))
                .isEqualTo(6);
        var own = new HashMap<>(Lifts.lift(BENCH, 1, "squat", "SINGLE_TOP", "5", "90"));
        own.put("equipment", Map.of("bar", 20, "plates", List.of(Map.of("weight", 10))));
        assertThat(plates(program, own)).isEqualTo(1);
    }

    /** Changes the bench press and returns the number of its kinds of plate. */
    private int plates(UUID program, Map<String, Object> lift) {
        return gym.coach()
                .body(lift)
                .put("/v1/programs/" + program + "/lifts/" + BENCH)
                .then()
                .statusCode(200)
                .extract()
                .path("changes[-1].lift.equipment.plates.size()");
    }

    @Test
    void a_second_change_while_the_first_runs_reaches_every_athlete_and_is_the_one_that_counts() {
        var lifters = Stream.of("ann", "bea", "cleo", "dora", "eve")
                .map(id -> gym.lifter(id).profile())
                .toList();
        lifters.forEach(each -> each.program(
                Midday.today(), List.of(Lifts.lift(BENCH, 1, "bench-press", "SINGLE_TOP", "2.5", "127.5"))));

        put(coarse()).statusCode(200).body("change.running", equalTo(true));
        put(Map.of("unit", "kg", "plates", List.of(Map.of("weight", 5)))).statusCode(200);
        untilChanged();

        gym.coach()
                .get(PATH)
                .then()
                .body("change.done", equalTo(5))
                .body("change.total", equalTo(5))
                .body("change.failed", equalTo(0));
        assertThat(lifters).allSatisfy(each -> {
            assertThat(number(each.lift(BENCH, 1, 0), "/top/load")).isEqualByComparingTo("127.5");
            assertThat(number(each.lift(BENCH, 2, 0), "/top/load")).isEqualByComparingTo("130");
        });
    }

    @Test
    void a_profile_without_unit_and_time_zone_has_the_gyms() {
        var path = gym.lifter("lena").path();
        var answer = problem(400, gym.coach().body(Map.of()).put(path).then());
        assertThat(answer.extract().jsonPath().getList("violations", Violation.class))
                .containsExactly(
                        new Violation("timeZone", "is required", "required"),
                        new Violation("unit", "is required", "required"));

        put(Map.of("unit", "lb", "timeZone", "Europe/Berlin")).statusCode(200);
        gym.coach()
                .body(Map.of())
                .put(path)
                .then()
                .statusCode(200)
                .body("unit", equalTo("lb"))
                .body("timeZone", equalTo("Europe/Berlin"));
    }

    @Test
    void a_new_program_has_the_gyms_deloads_unless_it_says_otherwise() {
        put(Map.of("deloadEvery", 6)).statusCode(200);
        var lifter = gym.lifter("dora").profile();

        assertThat(deloadEvery(lifter.id(), null)).isEqualTo(6);
        assertThat(deloadEvery(lifter.id(), 4)).isEqualTo(4);
        assertThat(deloadEvery(lifter.id(), 0)).isNull();
    }

    private @Nullable Integer deloadEvery(String athlete, @Nullable Integer asked) {
        var body = new HashMap<String, Object>(Map.of(
                "programId", UUID.randomUUID(),
                "athleteId", athlete,
                "startsOn", Midday.today().toString(),
                "lifts", Lifts.bench()));
        if (asked != null) {
            body.put("deloadEvery", asked);
        }
        return gym.coach()
                .body(body)
                .post("/v1/programs")
                .then()
                .statusCode(201)
                .extract()
                .path("deloadEvery");
    }
}
