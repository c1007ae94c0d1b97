package topset.session.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.session.RealSessionService;

@RealSessionService
@Tag("smoke")
class HistoryApiTest {

    @Test
    void a_session_is_listed_as_it_is_read_back() {
        var athlete = someone();
        var sessionId = session(athlete);
        var later = newId();
        var earlier = newId();
        var removed = newId();
        log(sessionId, set(later, "102.5", 9).replace("18:05", "18:20"));
        log(sessionId, set(earlier, "120", 4));
        log(sessionId, set(removed, "130", 1));
        coach().delete("/v1/sessions/{s}/sets/{id}", sessionId, removed).then().statusCode(200);
        coach().body(set(later, "102.5", 8).replace("18:05", "18:20"))
                .put("/v1/sessions/{s}/sets/{id}", sessionId, later)
                .then()
                .statusCode(200);
        coach().body("{\"finishedAt\":\"2026-11-24T18:55:00+01:00\"}")
                .post("/v1/sessions/{id}/finish", sessionId)
                .then()
                .statusCode(200);
        var alone = coach().get("/v1/sessions/{id}", sessionId)
                .then()
                .statusCode(200)
                .body("sets.setId", equalTo(List.of(earlier, later)))
                .body("sets[1].reps", equalTo(8))
                .extract()
                .asString();
        var listed = coach().get("/v1/athletes/{id}/sessions", athlete)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(listed).isEqualTo("{\"items\":[" + alone + "]}");
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat_newest_first() {
        var athlete = someone();
        for (var day = 1; day <= 7; day++) {
            start(athlete, "2026-11-0" + (day + 1) / 2 + "T18:00:00+01:00");
        }
        var seen = new ArrayList<String>();
        var started = new ArrayList<String>();
        var cursor = "";
        do {
            var page = coach().queryParam("limit", 3)
                    .queryParam("cursor", cursor)
                    .get("/v1/athletes/{id}/sessions", athlete)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.sessionId"));
            started.addAll(page.path("items.startedAt"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(started).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource(
            nullValues = "",
            value = {
                "2026-11-02,,2",
                ",2026-11-02,2",
                "0001-01-01,9999-12-31,3",
                "2026-11-02,2026-11-02,1",
                "2026-11-04,,0",
                "2026-11-02T22:30:00Z,,2",
                "2026-11-02T22:30:01Z,,0",
                ",2026-11-02T22:30:00Z,1"
            })
    void a_period_is_the_lifters_own_days_or_instants(String from, String to, int sessions) {
        var athlete = someone();
        start(athlete, "2026-11-01T18:00:00+01:00");
        start(athlete, "2026-11-02T23:30:00+01:00");
        start(athlete, "2026-11-03T00:30:00+02:00");
        var request = coach();
        request = from == null ? request : request.queryParam("from", from);
        request = to == null ? request : request.queryParam("to", to);
        request.get("/v1/athletes/{id}/sessions", athlete)
                .then()
                .statusCode(200)
                .body("items", hasSize(sessions));
    }

    @ParameterizedTest
    @CsvSource({
        "from,yesterday,400",
        "to,2026-11-31,400",
        "to,2026-11-24T18:00:00,400",
        "from,+999999999-01-01,400",
        "limit,many,400",
        "limit,0,422",
        "limit,501,422",
        "cursor,nonsense,400",
        "cursor,Kzk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFoKN2IwZjhhNTUtMGI0ZS00YzU3LWE5YTUtMGM3YTRmM2Q5YTAx,400",
        "cursor,????,400"
    })
    void a_bad_parameter_is_named(String name, String value, int status) {
        coach().queryParam(name, value)
                .get("/v1/athletes/{id}/sessions", someone())
                .then()
                .statusCode(status)
                .body("violations.field", hasItem(name));
    }

    @Test
    void a_sessions_events_come_in_pages() {
        var sessionId = session(someone());
        log(sessionId, set(newId(), "100", 5));
        log(sessionId, set(newId(), "110", 5));
        String cursor = coach().queryParam("limit", 2)
                .get("/v1/sessions/{id}/events", sessionId)
                .then()
                .statusCode(200)
                .body("items.streamversion", equalTo(List.of(1, 2)))
                .extract()
                .path("nextCursor");
        coach().queryParam("cursor", cursor)
                .get("/v1/sessions/{id}/events", sessionId)
                .then()
                .statusCode(200)
                .body("items.streamversion", equalTo(List.of(3)))
                .body("nextCursor", equalTo(null));
        coach().queryParam("cursor", "nonsense")
                .get("/v1/sessions/{id}/events", sessionId)
                .then()
                .statusCode(400);
    }

    private static void log(String sessionId, String set) {
        coach().body(set).post("/v1/sessions/{id}/sets", sessionId).then().statusCode(201);
    }

    private static void start(String athlete, String startedAt) {
        coach().body("{\"athleteId\":\"" + athlete + "\",\"startedAt\":\"" + startedAt + "\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(201);
    }
}
