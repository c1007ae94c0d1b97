package topset.program.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static topset.program.Api.problem;
import static topset.program.PlanJson.number;
import static topset.testsupport.Lifts.BENCH;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
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

/** Tests that a simulation applies the rules and stores nothing. */
@RealParts
@Tag("smoke")
class SimulationApiTest {
    private static final String HIT = """
        {"slotId":"d1-bench-press","weeks":[
         {"sets":[{"role":"TOP","load":{"value":120,"unit":"kg"},"reps":4,"rpe":8.5}]},{"sets":[]}]}\
        """;

    private final Gym gym = Gym.fresh("what-if");
    private final Lifter lifter = gym.lifter("lena");
    private final String path = lifter.path() + "/simulations";

    @BeforeEach
    void an_athlete_with_bench_press() {
        lifter.profile().program(Midday.today(), Lifts.bench());
    }

    @Test
    void the_rules_are_asked_and_nothing_changes() {
        var set = lifter.train(Midday.minutesAgo(60)).log(SetRole.TOP, "120", 2, "10");
        var before = lifter.plan(2, set).path("lifts");

        var weeks = PlanJson.of(lifter.calls().body(HIT).post(path)).path("weeks");

        assertThat(weeks).hasSize(2);
        assertThat(weeks.at("/0/week").asInt()).isEqualTo(2);
        assertThat(weeks.at("/0/outcome").asText()).isEqualTo("HIT");
        assertThat(number(weeks, "/0/lift/top/load")).isEqualByComparingTo("122.5");
        assertThat(weeks.at("/1/outcome").asText()).isEqualTo("NOT_TRAINED");
        assertThat(lifter.plan(2, set).path("lifts")).isEqualTo(before);
        assertThat(lifter.history(BENCH)).hasSize(2);
    }

    @Test
    void a_coach_and_the_platform_may_ask_for_an_athlete() {
        for (RequestSpecification caller : List.of(gym.coach(), gym.as("platform", "till"))) {
            caller.body(HIT).post(path).then().statusCode(200);
        }
    }

    @Test
    void what_cannot_be_lifted_is_refused() {
        assertThat(violations(HIT.replace(BENCH, "d1-squat")))
                .containsExactly(new Violation("slotId", "must be one of [d1-bench-press], not d1-squat", "slot"));
        assertThat(violations(HIT.replace("\"reps\":4", "\"reps\":101")))
                .containsExactly(
                        new Violation("weeks[0].sets[0].reps", "must be between 0 and 100, not 101", "reps-range"));
    }

    private List<Violation> violations(String body) {
        return Api.violations(gym.coach().body(body).post(path).then());
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"reps\":4       | \"reps\":\"4\"          | weeks[0].sets[0].reps",
                "\"reps\":4       | \"reps\":4.5            | weeks[0].sets[0].reps",
                "\"reps\":4       | \"reps\":4,\"rpee\":8   | weeks[0].sets[0].rpee",
                "\"role\":\"TOP\", | ``                     | weeks[0].sets[0].role",
                "\"weeks\"        | \"week\"                | week",
            })
    void what_is_malformed_names_its_field(String good, String bad, String field) {
        problem(400, gym.coach().body(HIT.replace(good, bad)).post(path).then())
                .body("violations.field", hasItem(field));
    }

    @Test
    void without_a_program_there_is_nothing_to_simulate() {
        problem(
                404,
                gym.lifter("mo")
                        .profile()
                        .calls()
                        .body(HIT)
                        .post("/v1/athletes/mo/simulations")
                        .then());
    }
}
