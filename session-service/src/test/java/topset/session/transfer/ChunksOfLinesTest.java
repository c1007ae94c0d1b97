package topset.session.transfer;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;
import static topset.session.SessionApi.token;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.session.RealSessionService;

/** A gym import with more lines than one chunk has: while a chunk is stored, the next one is read. */
@RealSessionService
@Tag("smoke")
class ChunksOfLinesTest {
    private static final int LINES_OF_CHUNK = 4_000;
    private static final LocalDate FIRST = LocalDate.parse("2012-01-01");

    @Test
    void the_sets_of_a_session_that_began_in_the_chunk_before_are_added_to_it() {
        var athlete = someone();
        var lines = new ArrayList<String>();
        var sessions = new ArrayList<UUID>();
        for (int n = 0; n < LINES_OF_CHUNK; n++) {
            var sessionId = UUID.randomUUID();
            sessions.add(sessionId);
            lines.add(start(athlete, sessionId, FIRST.plusDays(n)));
        }
        for (var sessionId : List.of(sessions.getLast(), sessions.getFirst())) {
            lines.add("{\"type\":\"set\",\"athleteId\":\"%s\",\"sessionId\":\"%s\",\"set\":%s}"
                    .formatted(
                            athlete,
                            sessionId,
                            set(UUID.randomUUID().toString(), "100", 5).replace("2026", "2024")));
        }

        post(lines).body("added", equalTo(LINES_OF_CHUNK + 2)).body("refused", equalTo(0));
        post(lines).body("repeated", equalTo(LINES_OF_CHUNK + 2)).body("refused", equalTo(0));
    }

    private static String start(String athlete, UUID sessionId, LocalDate date) {
        return "{\"type\":\"session\",\"athleteId\":\"%1$s\",\"session\":{\"sessionId\":\"%2$s\",\"athleteId\":\"%1$s\",\"startedAt\":\"%3$sT17:40:00+01:00\"}}"
                .formatted(athlete, sessionId, date);
    }

    private static ValidatableResponse post(List<String> lines) {
        return given().auth()
                .oauth2(token("iron-temple/platform/mover"))
                .contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(200);
    }
}
