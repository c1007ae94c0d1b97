package topset.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealSessionService
@Tag("smoke")
class SessionRightsTest {
    private static final String GYM = "iron-temple";
    private static final String NOT_JSON = "not JSON";

    @Test
    void without_a_token_or_with_a_bad_one_every_call_is_unauthenticated_before_the_body_is_looked_at() {
        var sessionId = session(someone());
        for (var request : new RequestSpecification[] {
            given(), given().auth().oauth2("nonsense"), given().header("Authorization", "Basic a2ltOmtpbQ==")
        }) {
            isProblem(
                    401,
                    request.contentType(ContentType.JSON)
                            .body(NOT_JSON)
                            .post("/v1/sessions/{id}/sets", sessionId)
                            .then());
        }
        isProblem(401, given().get("/v1/sessions/{id}", sessionId).then());
        isProblem(401, given().get("/v1/athletes/lifter-1/sessions").then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "operator"})
    void a_role_without_the_right_to_write_is_forbidden_before_the_body_and_the_resource_are_looked_at(String role) {
        var gym = role.equals("operator") ? "-" : GYM;
        isProblem(403, as(gym, role, "kim").body(NOT_JSON).post("/v1/sessions").then());
        isProblem(
                403,
                as(gym, role, "kim")
                        .body(NOT_JSON)
                        .post("/v1/sessions/{id}/sets", newId())
                        .then());
        isProblem(
                403,
                as(gym, role, "kim")
                        .delete("/v1/sessions/{s}/sets/{i}", newId(), newId())
                        .then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"athlete", "analyst", "operator"})
    void notes_about_sets_are_written_by_coaches(String role) {
        var notes = "/v1/sessions/" + newId() + "/sets/" + newId() + "/notes";
        var gym = role.equals("operator") ? "-" : GYM;
        isProblem(403, as(gym, role, "kim").body(NOT_JSON).post(notes).then());
        isProblem(
                403,
                as(gym, role, "kim").body(NOT_JSON).put(notes + "/" + newId()).then());
        isProblem(403, as(gym, role, "kim").delete(notes + "/" + newId()).then());
    }

    @Test
    void notes_about_sets_are_read_by_no_analyst_and_nobody_elses_athlete_or_coach() {
        var notes = "/v1/sessions/" + session(someone()) + "/notes";
        isProblem(403, as(GYM, "analyst", "kim").get(notes).then());
        isProblem(404, as(GYM, "athlete", "kim").get(notes).then());
        isProblem(404, as("steel-works", "coach", "kim").get(notes).then());
    }

    /** A URL may contain a password, so a GET is no exception. */
    @ParameterizedTest
    @ValueSource(strings = {"athlete", "coach", "analyst", "operator"})
    void only_the_platform_sees_and_sets_webhooks(String role) {
        var gym = role.equals("operator") ? "-" : GYM;
        isProblem(403, as(gym, role, "kim").get("/v1/webhooks").then());
        isProblem(403, as(gym, role, "kim").get("/v1/webhooks/crm").then());
        isProblem(
                403, as(gym, role, "kim").body(NOT_JSON).put("/v1/webhooks/crm").then());
        isProblem(403, as(gym, role, "kim").delete("/v1/webhooks/crm").then());
        isProblem(403, as(gym, role, "kim").post("/v1/webhooks/crm/secret").then());
        isProblem(403, as(gym, role, "kim").post("/v1/webhooks/crm/ping").then());
        isProblem(403, as(gym, role, "kim").post("/v1/webhooks/crm/replay").then());
        isProblem(403, as(gym, role, "kim").get("/v1/webhooks/crm/deliveries").then());
    }

    @Test
    void an_analyst_reads_everything_of_the_gym() {
        var athlete = someone();
        var sessionId = session(athlete);
        as(GYM, "analyst", "kim").get("/v1/sessions/{id}", sessionId).then().statusCode(200);
        as(GYM, "analyst", "kim")
                .get("/v1/sessions/{id}/events", sessionId)
                .then()
                .statusCode(200);
        as(GYM, "analyst", "kim")
                .get("/v1/athletes/{id}/sessions", athlete)
                .then()
                .statusCode(200);
    }

    @Test
    void an_operator_reads_no_sessions() {
        isProblem(
                403,
                as("-", "operator", "kim").get("/v1/sessions/{id}", newId()).then());
    }

    @Test
    void a_platform_may_do_what_a_coach_may() {
        var sessionId = session(someone());
        as(GYM, "platform", "backend")
                .body(set(newId(), "120", 4))
                .post("/v1/sessions/{id}/sets", sessionId)
                .then()
                .statusCode(201);
    }

    @Test
    void an_athlete_logs_and_reads_their_own() {
        var athlete = someone();
        String sessionId = as(GYM, "athlete", athlete)
                .body("{\"athleteId\":\"" + athlete + "\",\"startedAt\":\"2026-11-24T17:40:00+01:00\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("sessionId");
        as(GYM, "athlete", athlete)
                .body(set(newId(), "120", 4))
                .post("/v1/sessions/{id}/sets", sessionId)
                .then()
                .statusCode(201);
        as(GYM, "athlete", athlete).get("/v1/sessions/{id}", sessionId).then().statusCode(200);
        as(GYM, "athlete", athlete)
                .get("/v1/athletes/{id}/sessions", athlete)
                .then()
                .statusCode(200);
    }

    @Test
    void another_athletes_session_does_not_exist_for_an_athlete() {
        var owner = someone();
        doesNotExistFor("athlete", GYM, owner, session(owner));
    }

    @Test
    void another_gyms_session_does_not_exist_for_a_coach() {
        var owner = someone();
        doesNotExistFor("coach", "steel-works", owner, session(owner));
    }

    @Test
    void what_is_anothers_is_missing_in_the_same_words_as_what_never_was() {
        var owner = someone();
        var theirs = session(owner);
        for (var sessionId : new String[] {theirs, newId()}) {
            for (var caller : new RequestSpecification[] {
                as(GYM, "athlete", "kim"), as("steel-works", "coach", "kim"), as("steel-works", "analyst", "kim")
            }) {
                isProblem(404, caller.get("/v1/sessions/{id}", sessionId).then())
                        .body("detail", equalTo("There is no session " + sessionId));
            }
            isProblem(
                            404,
                            as(GYM, "athlete", "kim")
                                    .delete("/v1/sessions/{s}/sets/{i}", sessionId, newId())
                                    .then())
                    .body("detail", equalTo("There is no session " + sessionId));
        }
        for (var athlete : new String[] {owner, someone()}) {
            isProblem(
                            404,
                            as(GYM, "athlete", "kim")
                                    .get("/v1/athletes/{id}/sessions", athlete)
                                    .then())
                    .body("detail", equalTo("There is no athlete " + athlete));
        }
    }

    @Test
    void a_missing_set_and_a_missing_session_differ() {
        var sessionId = session(someone());
        var setId = newId();
        isProblem(
                        404,
                        as(GYM, "coach", "kim")
                                .delete("/v1/sessions/{s}/sets/{i}", sessionId, setId)
                                .then())
                .body("detail", equalTo("There is no set " + setId + " in session " + sessionId));
        isProblem(404, as(GYM, "coach", "kim").get("/v1/nowhere").then())
                .body("detail", equalTo("The API has no such path"));
    }

    private static void doesNotExistFor(String role, String gym, String owner, String sessionId) {
        isProblem(404, as(gym, role, "kim").get("/v1/sessions/{id}", sessionId).then());
        isProblem(
                404,
                as(gym, role, "kim").get("/v1/sessions/{id}/events", sessionId).then());
        isProblem(
                404,
                as(gym, role, "kim")
                        .body("{}")
                        .post("/v1/sessions/{id}/sets", sessionId)
                        .then());
        isProblem(
                404,
                as(gym, role, "kim")
                        .body("{}")
                        .post("/v1/sessions/{id}/sets/batch", sessionId)
                        .then());
        isProblem(
                404,
                as(gym, role, "kim")
                        .body("{}")
                        .post("/v1/sessions/{id}/finish", sessionId)
                        .then());
        isProblem(
                404,
                as(gym, role, "kim")
                        .body("{}")
                        .put("/v1/sessions/{s}/sets/{i}", sessionId, newId())
                        .then());
        isProblem(
                404,
                as(gym, role, "kim")
                        .delete("/v1/sessions/{s}/sets/{i}", sessionId, newId())
                        .then());
        if (role.equals("athlete")) {
            isProblem(
                    404,
                    as(gym, role, "kim")
                            .get("/v1/athletes/{id}/sessions", owner)
                            .then());
            isProblem(
                    404,
                    as(gym, role, "kim")
                            .body("{\"athleteId\":\"" + owner + "\",\"startedAt\":\"2026-11-24T17:40:00+01:00\"}")
                            .post("/v1/sessions")
                            .then());
        }
    }

    @Test
    void two_gyms_may_have_an_athlete_a_session_and_a_set_of_the_same_id() {
        var athlete = someone();
        var sessionId = newId();
        var setId = newId();
        for (var gym : new String[] {GYM, "steel-works"}) {
            as(gym, "coach", "kim")
                    .body("{\"sessionId\":\"%s\",\"athleteId\":\"%s\",\"startedAt\":\"2026-11-24T17:40:00+01:00\"}"
                            .formatted(sessionId, athlete))
                    .post("/v1/sessions")
                    .then()
                    .statusCode(201);
            as(gym, "coach", "kim")
                    .body(set(setId, "120", 4))
                    .post("/v1/sessions/{id}/sets", sessionId)
                    .then()
                    .statusCode(201)
                    .body("sequence", equalTo(2));
        }
    }

    private static ValidatableResponse isProblem(int status, ValidatableResponse response) {
        return response.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(status));
    }
}
