package topset.session.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;
import static topset.session.SessionApi.token;
import static topset.session.imports.Workouts.squats;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import topset.session.RealSessionService;
import topset.session.history.AthleteSets;
import topset.session.sessions.TrainingLimits;
import topset.store.Athlete;
import topset.testsupport.Json;

/** Checks that no import gives an athlete more sets than the program service can plan with. */
@RealSessionService
class SetsOfAthleteTest {
    private static final int AT_A_TIME = 2_000;

    @Inject
    DataSource database;

    @Test
    void lines_are_imported_up_to_the_limit_and_repeats_beyond_it_are_not_refused() throws SQLException {
        var athlete = someone();
        var sessionId = UUID.randomUUID();
        var lines = new StringBuilder("""
                {"type":"session","athleteId":"%1$s","session":{"sessionId":"%2$s","athleteId":"%1$s",\
                "startedAt":"2024-11-24T17:40:00+01:00"}}
                """.formatted(athlete, sessionId));
        for (int n = 0; n < 5; n++) {
            lines.append("{\"type\":\"set\",\"athleteId\":\"%s\",\"sessionId\":\"%s\",\"set\":%s}\n"
                    .formatted(
                            athlete,
                            sessionId,
                            set(UUID.randomUUID().toString(), "100", 5).replace("2026", "2024")));
        }
        fill(athlete, TrainingLimits.SETS_OF_ATHLETE - 2);

        var first = post(lines.toString());
        var second = post(lines.toString());

        assertThat(first.path("added").asInt()).as(first.toString()).isEqualTo(3);
        assertThat(first.path("refusals").findValuesAsText("rule"))
                .containsExactly("sets-of-athlete", "sets-of-athlete", "sets-of-athlete");
        assertThat(second.path("repeated").asInt()).as(second.toString()).isEqualTo(3);
        assertThat(second.path("refused").asInt()).isEqualTo(3);
    }

    @Test
    void a_log_beyond_the_limit_is_reported_and_a_set_can_still_be_logged() throws SQLException {
        var athlete = someone();
        fill(athlete, TrainingLimits.SETS_OF_ATHLETE);

        var answer = ImportApi.of(athlete).post(squats(2));

        assertThat(answer.number("sets")).isZero();
        assertThat(answer.body().path("skipped").findValuesAsText("rule"))
                .hasSize(6)
                .containsOnly("sets-of-athlete");
        coach().body(set(UUID.randomUUID().toString(), "100", 5))
                .post("/v1/sessions/{id}/sets", session(athlete))
                .then()
                .statusCode(201);
    }

    @Test
    void the_sets_of_many_athletes_are_counted_each_up_to_a_limit() throws SQLException {
        var athletes = Stream.generate(() -> new Athlete("iron-temple", someone()))
                .limit(120)
                .toList();
        fill(athletes.get(3).id(), 5);
        fill(athletes.get(70).id(), 2);

        try (var connection = database.getConnection()) {
            var counts = AthleteSets.count(connection, athletes, 4);

            assertThat(counts).hasSize(120).containsEntry(athletes.get(3), 4).containsEntry(athletes.get(70), 2);
            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(6);
        }
    }

    /**
     * Adds rows of sets, without their events: the limit counts rows. A slow machine would exceed the service's time
     * limits if one statement added all of them.
     */
    private void fill(String athlete, int sets) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into logged_set (gym, athlete, set_id, session_id,"
                        + " revision, removed, completed_at, sequence, details)"
                        + " select 'iron-temple', ?, gen_random_uuid(), ?, 1, false, now(), n, '{}'"
                        + " from generate_series(?, ?) as n")) {
            insert.setString(1, athlete);
            insert.setObject(2, UUID.randomUUID());
            for (int from = 1; from <= sets; from += AT_A_TIME) {
                insert.setInt(3, from);
                insert.setInt(4, Math.min(sets, from + AT_A_TIME - 1));
                insert.executeUpdate();
            }
        }
    }

    private static JsonNode post(String lines) {
        return Json.read(given().auth()
                .oauth2(token("iron-temple/platform/mover"))
                .contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
