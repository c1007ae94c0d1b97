package topset.program.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static topset.program.Api.problem;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.RealParts;

/** Tests the notes about an athlete as clients use them. The notes about sets share their code. */
@RealParts
@Tag("smoke")
class NoteApiTest {
    private final Gym gym = Gym.fresh("notes");

    @Inject
    DataSource database;

    private final Lifter lena = gym.lifter("lena");

    @BeforeEach
    void profile() {
        lena.profile();
    }

    @Test
    void coaches_share_notes_and_the_athlete_reads_those_that_are_meant_for_them() {
        add(Map.of("text", "bad sleeper")).statusCode(201).body("shared", equalTo(false));
        add(Map.of("text", "bring knee sleeves", "shared", true)).statusCode(201);

        notes(gym.as("coach", "lee")).body("items.text", contains("bring knee sleeves", "bad sleeper"));
        notes(lena.calls()).body("items.text", contains("bring knee sleeves"));
        problem(404, gym.as("athlete", "mo").get(lena.path() + "/notes").then());
        notes(Gym.fresh("notes-of-others").coach()).body("items", hasSize(0));
    }

    @Test
    void a_note_about_an_exercise_says_which_also_after_a_change_and_in_the_export() {
        String noteId = add(Map.of("text", "pause at the chest", "shared", true, "exercise", "bench-press"))
                .statusCode(201)
                .body("exercise", equalTo("bench-press"))
                .extract()
                .path("noteId");
        problem(422, add(Map.of("text", "x", "exercise", "Bench press!")))
                .body("violations.field", hasItem("exercise"));

        gym.coach()
                .body(Map.of("text", "pause two seconds"))
                .put(lena.path() + "/notes/" + noteId)
                .then()
                .statusCode(200);

        notes(lena.calls())
                .body("items.text", contains("pause two seconds"))
                .body("items.exercise", contains("bench-press"));
        assertThat(export(lena.calls())).contains("\"exercise\":\"bench-press\"");
    }

    @Test
    void a_note_is_changed_and_removed_by_its_author_and_the_platform() {
        var note = lena.path() + "/notes/" + UUID.randomUUID();
        problem(404, gym.coach().body(Map.of("text", "x")).put(note).then());
        String noteId = add(Map.of("text", "bad sleeper")).extract().path("noteId");
        note = lena.path() + "/notes/" + noteId;

        problem(403, gym.as("coach", "lee").body(Map.of("text", "x")).put(note).then());
        gym.as("platform", "back-end")
                .body(Map.of("text", "sleeps well", "shared", true))
                .put(note)
                .then()
                .statusCode(200)
                .body("author", equalTo("kim"))
                .body("changedBy", equalTo("back-end"));
        notes(lena.calls()).body("items.text", contains("sleeps well"));
        gym.coach().delete(note).then().statusCode(200);
        problem(404, gym.coach().delete(note).then());
    }

    @Test
    void an_athlete_writes_to_the_coaches_and_takes_only_own_notes_back() {
        String noteId = lena.calls()
                .body(Map.of("text", "away next week", "shared", false))
                .post(lena.path() + "/notes")
                .then()
                .statusCode(201)
                .body("author", equalTo("lena"))
                .body("shared", equalTo(true))
                .extract()
                .path("noteId");
        String ofCoach =
                add(Map.of("text", "rest well", "shared", true)).extract().path("noteId");

        notes(gym.coach()).body("items.text", contains("rest well", "away next week"));
        problem(
                404,
                gym.as("athlete", "mo")
                        .body(Map.of("text", "x"))
                        .post(lena.path() + "/notes")
                        .then());
        problem(403, lena.calls().delete(lena.path() + "/notes/" + ofCoach).then());
        lena.calls().delete(lena.path() + "/notes/" + noteId).then().statusCode(200);
        notes(gym.coach()).body("items.text", contains("rest well"));
    }

    @Test
    void the_roster_says_since_when_a_message_waits_for_an_answer() {
        messageAt(gym.coach()).body("items[0].messageAt", nullValue());
        add(Map.of("text", "bad sleeper"));
        String writtenAt = write("my knee hurts").extract().path("writtenAt");

        messageAt(gym.coach()).body("items[0].messageAt", equalTo(writtenAt));
        messageAt(gym.analyst()).body("items[0].messageAt", nullValue());
        add(Map.of("text", "called lena"));
        messageAt(gym.coach()).body("items[0].messageAt", nullValue());
    }

    private ValidatableResponse messageAt(RequestSpecification caller) {
        return caller.get("/v1/roster?athleteId=lena").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void an_athlete_without_a_profile_has_no_notes() {
        problem(
                404,
                gym.coach()
                        .body(Map.of("text", "who?"))
                        .post("/v1/athletes/nobody/notes")
                        .then());
    }

    @Test
    void an_athlete_has_at_most_a_thousand_notes() throws SQLException {
        String noteId = add(Map.of("text", "the first")).extract().path("noteId");
        store(998);
        add(Map.of("text", "the thousandth")).statusCode(201);

        problem(422, add(Map.of("text", "one more"))).body("violations.rule", hasItem("notes"));
        gym.coach().delete(lena.path() + "/notes/" + noteId).then().statusCode(200);
        add(Map.of("text", "one more")).statusCode(201);
    }

    @Test
    void an_athlete_cannot_fill_the_room_of_the_coaches() throws SQLException {
        store(199, "lena");
        String message = write("the last one").statusCode(201).extract().path("noteId");
        lena.calls()
                .body(Map.of("noteId", message, "text", "the last one"))
                .post(lena.path() + "/notes")
                .then()
                .statusCode(200);

        problem(422, write("one more")).body("violations.rule", hasItem("notes"));
        add(Map.of("text", "there is room for a coach")).statusCode(201);
        gym.coach().delete(lena.path() + "/notes/" + message).then().statusCode(200);
        write("one more").statusCode(201);
    }

    private ValidatableResponse write(String text) {
        return lena.calls()
                .body(Map.of("text", text))
                .post(lena.path() + "/notes")
                .then();
    }

    private void store(int notes) throws SQLException {
        store(notes, "kim");
    }

    /** Stores notes about the athlete without the service. */
    private void store(int notes, String author) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("insert into note (gym, athlete, session_id, set_id, note_id,"
                                + " text, shared, author, written_at) select ?, 'lena', '', '', gen_random_uuid(), 'x', false,"
                                + " ?, now() from generate_series(1, ?)")) {
            statement.setString(1, gym.name());
            statement.setString(2, author);
            statement.setInt(3, notes);
            statement.executeUpdate();
        }
    }

    @Test
    void the_athletes_own_export_has_every_note_and_an_analysts_has_none() {
        add(Map.of("text", "bad sleeper")).statusCode(201);

        assertThat(export(lena.calls())).contains("\"type\":\"note\"", "bad sleeper", "\"author\":\"kim\"");
        assertThat(export(gym.analyst())).doesNotContain("\"type\":\"note\"");
    }

    private String export(RequestSpecification caller) {
        return caller.get(lena.path() + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private ValidatableResponse add(Map<String, Object> body) {
        return gym.coach().body(body).post(lena.path() + "/notes").then();
    }

    private ValidatableResponse notes(RequestSpecification caller) {
        return caller.get(lena.path() + "/notes").then().statusCode(200);
    }
}
