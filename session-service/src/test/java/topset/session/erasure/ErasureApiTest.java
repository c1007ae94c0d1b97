package topset.session.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.Topics;
import topset.session.Messages;
import topset.session.RealSessionService;
import topset.testsupport.EventMessage;

@RealSessionService
@Tag("smoke")
class ErasureApiTest {

    @Inject
    DataSource database;

    private static ValidatableResponse erase(String athlete) {
        return coach().delete("/v1/athletes/{id}", athlete).then();
    }

    private static ValidatableResponse log(String sessionId, String setId) {
        return coach().body(set(setId, "120", 4).replace("\"slotId\"", "\"note\":\"left elbow\",\"slotId\""))
                .post("/v1/sessions/{id}/sets", sessionId)
                .then();
    }

    /**
     * The rows that contain the word, in all tables but the outbox. Outbox rows reach Kafka in order, before the
     * erasure.
     */
    private List<String> rowsWith(String word) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var tables = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                var table = tables.getString("TABLE_NAME");
                if (!table.startsWith("flyway") && !table.equals("outbox")) {
                    try (var statement = connection.prepareStatement(
                            "select t::text from " + table + " t where position(? in t::text) > 0")) {
                        statement.setString(1, word);
                        try (var rows = statement.executeQuery()) {
                            while (rows.next()) {
                                found.add(table + " " + rows.getString(1));
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    @Test
    void nothing_of_their_training_is_left_in_any_table() throws SQLException {
        var athlete = someone();
        var sessionId = session(athlete);
        var setId = newId();
        log(sessionId, setId).statusCode(201);
        coach().body("{\"text\":\"elbows in\"}")
                .post("/v1/sessions/{s}/sets/{i}/notes", sessionId, setId)
                .then()
                .statusCode(201);
        assertThat(rowsWith(setId)).hasSizeGreaterThan(1).anyMatch(row -> row.startsWith("note "));

        erase(athlete).statusCode(200).body("athleteId", equalTo(athlete)).body("sequence", equalTo(3));

        assertThat(rowsWith(setId)).isEmpty();
        assertThat(rowsWith(athlete))
                .isNotEmpty()
                .allMatch(row -> row.contains("AthleteErased.v1") || row.startsWith("erasure_request "));
    }

    @Test
    void their_sessions_are_gone_for_every_call_and_their_ids_are_not_given_out_again() {
        var athlete = someone();
        var sessionId = session(athlete);
        var setId = newId();
        log(sessionId, setId).statusCode(201);

        erase(athlete).statusCode(200);

        coach().get("/v1/sessions/{id}", sessionId).then().statusCode(404);
        coach().get("/v1/sessions/{id}/events", sessionId).then().statusCode(404);
        coach().get("/v1/athletes/{id}/sessions", athlete)
                .then()
                .statusCode(200)
                .body("items", empty());
        log(sessionId, newId()).statusCode(404);
        coach().body("""
                        {"sessionId":"%s","athleteId":"%s","startedAt":"2026-11-24T17:40:00+01:00","day":1}""".formatted(sessionId, athlete))
                .post("/v1/sessions")
                .then()
                .statusCode(409)
                .body("detail", org.hamcrest.Matchers.containsString("erased"));
    }

    @Test
    void an_athlete_who_returns_starts_with_the_next_number() {
        var athlete = someone();
        var setId = newId();
        log(session(athlete), setId).statusCode(201);
        erase(athlete).statusCode(200);

        log(session(athlete), setId).statusCode(201).body("sequence", equalTo(5));
        coach().get("/v1/athletes/{id}/sessions", athlete).then().body("items", hasSize(1));
    }

    @Test
    void the_erasure_is_published_with_the_next_number() {
        var athlete = someone();
        log(session(athlete), newId()).statusCode(201);
        String erasedAt = erase(athlete).statusCode(200).extract().path("erasedAt");

        var message = Messages.of(Topics.SESSION_EVENTS, athlete, 3).getLast();

        assertThat(EventMessage.headers(message))
                .containsEntry("ce_type", "topset.session.AthleteErased.v1")
                .containsEntry("ce_athletesequence", "3")
                .containsEntry("ce_id", "iron-temple/athlete-" + athlete + "/1");
        assertThat(message.value())
                .isEqualTo("{\"gym\":\"iron-temple\",\"athleteId\":\"" + athlete + "\",\"erasedAt\":\"" + erasedAt
                        + "\"}");
    }

    @Test
    void somebody_else_of_that_id_in_another_gym_keeps_theirs() {
        var athlete = someone();
        var other = as("steel-works", "coach", "kim");
        String sessionId = other.body("{\"athleteId\":\"" + athlete + "\",\"startedAt\":\"2026-11-24T17:40:00+01:00\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("sessionId");

        erase(athlete).statusCode(200).body("sequence", equalTo(1));

        as("steel-works", "coach", "kim")
                .get("/v1/sessions/{id}", sessionId)
                .then()
                .statusCode(200);
    }

    @Test
    void asked_for_again_it_is_done_again() {
        var athlete = someone();
        erase(athlete).statusCode(200).body("sequence", equalTo(1));
        erase(athlete).statusCode(200).body("sequence", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"athlete", "analyst"})
    void nobody_but_a_coach_or_the_platform_erases(String role) {
        var athlete = someone();
        as("iron-temple", role, athlete)
                .delete("/v1/athletes/{id}", athlete)
                .then()
                .statusCode(403);
        as("iron-temple", "platform", "backend")
                .delete("/v1/athletes/{id}", athlete)
                .then()
                .statusCode(200);
    }

    @Test
    void what_can_be_no_athletes_id_is_refused() {
        erase("lifter 1").statusCode(422).body("violations[0].field", equalTo("athleteId"));
    }
}
