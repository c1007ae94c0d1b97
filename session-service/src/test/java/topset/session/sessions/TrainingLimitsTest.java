package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.session.RealSessionService;
import topset.session.SessionApi;

@RealSessionService
class TrainingLimitsTest {

    @Test
    void the_501st_set_of_a_session_is_refused_and_removed_ones_count() {
        var sessionId = session(someone());
        var sets = sets(500);
        batch(sessionId, sets).statusCode(201);
        coach().delete("/v1/sessions/{s}/sets/{id}", sessionId, id(sets.getFirst()))
                .then()
                .statusCode(200);

        log(sessionId, set(newId(), "100", 5))
                .statusCode(422)
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo("sessionId"))
                .body("violations[0].rule", equalTo("sets-of-session"))
                .body("violations[0].message", containsString("at most 500 sets"))
                .body("violations[0].message", containsString("this session has 500"));

        log(sessionId, sets.getFirst()).statusCode(200);
        log(sessionId, sets.getLast()).statusCode(200);
        batch(sessionId, sets).statusCode(200).body("sets", hasSize(500));
        coach().body(set(id(sets.getLast()), "105", 5))
                .put("/v1/sessions/{s}/sets/{id}", sessionId, id(sets.getLast()))
                .then()
                .statusCode(200);
    }

    @Test
    void a_batch_that_goes_over_a_sessions_limit_is_refused_whole() {
        var sessionId = session(someone());
        var sets = sets(499);
        batch(sessionId, sets).statusCode(201);
        var last = sets(2);

        batch(sessionId, last).statusCode(422).body("violations[0].rule", equalTo("sets-of-session"));
        coach().get("/v1/sessions/{id}", sessionId).then().body("sets", hasSize(499));

        batch(sessionId, List.of(sets.getFirst(), last.getFirst(), last.getFirst()))
                .statusCode(201);
        coach().get("/v1/sessions/{id}", sessionId).then().body("sets", hasSize(500));
    }

    @Test
    void a_training_date_of_an_athlete_has_a_thousand_sets_over_all_its_sessions() {
        var athlete = someone();
        var first = sets(500);
        var sessionId = session(athlete);
        batch(sessionId, first).statusCode(201);
        batch(start(athlete, "2026-11-24T00:00:00-05:00"), sets(499)).statusCode(201);
        var third = start(athlete, "2026-11-24T23:59:59+14:00");

        for (var again = 0; again < 3; again++) {
            batch(third, sets(2))
                    .statusCode(422)
                    .body("violations", hasSize(1))
                    .body("violations[0].field", equalTo("sessionId"))
                    .body("violations[0].rule", equalTo("sets-of-date"))
                    .body("violations[0].message", containsString("at most 1000 sets"))
                    .body("violations[0].message", containsString("2026-11-24 has 999"));
        }
        coach().get("/v1/sessions/{id}", third).then().body("sets", hasSize(0));
        var last = set(newId(), "100", 5);
        log(third, last).statusCode(201);
        coach().delete("/v1/sessions/{s}/sets/{id}", third, id(last)).then().statusCode(200);
        log(third, set(newId(), "100", 5)).statusCode(422).body("violations[0].rule", equalTo("sets-of-date"));

        log(third, last).statusCode(200);
        batch(sessionId, first).statusCode(200);
        log(start(athlete, "2026-11-25T00:00:00+14:00"), set(newId(), "100", 5)).statusCode(201);
        log(start(athlete, "2026-11-23T23:59:59-05:00"), set(newId(), "100", 5)).statusCode(201);
        log(session(someone()), set(newId(), "100", 5)).statusCode(201);
    }

    @Test
    void of_many_sets_at_once_in_two_sessions_a_date_takes_no_more_than_a_thousand() throws Exception {
        var athlete = someone();
        batch(session(athlete), sets(500)).statusCode(201);
        var sessions = List.of(session(athlete), session(athlete));
        batch(sessions.getFirst(), sets(490)).statusCode(201);
        var neighbour = session(someone());

        var answers = atOnce(IntStream.range(0, 24)
                .mapToObj(each -> (Callable<Integer>)
                        () -> log(each % 3 == 2 ? neighbour : sessions.get(each % 3), set(newId(), "100", 5))
                                .extract()
                                .statusCode())
                .toList());

        assertThat(answers).filteredOn(status -> status == 201).hasSize(10 + 8);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(6);
    }

    @Test
    void fifty_sessions_of_an_athlete_start_on_a_date_however_many_are_sent_at_once() throws Exception {
        var athlete = someone();
        var bodies = IntStream.range(0, 54)
                .mapToObj(each -> started(athlete, newId(), "2026-11-24T17:40:00+01:00"))
                .toList();

        var answers = atOnce(bodies.stream()
                .map(body ->
                        (Callable<Integer>) () -> postSession(body).extract().statusCode())
                .toList());

        assertThat(answers).filteredOn(status -> status == 201).hasSize(50);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(4);
        postSession(bodies.get(answers.indexOf(201))).statusCode(200);
        for (var again = 0; again < 2; again++) {
            postSession(bodies.get(answers.indexOf(422)))
                    .statusCode(422)
                    .body("violations[0].field", equalTo("startedAt"))
                    .body("violations[0].rule", equalTo("sessions-of-date"))
                    .body("violations[0].message", containsString("2026-11-24 has 50"));
        }
        start(athlete, "2026-11-25T00:00:00+01:00");
        session(someone());
    }

    @Test
    void a_set_is_corrected_up_to_its_100th_revision_and_then_only_removed() {
        var sessionId = session(someone());
        var setId = newId();
        log(sessionId, set(setId, "100", 0)).statusCode(201);
        for (var reps = 1; reps < 100; reps++) {
            correct(sessionId, setId, reps).statusCode(200);
        }

        correct(sessionId, setId, 100)
                .statusCode(422)
                .body("violations[0].field", equalTo("setId"))
                .body("violations[0].rule", equalTo("revisions-of-set"))
                .body("violations[0].message", containsString("revision below 100"));

        correct(sessionId, setId, 99).statusCode(200).body("revision", equalTo(100));
        coach().delete("/v1/sessions/{s}/sets/{id}", sessionId, setId)
                .then()
                .statusCode(200)
                .body("revision", equalTo(101));
    }

    @Test
    void a_date_that_was_full_has_room_again_when_the_athlete_was_erased() {
        var athlete = someone();
        batch(session(athlete), sets(500)).statusCode(201);
        batch(session(athlete), sets(500)).statusCode(201);
        log(session(athlete), set(newId(), "100", 5)).statusCode(422);

        coach().delete("/v1/athletes/{id}", athlete).then().statusCode(200);

        log(session(athlete), set(newId(), "100", 5)).statusCode(201);
    }

    @Test
    void the_limits_are_described() {
        assertThat(RestAssured.get("/q/openapi").asString())
                .contains("sets-of-session", "sets-of-date", "sessions-of-date", "revisions-of-set");
    }

    private static List<String> sets(int count) {
        return Stream.generate(() -> set(newId(), "100", 5)).limit(count).toList();
    }

    private static String id(String set) {
        return set.substring(10, 46);
    }

    private static ValidatableResponse log(String sessionId, String set) {
        return coach().body(set).post("/v1/sessions/{id}/sets", sessionId).then();
    }

    private static ValidatableResponse correct(String sessionId, String setId, int reps) {
        return coach().body(set(setId, "100", reps))
                .put("/v1/sessions/{s}/sets/{id}", sessionId, setId)
                .then();
    }

    private static ValidatableResponse batch(String sessionId, List<String> sets) {
        return coach().body("{\"sets\":[" + String.join(",", sets) + "]}")
                .post("/v1/sessions/{id}/sets/batch", sessionId)
                .then();
    }

    private static String start(String athlete, String startedAt) {
        return postSession(started(athlete, newId(), startedAt))
                .statusCode(201)
                .extract()
                .path("sessionId");
    }

    private static String started(String athlete, String sessionId, String startedAt) {
        return "{\"sessionId\":\"%s\",\"athleteId\":\"%s\",\"startedAt\":\"%s\"}"
                .formatted(sessionId, athlete, startedAt);
    }

    private static ValidatableResponse postSession(String body) {
        return SessionApi.coach().body(body).post("/v1/sessions").then();
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        try (var clients = Executors.newFixedThreadPool(12)) {
            var answers = new java.util.ArrayList<Integer>();
            for (var call : clients.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        }
    }
}
