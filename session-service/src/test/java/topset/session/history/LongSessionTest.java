package topset.session.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.edge.web.Page;
import topset.session.RealSessionService;
import topset.session.sessions.TrainingLimits;

/** Tests the history of the longest sessions that can be logged. */
@RealSessionService
class LongSessionTest {
    private static final int SETS = 100;
    private static final int ALL_BUT_THE_SETS = 1_000;

    /** Each of these characters takes six bytes of JSON. */
    private static final String NOTE = "\\u0001".repeat(1_000);

    @Test
    void the_sets_of_a_session_come_in_pages_where_they_are_too_large_for_one_answer() {
        var sets = sets();
        var sessionId = logged(someone(), "2026-11-24T17:40:00+01:00", sets);

        var seen = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = session(sessionId, cursor);
            assertThat(page.asByteArray().length).isLessThan(TrainingLimits.BYTES_OF_SETS + ALL_BUT_THE_SETS);
            seen.addAll(page.path("sets.setId"));
            cursor = page.path("nextCursor");
        }
        assertThat(seen).isEqualTo(sets);
        coach().queryParam("cursor", "nonsense")
                .get("/v1/sessions/{id}", sessionId)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("cursor"));
    }

    @Test
    void a_session_of_five_hundred_sets_without_notes_is_answered_whole() {
        var sets = IntStream.range(0, 500).mapToObj(each -> newId()).toList();
        var sessionId = start(someone(), "2026-11-24T17:40:00+01:00");
        post(sessionId, sets.stream().map(id -> set(id, "102.125", 10)).toList());

        var session = session(sessionId, "");
        List<String> seen = session.path("sets.setId");
        String cursor = session.path("nextCursor");
        assertThat(seen).hasSize(500);
        assertThat(cursor).isNull();
    }

    @Test
    void a_page_of_sessions_ends_where_it_would_be_too_large_and_no_set_is_lost() {
        var athlete = someone();
        var expected = new ArrayList<String>();
        for (var day = 15; day > 10; day--) {
            var sets = sets();
            expected.add(logged(athlete, "2026-11-" + day + "T17:40:00+01:00", sets));
        }

        var seen = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = coach().queryParam("cursor", cursor)
                    .get("/v1/athletes/{id}/sessions", athlete)
                    .then()
                    .statusCode(200)
                    .extract();
            assertThat(page.asByteArray().length).isLessThan(Page.MAX_BYTES + ALL_BUT_THE_SETS);
            List<String> further = page.path("items.nextCursor");
            assertThat(further).isNotEmpty().doesNotContainNull();
            List<String> sessions = page.path("items.sessionId");
            seen.addAll(sessions);
            cursor = page.path("nextCursor");
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void a_session_in_a_list_says_where_its_further_sets_are() {
        var athlete = someone();
        var sets = sets();
        var sessionId = logged(athlete, "2026-11-24T17:40:00+01:00", sets);

        var listed = coach().get("/v1/athletes/{id}/sessions", athlete).then().extract();
        var seen = new ArrayList<String>(listed.<List<String>>path("items[0].sets.setId"));
        String cursor = listed.path("items[0].nextCursor");
        while (cursor != null) {
            var page = session(sessionId, cursor);
            seen.addAll(page.path("sets.setId"));
            cursor = page.path("nextCursor");
        }
        assertThat(seen).isEqualTo(sets);
    }

    @Test
    void a_page_ends_after_two_thousand_sets() {
        var athlete = someone();
        var expected = new ArrayList<String>();
        for (var day = 15; day > 9; day--) {
            var sessionId = start(athlete, "2026-11-" + day + "T17:40:00+01:00");
            post(
                    sessionId,
                    IntStream.range(0, 450)
                            .mapToObj(each -> "{\"setId\":\"" + newId()
                                    + "\",\"exercise\":\"squat\",\"role\":\"TOP\",\"load\":{\"value\":9,\"unit\":\"kg\"},\"reps\":9,"
                                    + "\"completedAt\":\"2026-11-09T18:00:00Z\"}")
                            .toList());
            expected.add(sessionId);
        }

        var seen = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = coach().queryParam("cursor", cursor)
                    .get("/v1/athletes/{id}/sessions", athlete)
                    .then()
                    .statusCode(200)
                    .extract();
            List<List<?>> sets = page.path("items.sets");
            assertThat(sets)
                    .isNotEmpty()
                    .allSatisfy(ofSession -> assertThat(ofSession).hasSize(450));
            assertThat(sets.size()).isLessThanOrEqualTo(4);
            seen.addAll(page.path("items.sessionId"));
            cursor = page.path("nextCursor");
        }
        assertThat(seen).isEqualTo(expected);
    }

    private static List<String> sets() {
        return IntStream.range(0, SETS).mapToObj(each -> newId()).toList();
    }

    /** Logs a session with these sets, one each second, each with the longest note. */
    private static String logged(String athlete, String startedAt, List<String> setIds) {
        var sessionId = start(athlete, startedAt);
        post(
                sessionId,
                IntStream.range(0, setIds.size())
                        .mapToObj(n -> set(setIds.get(n), "100", 5)
                                .replace("18:05:00", "18:%02d:%02d".formatted(n / 60, n % 60))
                                .replace(",\"slotId\"", ",\"note\":\"" + NOTE + "\",\"slotId\""))
                        .toList());
        return sessionId;
    }

    private static String start(String athlete, String startedAt) {
        return coach().body("{\"athleteId\":\"%s\",\"startedAt\":\"%s\"}".formatted(athlete, startedAt))
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("sessionId");
    }

    private static void post(String sessionId, List<String> sets) {
        coach().body("{\"sets\":[" + String.join(",", sets) + "]}")
                .post("/v1/sessions/{id}/sets/batch", sessionId)
                .then()
                .statusCode(201);
    }

    private static ExtractableResponse<Response> session(String sessionId, @Nullable String cursor) {
        return coach().queryParam("cursor", cursor)
                .get("/v1/sessions/{id}", sessionId)
                .then()
                .statusCode(200)
                .extract();
    }
}
