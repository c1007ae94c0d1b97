package topset.session.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.Topics;
import topset.session.Messages;
import topset.session.RealSessionService;

/** Tests the notes about sets as clients use them. */
@RealSessionService
@Tag("smoke")
class SetNoteApiTest {
    private static final String GYM = "iron-temple";

    private final String athlete = someone();
    private final String setId = newId();
    private String sessionId = "";

    @Inject
    DataSource database;

    @BeforeEach
    void log() {
        sessionId = session(athlete);
        coach().body(set(setId, "120", 4))
                .post("/v1/sessions/{id}/sets", sessionId)
                .then()
                .statusCode(201);
    }

    @Test
    void the_lifter_reads_what_the_coach_says_about_a_set_unless_it_is_not_shared() {
        add(coach(), Map.of("text", "elbows in")).statusCode(201).body("shared", equalTo(true));
        add(coach(), Map.of("text", "watch this knee", "shared", false)).statusCode(201);

        notes(coach()).body("items.text", contains("watch this knee", "elbows in"));
        notes(as(GYM, "athlete", athlete))
                .body("items.text", contains("elbows in"))
                .body("items.setId", contains(setId))
                .body("items.author", contains("kim"));
    }

    @Test
    void a_repeated_request_adds_nothing_and_another_text_under_its_id_is_a_conflict() {
        var noteId = newId();
        add(coach(), Map.of("noteId", noteId, "text", "deep enough")).statusCode(201);

        add(coach(), Map.of("noteId", noteId, "text", "deep enough")).statusCode(200);
        add(coach(), Map.of("noteId", noteId, "text", "too high")).statusCode(409);
        add(as(GYM, "coach", "lee"), Map.of("noteId", noteId, "text", "deep enough"))
                .statusCode(409);

        notes(coach()).body("items", hasSize(1));
    }

    @Test
    void its_author_and_the_platform_change_and_remove_a_note_and_no_other_coach() {
        var path = "/v1/sessions/" + sessionId + "/sets/" + setId + "/notes/";
        String noteId = add(coach(), Map.of("text", "deep enough")).extract().path("noteId");
        var change = Map.of("text", "deep enough, well done");

        as(GYM, "coach", "lee").body(change).put(path + noteId).then().statusCode(403);
        as(GYM, "coach", "lee").delete(path + noteId).then().statusCode(403);
        coach().body(change).put(path + noteId).then().statusCode(200).body("changedBy", equalTo("kim"));
        notes(coach()).body("items.text", contains("deep enough, well done"));
        as(GYM, "platform", "back-end").delete(path + noteId).then().statusCode(200);
        coach().delete(path + noteId).then().statusCode(404);
        notes(coach()).body("items", hasSize(0));
    }

    @Test
    void pages_of_notes_have_no_gap() {
        for (var text : new String[] {"one", "two", "three"}) {
            add(coach(), Map.of("text", text)).statusCode(201);
        }

        String cursor = coach().get("/v1/sessions/{id}/notes?limit=2", sessionId)
                .then()
                .body("items.text", contains("three", "two"))
                .extract()
                .path("nextCursor");
        coach().queryParam("cursor", cursor)
                .get("/v1/sessions/{id}/notes", sessionId)
                .then()
                .body("items.text", contains("one"));
    }

    @Test
    void what_cannot_be_a_note_is_refused_by_name() {
        add(coach(), Map.of()).statusCode(400).body("violations.field", hasItem("text"));
        add(coach(), Map.of("text", "")).statusCode(422).body("violations.field", hasItem("text"));
        add(coach(), Map.of("text", "x".repeat(2_001))).statusCode(422).body("violations.field", hasItem("text"));
        add(coach(), Map.of("text", "a\u0000b")).statusCode(400);
        add(coach(), Map.of("text", "x", "exercise", "squat"))
                .statusCode(422)
                .body("violations.field", hasItem("exercise"));
        add(coach(), Map.of("text", "x".repeat(2_000))).statusCode(201);
        coach().body(Map.of("text", "no set"))
                .post("/v1/sessions/{s}/sets/{i}/notes", sessionId, newId())
                .then()
                .statusCode(404);
    }

    @Test
    void a_set_has_at_most_fifty_notes() {
        for (int n = 0; n < 50; n++) {
            add(coach(), Map.of("text", "note " + n)).statusCode(201);
        }

        add(coach(), Map.of("text", "one more")).statusCode(422).body("violations.rule", hasItem("notes"));
    }

    /** A slow machine would exceed the service's time limits if one statement added all notes. */
    @Test
    void the_sets_of_an_athlete_have_at_most_ten_thousand_notes() throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("insert into note (gym, athlete, session_id, set_id, note_id,"
                                + " text, shared, author, written_at) select ?, ?, 's', 'set-' || n, gen_random_uuid(), 'x',"
                                + " true, 'kim', now() from generate_series(?, ?) n")) {
            statement.setString(1, GYM);
            statement.setString(2, athlete);
            for (int from = 1; from < 9_999; from += 1_111) {
                statement.setInt(3, from);
                statement.setInt(4, from + 1_110);
                statement.executeUpdate();
            }
        }
        add(coach(), Map.of("text", "the last")).statusCode(201);

        add(coach(), Map.of("text", "one more")).statusCode(422).body("violations.rule", hasItem("notes"));
    }

    @Test
    void no_topic_has_a_note_and_the_export_of_the_athlete_has_all() {
        add(coach(), Map.of("text", "only in this gym", "shared", false)).statusCode(201);
        coach().body(Map.of("finishedAt", "2026-11-24T19:00:00+01:00"))
                .post("/v1/sessions/{id}/finish", sessionId)
                .then()
                .statusCode(200);

        assertThat(Messages.of(Topics.SESSION_EVENTS, athlete, 3))
                .as("started, set, finished")
                .hasSize(3)
                .noneMatch(message -> message.value().contains("only in this gym"));
        assertThat(export(as(GYM, "athlete", athlete)))
                .contains("\"type\":\"note\"", "only in this gym", "\"setId\":\"" + setId + "\"");
        assertThat(export(as(GYM, "analyst", "ada"))).doesNotContain("\"type\":\"note\"");
    }

    private String export(RequestSpecification caller) {
        return caller.get("/v1/athletes/{id}/export", athlete)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private ValidatableResponse add(RequestSpecification caller, Map<String, Object> body) {
        return caller.body(body)
                .post("/v1/sessions/{s}/sets/{i}/notes", sessionId, setId)
                .then();
    }

    private ValidatableResponse notes(RequestSpecification caller) {
        return caller.get("/v1/sessions/{id}/notes", sessionId).then().statusCode(200);
    }
}
