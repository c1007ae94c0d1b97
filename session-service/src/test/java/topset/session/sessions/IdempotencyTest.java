package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.session.RealSessionService;

@RealSessionService
@Tag("smoke")
class IdempotencyTest {

    @Test
    void a_repeated_set_is_answered_as_the_first_time() {
        var sessionId = session(someone());
        var body = set(newId(), "120", 4);
        var first = post(sessionId, body)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .asString();
        var again = post(sessionId, body).statusCode(200).extract().asString();
        assertThat(again).isEqualTo(first);
        coach().get("/v1/sessions/{id}/events", sessionId).then().body("items", hasSize(2));
    }

    @Test
    void the_same_load_written_otherwise_is_a_repeat() {
        var sessionId = session(someone());
        var setId = newId();
        post(sessionId, set(setId, "120", 4)).statusCode(201);
        post(sessionId, set(setId, "120.000", 4)).statusCode(200);
    }

    @Test
    void the_same_set_id_with_other_content_is_a_conflict() {
        var sessionId = session(someone());
        var setId = newId();
        post(sessionId, set(setId, "120", 4)).statusCode(201);
        post(sessionId, set(setId, "120", 5)).statusCode(409);
        coach().get("/v1/sessions/{id}", sessionId).then().body("sets[0].reps", equalTo(4));
    }

    @Test
    void a_set_repeated_after_its_correction_is_answered_as_the_first_time_and_changes_nothing() {
        var sessionId = session(someone());
        var setId = newId();
        var first =
                post(sessionId, set(setId, "120", 4)).statusCode(201).extract().asString();
        coach().body(set(setId, "122.5", 3))
                .put("/v1/sessions/{s}/sets/{id}", sessionId, setId)
                .then()
                .statusCode(200);
        assertThat(post(sessionId, set(setId, "120", 4))
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);
        coach().get("/v1/sessions/{id}", sessionId).then().body("sets[0].load.value", equalTo(122.5f));
    }

    @Test
    void a_set_repeated_after_its_removal_is_answered_as_the_first_time_and_stays_removed() {
        var sessionId = session(someone());
        var setId = newId();
        var first =
                post(sessionId, set(setId, "120", 4)).statusCode(201).extract().asString();
        coach().delete("/v1/sessions/{s}/sets/{id}", sessionId, setId).then().statusCode(200);
        assertThat(post(sessionId, set(setId, "120", 4))
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);
        coach().get("/v1/sessions/{id}", sessionId).then().body("sets", hasSize(0));
    }

    @Test
    void a_set_id_of_another_session_of_the_athlete_is_a_conflict() {
        var athlete = someone();
        var setId = newId();
        post(session(athlete), set(setId, "120", 4)).statusCode(201);
        var other = session(athlete);
        post(other, set(setId, "120", 4)).statusCode(409);
        coach().get("/v1/sessions/{id}/events", other).then().body("items", hasSize(1));
        post(other, set(newId(), "120", 4)).statusCode(201);
    }

    @Test
    void two_athletes_may_have_the_same_set_id() {
        var setId = newId();
        post(session(someone()), set(setId, "120", 4)).statusCode(201);
        post(session(someone()), set(setId, "120", 4)).statusCode(201);
    }

    @Test
    void a_repeated_start_is_answered_as_the_first_time_and_another_start_is_a_conflict() {
        var athlete = someone();
        var id = newId();
        var body = "{\"sessionId\":\"%s\",\"athleteId\":\"%s\",\"startedAt\":\"2026-11-24T17:40:00+01:00\",\"day\":%d}";
        var first =
                start(body.formatted(id, athlete, 1)).statusCode(201).extract().asString();
        assertThat(start(body.formatted(id, athlete, 1))
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);
        start(body.formatted(id, athlete, 2)).statusCode(409);
        start(body.formatted(id, someone(), 1)).statusCode(409);
    }

    @Test
    void a_repeated_finish_is_answered_as_the_first_time_and_sets_may_still_arrive() {
        var sessionId = session(someone());
        var body = "{\"finishedAt\":\"2026-11-24T18:55:00+01:00\"}";
        var first = finish(sessionId, body).statusCode(200).extract().asString();
        assertThat(finish(sessionId, body).statusCode(200).extract().asString()).isEqualTo(first);
        finish(sessionId, "{\"finishedAt\":\"2026-11-24T18:56:00+01:00\"}").statusCode(409);
        finish(session(someone()), "{\"finishedAt\":\"2026-11-24T17:39:00+01:00\"}")
                .statusCode(422);
        post(sessionId, set(newId(), "120", 4)).statusCode(201);
        coach().get("/v1/sessions/{id}", sessionId)
                .then()
                .body("finishedAt", equalTo("2026-11-24T18:55:00+01:00"))
                .body("sets", hasSize(1));
    }

    @Test
    void of_many_at_once_with_the_same_set_id_one_is_stored_and_all_get_the_same_answer() throws Exception {
        var sessionId = session(someone());
        var body = set(newId(), "120", 4);
        try (var clients = Executors.newFixedThreadPool(16)) {
            List<Callable<String>> calls = IntStream.range(0, 16)
                    .mapToObj(each -> (Callable<String>)
                            () -> post(sessionId, body).extract().asString())
                    .toList();
            var answers = new java.util.HashSet<String>();
            for (var call : clients.invokeAll(calls)) {
                answers.add(call.get());
            }
            assertThat(answers).hasSize(1);
        }
        coach().get("/v1/sessions/{id}/events", sessionId).then().body("items", hasSize(2));
    }

    @Test
    void of_many_at_once_in_two_sessions_with_the_same_set_id_one_session_wins_and_neighbours_are_not_harmed()
            throws Exception {
        var athlete = someone();
        var sessions = List.of(session(athlete), session(athlete));
        var neighbour = session(someone());
        var body = set(newId(), "120", 4);
        try (var clients = Executors.newFixedThreadPool(12)) {
            List<Callable<Integer>> calls = IntStream.range(0, 12)
                    .mapToObj(each -> (Callable<Integer>) () -> each % 3 == 2
                            ? post(neighbour, set(newId(), "100", 5)).extract().statusCode()
                            : post(sessions.get(each % 3), body).extract().statusCode())
                    .toList();
            var answers = new java.util.ArrayList<Integer>();
            for (var call : clients.invokeAll(calls)) {
                answers.add(call.get());
            }
            assertThat(answers).filteredOn(status -> status == 201).hasSize(1 + 4);
            assertThat(answers).filteredOn(status -> status == 200).hasSize(3);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(4);
        }
    }

    private static ValidatableResponse post(String sessionId, String body) {
        return coach().body(body).post("/v1/sessions/{id}/sets", sessionId).then();
    }

    private static ValidatableResponse start(String body) {
        return coach().body(body).post("/v1/sessions").then();
    }

    private static ValidatableResponse finish(String sessionId, String body) {
        return coach().body(body).post("/v1/sessions/{id}/finish", sessionId).then();
    }
}
