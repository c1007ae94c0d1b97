package topset.session.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.someone;
import static topset.session.imports.Workouts.sessions;
import static topset.session.imports.Workouts.sets;
import static topset.session.imports.Workouts.squats;

import org.junit.jupiter.api.Test;
import topset.session.RealSessionService;

@RealSessionService
class ImportUndoTest {

    @Test
    void an_undo_removes_the_sets_that_nobody_corrected_and_the_file_can_come_again() {
        var athlete = someone();
        var log = squats(2);
        var importId = ImportApi.of(athlete).post(log).text("importId");
        var corrected = sessions(athlete).getFirst();
        var set = corrected.path("sets").path(0);
        coach().body("""
                        {"exercise":"squat","role":"TOP","load":{"value":101,"unit":"kg"},"reps":5,"completedAt":"%s"}""".formatted(set.path("completedAt").asText()))
                .put(
                        "/v1/sessions/{s}/sets/{id}",
                        corrected.path("sessionId").asText(),
                        set.path("setId").asText())
                .then()
                .statusCode(200);

        var undone = ImportApi.of(athlete).undo(importId);

        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.text("state")).isEqualTo("UNDONE");
        assertThat(undone.number("keptSets")).isEqualTo(1);
        assertThat(sessions(athlete)).hasSize(1);
        assertThat(sets(sessions(athlete).getFirst())).containsExactly("squat TOP 101kg x5 @");
        assertThat(ImportApi.of(athlete).undo(importId).status()).isEqualTo(200);

        var again = ImportApi.of(athlete).post(log);
        assertThat(again.number("sets")).isEqualTo(5);
        assertThat(again.number("duplicates")).isEqualTo(1);
        assertThat(sessions(athlete).stream().flatMap(each -> sets(each).stream()))
                .hasSize(6);
    }

    @Test
    void a_session_that_an_undo_emptied_is_gone() {
        var athlete = someone();
        var importId = ImportApi.of(athlete).post(squats(1)).text("importId");
        var session = sessions(athlete).getFirst().path("sessionId").asText();

        ImportApi.of(athlete).undo(importId);

        assertThat(sessions(athlete)).isEmpty();
        coach().get("/v1/sessions/{id}", session).then().statusCode(404);
        coach().body("{\"finishedAt\":\"2025-03-03T19:00:00+01:00\"}")
                .post("/v1/sessions/{id}/finish", session)
                .then()
                .statusCode(404);
        assertThat(ImportApi.of(athlete).post(squats(1)).number("sets")).isEqualTo(3);
        assertThat(sessions(athlete)).hasSize(1);
    }

    @Test
    void a_set_that_a_person_removed_does_not_come_back() {
        var athlete = someone();
        ImportApi.of(athlete).post(squats(1));
        var session = sessions(athlete).getFirst();
        coach().delete(
                        "/v1/sessions/{s}/sets/{id}",
                        session.path("sessionId").asText(),
                        session.path("sets").path(0).path("setId").asText())
                .then()
                .statusCode(200);

        assertThat(ImportApi.of(athlete).post(squats(1)).number("duplicates")).isEqualTo(3);
        assertThat(sets(sessions(athlete).getFirst())).hasSize(2);
    }

    @Test
    void a_long_log_is_imported_and_undone_in_the_background() {
        var athlete = someone();
        var log = squats(170);

        var accepted = ImportApi.of(athlete).post(log);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.number("lines")).isEqualTo(510);
        var importId = accepted.text("importId");
        var done = ImportApi.of(athlete).ended(importId);
        assertThat(done.text("state")).isEqualTo("DONE");
        assertThat(done.number("sets")).isEqualTo(510);
        assertThat(done.number("linesDone")).isEqualTo(510);
        assertThat(sessions(athlete)).hasSize(170);

        assertThat(ImportApi.of(athlete).undo(importId).status()).isEqualTo(202);
        assertThat(ImportApi.of(athlete).ended(importId).text("state")).isEqualTo("UNDONE");
        assertThat(sessions(athlete)).isEmpty();
    }

    @Test
    void an_erasure_during_an_import_leaves_nothing_and_the_next_import_works() {
        var athlete = someone();
        var importId = ImportApi.of(athlete).post(squats(600)).text("importId");

        coach().delete("/v1/athletes/{id}", athlete).then().statusCode(200);

        assertThat(ImportApi.of(athlete).get(importId).status()).isEqualTo(404);
        var again = ImportApi.of(athlete).importAll(squats(2));
        assertThat(again.number("sets")).isEqualTo(6);
        assertThat(sessions(athlete)).hasSize(2);
    }
}
