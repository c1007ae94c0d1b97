package topset.program.coaching;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static topset.program.Api.problem;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import topset.program.Api;
import topset.program.Gym;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/**
 * Tests answers without a result. They name what is missing, what is wrong with the token, or every fault of a body.
 */
@RealParts
class MissingApiTest {
    private final Gym gym = Gym.fresh("missing");

    @Test
    void a_404_says_what_is_missing() {
        var lena = gym.lifter("lena").profile();
        problem(404, gym.coach().get("/v1/athletes/nobody/weeks/current").then())
                .body("detail", containsString("nobody has no"));
        problem(404, gym.coach().get("/v1/athletes/lena/weeks/current").then())
                .body("detail", containsString("no active program"));

        var program = lena.program(Midday.today(), Lifts.bench());
        problem(404, gym.coach().get("/v1/athletes/lena/weeks/40").then())
                .body("detail", containsString("no plan of week 40"));
        problem(404, gym.coach().get("/v1/athletes/lena/lifts/d9-squat/history").then())
                .body("detail", containsString("d9-squat"));
        var absent = UUID.randomUUID();
        problem(404, gym.coach().get("/v1/programs/" + absent).then())
                .body("detail", equalTo("There is no program " + absent));
        problem(
                        404,
                        Gym.fresh("missing-other")
                                .coach()
                                .get("/v1/programs/" + program)
                                .then())
                .body("detail", equalTo("There is no program " + program));
    }

    @Test
    void a_401_says_what_is_wrong_with_the_token() {
        problem(401, given().get("/v1/roster").then());
        problem(401, given().auth().oauth2("nonsense").get("/v1/roster").then())
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("detail", equalTo("The token is not a signed JWT of the issuer"));
    }

    @Test
    void a_program_with_several_faults_is_answered_with_all_of_them() {
        gym.lifter("lena").profile();
        var lift = Map.of(
                "slotId",
                "d1-bench-press",
                "day",
                1,
                "exercise",
                "bench-press",
                "scheme",
                Map.of("variant", "SINGLE_TOP", "topSets", 3, "topRpe", 10, "backoffSets", 9),
                "progression",
                Map.of("method", "LINEAR", "increment", 20),
                "start",
                Map.of("load", 120));
        var body = Map.of("athleteId", "lena", "startsOn", Midday.today().toString(), "lifts", List.of(lift));

        assertThat(Api.violations(gym.coach().body(body).post("/v1/programs").then()))
                .extracting(violation -> violation.rule())
                .contains("too-many-top-sets", "leave-a-rep", "too-many-backoff-sets");
    }
}
