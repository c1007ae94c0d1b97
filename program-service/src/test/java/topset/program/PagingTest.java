package topset.program;

import static org.hamcrest.Matchers.contains;
import static topset.program.Api.problem;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Every list has pages of 1 to 500 rows. */
@RealParts
class PagingTest {
    private static final Gym GYM = Gym.fresh("pages");
    private static final UUID PROGRAM = UUID.randomUUID();

    @BeforeEach
    void an_athlete_with_a_program() {
        GYM.lifter("lena").profile();
        GYM.coach()
                .body(Map.of(
                        "programId",
                        PROGRAM,
                        "athleteId",
                        "lena",
                        "startsOn",
                        "" + Midday.today(),
                        "lifts",
                        Lifts.bench()))
                .post("/v1/programs");
    }

    @ParameterizedTest
    @CsvSource({
        "coach, /v1/athletes",
        "coach, /v1/roster",
        "coach, /v1/programs?athleteId=lena",
        "coach, /v1/athletes/lena/lifts/d1-bench-press/history",
        "operator, /v1/operations/parked",
    })
    void a_limit_is_a_number_from_1_to_500_and_a_cursor_is_one_of_the_list(String role, String list) {
        var query = list + (list.contains("?") ? "&" : "?");
        for (var limit : new String[] {"1", "500", ""}) {
            get(role, query + "limit=" + limit).statusCode(200);
        }
        for (var limit : new String[] {"0", "501", "-1"}) {
            problem(422, get(role, query + "limit=" + limit)).body("violations.field", contains("limit"));
        }
        for (var limit : new String[] {"abc", "1.5", "99999999999"}) {
            problem(400, get(role, query + "limit=" + limit)).body("violations.field", contains("limit"));
        }
        problem(400, get(role, query + "cursor=x")).body("violations.field", contains("cursor"));
    }

    private static ValidatableResponse get(String role, String path) {
        return (role.equals("operator") ? Api.operator() : GYM.coach())
                .get(path)
                .then();
    }
}
