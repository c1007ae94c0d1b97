package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Api.problem;
import static topset.program.PlanJson.number;
import static topset.program.PlanJson.rules;
import static topset.testsupport.Lifts.BENCH;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.SetRole;
import topset.edge.web.Violation;
import topset.program.Api;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Tests how a coach plans and removes deload weeks of a program (training-rules.md § 13). */
@RealParts
@Tag("smoke")
class DeloadApiTest {
    private final Gym gym = Gym.fresh("deloads");
    private final Lifter lifter = gym.lifter("dora");

    private static String path(UUID program, Object week) {
        return "/v1/programs/" + program + "/deloads/" + week;
    }

    private ValidatableResponse put(UUID program, Object week, Map<String, Object> body) {
        return gym.coach().body(body).put(path(program, week)).then();
    }

    /** Starts a program with a deload every fourth week. */
    private UUID started(Map<String, Object> body) {
        var answer = gym.coach()
                .body(body)
                .post("/v1/programs")
                .then()
                .statusCode(201)
                .extract();
        assertThat(answer.<Integer>path("deloadEvery")).isEqualTo(4);
        return UUID.fromString(answer.path("programId"));
    }

    @Test
    void a_planned_deload_is_lighter_shows_the_plan_and_can_be_removed() {
        var program = lifter.profile().program(Midday.today(), Lifts.bench());
        var before = lifter.lift(BENCH, 2, 0);

        var answer = put(program, 2, Map.of("reason", "two hard weeks")).statusCode(200);
        assertThat(PlanJson.of(answer.extract().response()).path("deloads").toString())
                .isEqualTo("[{\"week\":2,\"percent\":90,\"backoffSets\":1,\"reason\":\"two hard weeks\"}]");

        var plan = lifter.plan(2, 0);
        assertThat(plan.path("deload").toString())
                .isEqualTo("{\"percent\":90,\"backoffSets\":1,\"reason\":\"two hard weeks\"}");
        var lighter = PlanJson.lift(plan, BENCH);
        assertThat(number(lighter, "/top/exactLoad")).isEqualByComparingTo("108");
        assertThat(number(lighter, "/top/load")).isEqualByComparingTo("107.5");
        assertThat(number(lighter, "/top/rpe")).isEqualByComparingTo("6");
        assertThat(lighter.at("/backoff/sets").asInt()).isEqualTo(1);
        assertThat(lighter.at("/planned/top")).isEqualTo(before.path("top"));
        assertThat(lighter.at("/planned/backoff")).isEqualTo(before.path("backoff"));
        assertThat(rules(lighter)).containsExactly("not-yet-trained", "deload");
        assertThat(lifter.plan(1, 0).has("deload")).isFalse();

        put(program, 2, Map.of("percent", 95, "backoffSets", 0, "reason", "a little"))
                .statusCode(200);
        var again = lifter.lift(BENCH, 2, 0);
        assertThat(number(again, "/top/exactLoad")).as("replaced").isEqualByComparingTo("114");
        assertThat(again.at("/backoff/sets").asInt()).isZero();

        gym.coach().delete(path(program, 2)).then().statusCode(200);
        gym.coach().delete(path(program, 2)).then().statusCode(200);
        var after = lifter.lift(BENCH, 2, 0);
        for (var part : new String[] {"top", "backoff", "why"}) {
            assertThat(after.path(part)).as(part).isEqualTo(before.path(part));
        }
        assertThat(after.has("planned")).isFalse();
    }

    @Test
    void in_the_current_week_sets_already_logged_become_deload_sets() {
        var program = lifter.profile().program(Midday.today(), Lifts.bench());
        var session = lifter.train(Midday.minutesAgo(30));
        session.log(SetRole.TOP, "120", 4, "8.5");
        var sequence = session.log(SetRole.BACKOFF, "102.5", 10, null);
        assertThat(rules(lifter.lift(BENCH, 2, sequence))).contains("linear.hit");

        put(program, 1, Map.of("reason", "a cold")).statusCode(200);

        assertThat(number(lifter.lift(BENCH, 1, sequence), "/top/load")).isEqualByComparingTo("107.5");
        var next = lifter.lift(BENCH, 2, sequence);
        assertThat(rules(next)).containsExactly("deload.resume");
        assertThat(number(next, "/top/load")).isEqualByComparingTo("120");
        assertThat(lifter.history(BENCH).getFirst().path("outcome").asText()).isEqualTo("DELOADED");
        assertThat(number(lifter.history(BENCH).getFirst(), "/planned/top/load"))
                .isEqualByComparingTo("120");
        assertThat(number(lifter.today(sequence), "/lifts/0/backoff/exactLoad"))
                .as("off the lighter load")
                .isEqualByComparingTo("91.375");
    }

    @Test
    void every_so_many_weeks_one_is_a_deload_until_it_is_removed() {
        var body = new HashMap<String, Object>(Map.of(
                "athleteId", lifter.profile().id(),
                "startsOn", Midday.today().minusWeeks(2).toString(),
                "deloadEvery", 4,
                "lifts", Lifts.bench()));
        var program = started(body);
        assertThat(lifter.plan(4, 0).path("deload").toString()).isEqualTo("{\"percent\":90,\"backoffSets\":1}");
        assertThat(rules(lifter.lift(BENCH, 4, 0))).endsWith("deload");

        var removed = PlanJson.of(gym.coach().delete(path(program, 4)));

        assertThat(removed.path("removedDeloads").toString()).isEqualTo("[4]");
        assertThat(lifter.plan(4, 0).has("deload")).isFalse();
        put(program, 4, Map.of("reason", "after all")).statusCode(200);
        assertThat(lifter.plan(4, 0).has("deload")).isTrue();
    }

    @Test
    void a_pause_leaves_a_regular_deload_out_and_its_end_brings_it_back() {
        var body = new HashMap<String, Object>(Map.of(
                "athleteId", lifter.profile().id(),
                "startsOn", Midday.today().minusWeeks(2).toString(),
                "deloadEvery", 4,
                "lifts", Lifts.bench()));
        var program = started(body);
        var from = Midday.today().plusWeeks(1);
        gym.coach()
                .body(Map.of("from", from.toString(), "reason", "a holiday"))
                .post("/v1/programs/" + program + "/pause")
                .then()
                .statusCode(200);
        assertThat(lifter.plan(4, 0).has("deload")).isFalse();
        assertThat(lifter.lift(BENCH, 4, 0).has("planned")).isFalse();

        gym.coach()
                .post("/v1/programs/" + program + "/resume?from=" + from)
                .then()
                .statusCode(200);

        assertThat(lifter.plan(4, 0).has("deload")).isTrue();
        assertThat(lifter.lift(BENCH, 4, 0).has("planned")).isTrue();
    }

    @Test
    void a_week_that_is_over_is_no_deload_any_more() {
        var program = lifter.profile().program(Midday.today().minusWeeks(2), Lifts.bench());
        var past = put(program, 2, Map.of("reason", "too late"));
        assertThat(Api.violations(past))
                .containsExactly(new Violation(
                        "week", "must be week 3 (the current week) or later, not 2, which has" + " ended", "deload"));
        problem(422, "week", gym.coach().delete(path(program, 1)).then());
        put(program, 3, Map.of("reason", "this week")).statusCode(200);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"percent\":50,\"reason\":\"x\"}     | 422 | percent",
                "{\"percent\":96,\"reason\":\"x\"}     | 422 | percent",
                "{\"backoffSets\":3,\"reason\":\"x\"}  | 422 | backoffSets",
                "{\"backoffSets\":1.5,\"reason\":\"x\"} | 400 | backoffSets",
                "{\"reason\":\"  \"}                   | 422 | reason",
                "{}                                    | 400 | reason",
                "{\"precent\":90,\"reason\":\"x\"}     | 400 | precent",
                "nonsense                              | 400 |",
            })
    void what_is_no_deload_names_its_field(String body, int status, String field) {
        var program = lifter.profile().program(Midday.today(), Lifts.bench());
        problem(status, field, gym.coach().body(body).put(path(program, 2)).then());
        problem(
                400,
                "week",
                gym.coach().body("{\"reason\":\"x\"}").put(path(program, "x")).then());
        problem(
                422,
                "week",
                gym.coach().body("{\"reason\":\"x\"}").put(path(program, 0)).then());
        assertThat(lifter.plan(2, 0).has("deload")).isFalse();
    }

    @Test
    void a_deload_more_often_than_every_fourth_week_is_refused() {
        var body = new HashMap<String, Object>(Map.of(
                "athleteId", lifter.profile().id(),
                "startsOn", Midday.today().toString(),
                "deloadEvery", 3,
                "lifts", Lifts.bench()));
        assertThat(Api.violations(gym.coach().body(body).post("/v1/programs").then()))
                .containsExactly(
                        new Violation("deloadEvery", "must be a number of weeks from 4 to 12, not 3", "deload"));
    }

    @Test
    void an_athlete_may_not_plan_one_and_a_program_that_is_over_gets_none() {
        var program = lifter.profile().program(Midday.today(), Lifts.bench());
        problem(
                403,
                lifter.calls().body("{\"reason\":\"x\"}").put(path(program, 2)).then());
        problem(
                404,
                Gym.fresh("others")
                        .coach()
                        .body("{\"reason\":\"x\"}")
                        .put(path(program, 2))
                        .then());
        gym.coach().body("{}").post("/v1/programs/" + program + "/end").then().statusCode(200);
        problem(409, put(program, 2, Map.of("reason", "x")));
    }
}
