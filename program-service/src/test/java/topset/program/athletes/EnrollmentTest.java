package topset.program.athletes;

import static org.hamcrest.Matchers.contains;
import static topset.program.Api.problem;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.contract.CoachesSee;
import topset.program.Gym;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Athletes with whom nobody has begun, in a gym whose coaches see only their athletes. */
@RealParts
class EnrollmentTest {
    private static final Map<String, String> PROFILE = Map.of("timeZone", "Etc/UTC", "unit", "kg");

    private final Gym gym = Gym.fresh("enrollment");

    @BeforeEach
    void coaches_see_theirs() {
        gym.coachesSee(CoachesSee.THEIRS);
    }

    @Test
    void a_coach_who_begins_with_a_new_athlete_becomes_the_coach_and_no_other_can() {
        begin("lee").statusCode(200);
        begin("lee").statusCode(200);
        gym.as("coach", "lee").get("/v1/athletes/new/coaches").then().body("coaches", contains("lee"));

        problem(404, begin("kim"));
        problem(404, startProgram("kim", "new"));
        startProgram("lee", "new").statusCode(201);
        problem(404, startProgram("lee", "newer"));
    }

    @Test
    void the_coaches_of_a_new_athlete_are_the_platforms_to_set() {
        var body = Map.of("coaches", List.of("kim"));
        problem(404, gym.coach().body(body).put("/v1/athletes/new/coaches").then());

        gym.coaches("new", "kim");

        begin("kim").statusCode(200);
        problem(404, begin("lee"));
    }

    @Test
    void an_athlete_without_a_coach_is_the_platforms_to_assign() {
        gym.as("athlete", "solo").body(PROFILE).put("/v1/athletes/solo").then().statusCode(200);
        problem(404, gym.coach().get("/v1/athletes/solo").then());

        gym.coaches("solo", "kim");

        gym.coach().get("/v1/athletes/solo").then().statusCode(200);
    }

    private ValidatableResponse begin(String coach) {
        return gym.as("coach", coach).body(PROFILE).put("/v1/athletes/new").then();
    }

    private ValidatableResponse startProgram(String coach, String athlete) {
        return gym.as("coach", coach)
                .body(Map.of("athleteId", athlete, "startsOn", Midday.today().toString(), "lifts", Lifts.bench()))
                .post("/v1/programs")
                .then();
    }
}
