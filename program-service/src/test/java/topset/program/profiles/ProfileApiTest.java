package topset.program.profiles;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static topset.program.Api.problem;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.program.Gym;
import topset.program.RealParts;

@RealParts
@Tag("smoke")
class ProfileApiTest {
    private final Gym gym = Gym.fresh("profiles");

    @Test
    void a_coach_sets_a_profile_whole_and_everybody_who_may_reads_it() {
        var lifter = gym.lifter("lena");
        lifter.profile(Map.of("displayName", "Lena", "goal", "STRENGTH_ONLY", "injured", true));

        for (var caller : List.of(gym.coach(), gym.analyst(), lifter.calls())) {
            caller.get(lifter.path())
                    .then()
                    .statusCode(200)
                    .body("displayName", equalTo("Lena"))
                    .body("goal", equalTo("STRENGTH_ONLY"))
                    .body("injured", equalTo(true));
        }
        lifter.profile();
        gym.coach().get(lifter.path()).then().body("displayName", nullValue()).body("injured", equalTo(false));
    }

    @Test
    void an_athlete_sets_unit_zone_and_bodyweight_and_the_rest_stays_as_the_coach_set_it() {
        var lifter = gym.lifter("lena").profile(Map.of("displayName", "Lena", "injured", true));
        var bodyweight = Map.of("value", 63.5, "unit", "kg", "measuredAt", "2026-11-24");

        lifter.calls()
                .body(Map.of("timeZone", "America/New_York", "unit", "lb", "bodyweight", bodyweight))
                .put(lifter.path())
                .then()
                .statusCode(200)
                .body("timeZone", equalTo("America/New_York"))
                .body("unit", equalTo("lb"))
                .body("bodyweight.value", equalTo(63.5f))
                .body("displayName", equalTo("Lena"))
                .body("injured", equalTo(true));
        problem(
                403,
                lifter.calls()
                        .body(Map.of("timeZone", "America/New_York", "unit", "lb", "displayName", "Helena"))
                        .put(lifter.path())
                        .then());
    }

    @Test
    void an_athlete_nobody_has_heard_of_has_no_profile() {
        problem(404, gym.coach().get("/v1/athletes/nobody").then());
        problem(404, gym.lifter("nobody").calls().get("/v1/athletes/nobody").then());
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON                                                     | 400 |",
                "[]                                                           | 400 |",
                "null                                                         | 400 |",
                "{\"unit\":\"kg\"}                                            | 400 | timeZone",
                "{\"timeZone\":\"Europe/Berlin\",\"unit\":\"stone\"}          | 400 | unit",
                "{\"timeZone\":\"Europe/Berlin\",\"unit\":\"kg\",\"unti\":1}  | 400 | unti",
                "{\"timeZone\":\"Europe/Berlin\",\"unit\":\"kg\",\"unit\":\"kg\"} | 400 | unit",
                "{\"timeZone\":\"Europe/Berlin\",\"unit\":\"kg\",\"injured\":\"no\"} | 400 | injured",
                "{\"timeZone\":\"Middle/Earth\",\"unit\":\"kg\"}              | 422 | timeZone",
            })
    void what_is_no_profile_names_its_field_and_is_not_stored(String body, int status, String field) {
        problem(status, field, gym.coach().body(body).put("/v1/athletes/lena").then());
        gym.coach().get("/v1/athletes/lena").then().statusCode(404);
    }

    @Test
    void an_id_that_no_athlete_can_have_is_refused() {
        problem(422, gym.coach().body("{}").put("/v1/athletes/a%20b").then())
                .body("violations.field", contains("athleteId"));
    }

    @Test
    void a_gyms_athletes_are_listed_by_id_a_page_at_a_time() {
        for (var id : List.of("mo", "ada", "kim")) {
            gym.lifter(id).profile();
        }
        Gym.fresh("profiles-of-others").lifter("stranger").profile();

        String cursor = gym.analyst()
                .get("/v1/athletes?limit=2")
                .then()
                .statusCode(200)
                .body("items.athleteId", contains("ada", "kim"))
                .body("items.unit", contains("kg", "kg"))
                .extract()
                .path("nextCursor");

        gym.analyst()
                .queryParam("cursor", cursor)
                .get("/v1/athletes?limit=2")
                .then()
                .statusCode(200)
                .body("items.athleteId", contains("mo"))
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
    }
}
