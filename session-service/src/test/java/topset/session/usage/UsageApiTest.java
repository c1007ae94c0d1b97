package topset.session.usage;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;

import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.session.RealSessionService;

@RealSessionService
@Tag("smoke")
class UsageApiTest {
    private final String gym = "usage-" + UUID.randomUUID();

    @Test
    void a_month_counts_athletes_sessions_and_sets_by_the_athletes_own_date() {
        String kemi = someone();
        UUID first = start(kemi, "2026-09-30T23:30:00-08:00"); // already October in UTC
        log(first, "2026-09-30T23:40:00-08:00");
        UUID second = start(kemi, "2026-10-02T18:00:00+01:00");
        log(second, "2026-10-02T18:10:00+01:00");
        UUID removed = log(second, "2026-10-02T18:20:00+01:00");
        coach().delete("/v1/sessions/{s}/sets/{id}", second, removed).then().statusCode(200);
        start(someone(), "2026-10-31T23:00:00+01:00");

        counted("2026-09", 1, 1, 1);
        counted("2026-10", 2, 2, 1);
        counted("2026-11", 0, 0, 0);
    }

    @Test
    void an_erased_athlete_and_another_gym_are_not_counted() {
        String kemi = someone();
        log(start(kemi, "2026-11-02T18:00:00+01:00"), "2026-11-02T18:10:00+01:00");
        as("other-" + gym, "coach", "kim")
                .get("/v1/usage?month=2026-11")
                .then()
                .statusCode(200)
                .body("athletes", equalTo(0));
        coach().delete("/v1/athletes/{id}", kemi).then().statusCode(200);
        counted("2026-11", 0, 0, 0);
    }

    @Test
    void athletes_may_not_ask() {
        as(gym, "athlete", "kemi").get("/v1/usage?month=2026-11").then().statusCode(403);
        as(gym, "analyst", "ana").get("/v1/usage?month=2026-11").then().statusCode(200);
    }

    @ParameterizedTest(name = "month={0}")
    @ValueSource(strings = {"", "2026", "2026-13", "November", "2026-11-02", "+12026-11", "0001-01"})
    void another_text_than_a_month_is_refused_with_an_example(String month) {
        coach().queryParam("month", month)
                .get("/v1/usage")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("month"))
                .body("violations[0].message", containsString("2026-11"));
        coach().get("/v1/usage").then().statusCode(400);
    }

    private void counted(String month, int athletes, int sessions, int sets) {
        coach().get("/v1/usage?month=" + month)
                .then()
                .statusCode(200)
                .body("month", equalTo(month))
                .body("athletes", equalTo(athletes))
                .body("sessions", equalTo(sessions))
                .body("sets", equalTo(sets));
    }

    private UUID start(String athlete, String startedAt) {
        var id = newId();
        coach().body("{\"sessionId\":\"%s\",\"athleteId\":\"%s\",\"startedAt\":\"%s\"}"
                        .formatted(id, athlete, startedAt))
                .post("/v1/sessions")
                .then()
                .statusCode(201);
        return UUID.fromString(id.toString());
    }

    private UUID log(UUID session, String completedAt) {
        var id = newId();
        coach().body(set(id, "120", 4)
                        .replaceAll("\"completedAt\":\"[^\"]*\"", "\"completedAt\":\"" + completedAt + "\""))
                .post("/v1/sessions/{id}/sets", session)
                .then()
                .statusCode(201);
        return UUID.fromString(id.toString());
    }

    private RequestSpecification coach() {
        return as(gym, "coach", "kim");
    }
}
