package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static topset.program.Api.problem;
import static topset.program.PlanJson.number;
import static topset.program.PlanJson.rules;
import static topset.testsupport.Lifts.BENCH;

import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.SetRole;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Tests that programs are started once, listed, paused and ended. */
@RealParts
@Tag("smoke")
class ProgramApiTest {
    private static final String PROGRAMS = "/v1/programs";

    private final Gym gym = Gym.fresh("programs");
    private final Lifter lifter = gym.lifter("lena");

    @BeforeEach
    void an_athlete() {
        lifter.profile();
    }

    @Test
    void a_program_is_started_once_by_its_id() {
        var id = UUID.randomUUID();
        var body = program(Map.of("programId", id));
        Map<String, Object> started = start(body)
                .statusCode(201)
                .header("Location", endsWith(PROGRAMS + "/" + id))
                .extract()
                .path("$");

        start(body).statusCode(200).body("$", equalTo(started));
        var otherStart = new HashMap<>(body);
        otherStart.put("startsOn", Midday.today().plusDays(1).toString());
        problem(409, start(otherStart));
        gym.coach().get(PROGRAMS + "/" + id).then().statusCode(200).body("$", equalTo(started));
        lifter.calls()
                .get(PROGRAMS + "?athleteId=lena")
                .then()
                .statusCode(200)
                .body("items.programId", contains(id.toString()));
    }

    @Test
    void without_an_id_every_start_is_another_program() {
        String first = start(program(Map.of())).statusCode(201).extract().path("programId");
        String second = start(program(Map.of())).statusCode(201).extract().path("programId");

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void the_next_program_ends_the_one_before_and_they_are_listed_a_page_at_a_time() {
        var first = lifter.program(Midday.today(), Lifts.bench());
        var inTwoWeeks = Midday.today().plusWeeks(2);
        var second = lifter.program(inTwoWeeks, Lifts.bench());

        gym.coach().get(PROGRAMS + "/" + first).then().body("endsOn", equalTo(inTwoWeeks.toString()));
        String cursor = gym.analyst()
                .get(PROGRAMS + "?athleteId=lena&limit=1")
                .then()
                .statusCode(200)
                .body("items.programId", contains(first.toString()))
                .extract()
                .path("nextCursor");
        gym.analyst()
                .queryParam("cursor", cursor)
                .get(PROGRAMS + "?athleteId=lena&limit=1")
                .then()
                .statusCode(200)
                .body("items.programId", contains(second.toString()))
                .body("nextCursor", nullValue());
    }

    @Test
    void a_list_without_an_athlete_is_malformed() {
        problem(400, gym.coach().get(PROGRAMS).then()).body("violations.field", contains("athleteId"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON                                    | 400 |",
                "[]                                          | 400 |",
                "null                                        | 400 |",
                "{\"startsOn\":\"2026-11-23\",\"lifts\":[]}  | 400 | athleteId",
                "{\"athleteId\":\"lena\",\"lifts\":[]}       | 400 | startsOn",
                "{\"athleteId\":\"lena\",\"startsOn\":\"2026-11-23\"} | 400 | lifts",
                "{\"athleteId\":\"lena\",\"startsOn\":\"2026-11-31\",\"lifts\":[]} | 400 | startsOn",
                "{\"athleteId\":\"lena\",\"startsOn\":\"2026-11-23\",\"lifts\":[null]} | 400 | lifts[0]",
                "{\"athleteId\":\"lena\",\"startsOn\":\"2026-11-23\",\"lifts\":[{\"dya\":1}]} | 400 | lifts[0].dya",
                "{\"athleteId\":\"lena\",\"startsOn\":\"2026-11-23\",\"lifts\":[{\"day\":\"1\"}]} | 400 | lifts[0].day",
                "{\"athleteId\":\"lena\",\"startsOn\":\"2026-11-23\",\"lifts\":[{\"day\":1.5}]} | 400 | lifts[0].day",
                "{\"athleteId\":\"lena\",\"startsOn\":\"2026-11-23\",\"lifts\":[],\"lifts\":[]} | 400 | lifts",
                "{\"programId\":\"one\",\"athleteId\":\"lena\",\"startsOn\":\"2026-11-23\",\"lifts\":[]} | 400 |"
                        + " programId",
                "{\"athleteId\":\"lena\",\"startsOn\":\"2026-11-23\",\"lifts\":[]} | 422 | lifts",
                "{\"athleteId\":\"a b\",\"startsOn\":\"2026-11-23\",\"lifts\":[{}]} | 422 | athleteId",
            })
    void what_is_no_program_names_its_field_and_starts_nothing(String body, int status, String field) {
        problem(status, field, gym.coach().body(body).post(PROGRAMS).then());
        lifter.calls().get(PROGRAMS + "?athleteId=lena").then().body("items.size()", equalTo(0));
    }

    /**
     * A program from a template has the template's lifts with the athlete's starts. A repeated request does not start a
     * second program.
     */
    @ParameterizedTest
    @CsvSource({
        "push-day, PRIMARY_ONLY, bench-press SINGLE_TOP, 5",
        "leg-day, ALL_COMPOUNDS, squat SINGLE_TOP, 5",
        "full-upper, ALL_COMPOUNDS, overhead-press SINGLE_TOP, 5"
    })
    void a_template_of_the_guide_becomes_a_program(String template, String structure, String first, int lifts) {
        lifter.profile(Map.of("bodyweight", Map.of("value", 80, "unit", "kg", "measuredAt", "2026-01-01")));
        var starts = new ArrayList<Map<String, Object>>();
        PlanJson.of(gym.coach().get("/v1/templates"))
                .path("items")
                .valueStream()
                .filter(offered -> offered.path("id").asText().equals(template))
                .flatMap(offered -> offered.path("lifts").valueStream())
                .forEach(lift ->
                        starts.add(Map.of("exercise", lift.path("exercise").asText(), "start", Map.of("load", 40))));
        var body = program(
                Map.of("programId", UUID.randomUUID(), "template", template, "structure", structure, "lifts", starts));

        var started = start(body).statusCode(201);

        started.body("template", equalTo(template))
                .body("structure", equalTo(structure))
                .body("lifts.size()", equalTo(lifts));
        assertThat(started.extract().path("lifts[0].exercise") + " "
                        + started.extract().path("lifts[0].scheme.variant"))
                .isEqualTo(first);
        Map<String, Object> view = started.extract().path("$");
        start(body).statusCode(200).body("$", equalTo(view));
        assertThat(lifter.plan(1, 0).path("lifts")).hasSize(lifts);
    }

    @Test
    void several_templates_become_one_program_with_a_day_each() {
        lifter.profile(Map.of("bodyweight", Map.of("value", 80, "unit", "kg", "measuredAt", "2026-01-01")));
        var templates = List.of(
                Map.of("day", 1, "template", "push-day"),
                Map.of("day", 3, "template", "leg-day"),
                Map.of("day", 5, "template", "full-upper"));
        var starts = PlanJson.of(gym.coach().get("/v1/templates"))
                .path("items")
                .valueStream()
                .flatMap(offered -> offered.path("lifts").valueStream())
                .map(lift -> Map.of("exercise", lift.path("exercise").asText(), "start", Map.of("load", 40)))
                .toList();
        var body = program(Map.of("programId", UUID.randomUUID(), "templates", templates, "lifts", starts));

        var started = start(body).statusCode(201);

        started.body("templates", equalTo(templates)).body("$", not(hasKey("template")));
        assertThat(started.extract().<List<Integer>>path("lifts.day"))
                .containsExactly(1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5);
        Map<String, Object> view = started.extract().path("$");
        start(body).statusCode(200).body("$", equalTo(view));
        var other = new HashMap<>(body);
        other.put("templates", templates.subList(0, 2));
        start(other).statusCode(409);
        assertThat(lifter.plan(1, 0).path("lifts")).hasSize(15);
    }

    @Test
    void heavy_and_volume_days_are_two_slots_with_histories_of_their_own() {
        var bench = Map.of("exercise", "bench-press", "start", Map.of("load", 100));
        start(program(Map.of(
                        "structure", "HEAVY_VOLUME", "lifts", List.of(with(bench, "day", 1), with(bench, "day", 4)))))
                .statusCode(201)
                .body("lifts.scheme.variant", contains("SINGLE_TOP", "MODERATE_TOP"))
                .body("lifts.scheme.backoffSets", contains(2, 3));

        var set = lifter.train(Midday.minutesAgo(60), 4).log(SetRole.TOP, "100", 7, "8");

        assertThat(number(lifter.lift("d4-bench-press", 2, set), "/top/load")).isEqualByComparingTo("102.5");
        assertThat(rules(lifter.lift(BENCH, 2, set))).containsExactly("not-yet-trained");
    }

    @Test
    void a_lift_may_start_from_a_one_rep_max_a_recent_set_or_the_training_before() {
        var monthAgo = Midday.today().minusWeeks(4);
        lifter.program(monthAgo, Lifts.bench());
        var began = Midday.at(monthAgo, "12:00");
        lifter.train(began).log(SetRole.TOP, "120", 4, "8.5");
        var set = lifter.train(began.plusHours(2)).log(SetRole.BACKOFF, "100", 8, "8");
        lifter.plan(2, set);

        // The e1RM is 120 / 0.85 = 141.176. A heavy single at RPE 9 is 95.5 % of it, a top set of 4 at RPE 8.5 is 85 %.
        assertThat(firstLoad("HEAVY_SINGLE", Map.of("fromHistory", true))).isEqualByComparingTo("134.824");
        assertThat(firstLoad("SINGLE_TOP", Map.of("oneRepMax", 150))).isEqualByComparingTo("127.5");
        assertThat(firstLoad("SINGLE_TOP", Map.of("recentSet", Map.of("load", 100, "reps", 8, "rpe", 8))))
                .isEqualByComparingTo("115.02");
    }

    private BigDecimal firstLoad(String variant, Map<String, Object> start) {
        lifter.program(
                Midday.today(),
                List.of(Map.of(
                        "day", 1, "exercise", "bench-press", "scheme", Map.of("variant", variant), "start", start)));
        return number(lifter.lift(BENCH, 1, 0), "/top/exactLoad");
    }

    @Test
    void a_pause_repeats_the_plan_and_after_the_end_nothing_is_changed() {
        var startsOn = Midday.today().minusWeeks(2);
        var program = PROGRAMS + "/" + lifter.program(startsOn, Lifts.bench());
        assertThat(rules(lifter.lift(BENCH, 3, 0))).containsExactly("layoff.reduce");

        pause(program, Map.of("from", startsOn.toString(), "reason", "on the coast"))
                .statusCode(200);
        assertThat(rules(lifter.lift(BENCH, 3, 0))).containsExactly("pause");
        assertThat(number(lifter.lift(BENCH, 3, 0), "/top/load")).isEqualByComparingTo("120");
        gym.coach().body("{}").post(program + "/resume").then().statusCode(200);
        gym.coach()
                .get(program)
                .then()
                .body("pauses[0].to", equalTo(Midday.today().minusDays(1).toString()));

        gym.coach().body("{}").post(program + "/end").then().statusCode(200);
        gym.coach().body("{}").post(program + "/end").then().statusCode(200);
        gym.coach().get(program).then().body("endsOn", equalTo(Midday.today().toString()));
        problem(404, lifter.calls().get(lifter.path() + "/weeks/current").then());
        problem(409, pause(program, Map.of("from", startsOn.toString(), "reason", "too late")));

        lifter.program(Midday.today(), Lifts.bench());
        assertThat(rules(lifter.lift(BENCH, "current", 0))).containsExactly("first-week");
    }

    @Test
    void a_pause_that_has_not_begun_is_called_off_by_its_first_day() {
        var program = PROGRAMS + "/" + lifter.program(Midday.today(), Lifts.bench());
        var nextMonth = Midday.today().plusWeeks(4).toString();
        var rest = Map.<String, Object>of("from", nextMonth, "reason", "at sea");
        pause(program, rest).statusCode(200).body("pauses.from", contains(nextMonth));
        pause(program, rest).statusCode(200).body("pauses.from", contains(nextMonth));

        problem(
                400,
                gym.coach().body("{}").post(program + "/resume?from=yesterday").then());
        gym.coach()
                .body("{}")
                .post(program + "/resume?from=" + nextMonth)
                .then()
                .statusCode(200)
                .body("pauses.size()", equalTo(0));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense                                      | 400 |",
                "{\"reason\":\"x\"}                            | 400 | from",
                "{\"from\":\"2026-12-21\"}                     | 400 | reason",
                "{\"from\":\"21.12.2026\",\"reason\":\"x\"}    | 400 | from",
                "{\"from\":\"2026-12-21\",\"reason\":\"x\",\"till\":1} | 400 | till",
                "{\"from\":\"2026-12-21\",\"reason\":\" \"}    | 422 | reason",
                "{\"from\":\"2026-12-21\",\"to\":\"2026-12-20\",\"reason\":\"x\"} | 422 | to",
            })
    void what_is_no_pause_names_its_field(String body, int status, String field) {
        var program = PROGRAMS + "/" + lifter.program(Midday.today(), Lifts.bench());

        problem(status, field, gym.coach().body(body).post(program + "/pause").then());
        gym.coach().get(program).then().body("pauses.size()", equalTo(0));
    }

    private ValidatableResponse pause(String program, Map<String, Object> body) {
        return gym.coach().body(body).post(program + "/pause").then();
    }

    private ValidatableResponse start(Map<String, Object> body) {
        return gym.coach().body(body).post(PROGRAMS).then();
    }

    /**
     * Returns a request for a program with bench press from today on. The given fields are added or replace the usual
     * ones.
     */
    private Map<String, Object> program(Map<String, Object> more) {
        var program = new HashMap<String, Object>(
                Map.of("athleteId", "lena", "startsOn", Midday.today().toString(), "lifts", Lifts.bench()));
        program.putAll(more);
        return program;
    }

    private static Map<String, Object> with(Map<String, Object> lift, String name, Object value) {
        var more = new HashMap<>(lift);
        more.put(name, value);
        return more;
    }
}
