package topset.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;
import static topset.testsupport.Eventually.eventually;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.edge.audit.AuditTrail;
import topset.store.Actor;
import topset.store.audit.AuditEntry;
import topset.testsupport.EventMessage;

/** The audit log as a coach reads it. */
@RealSessionService
class SessionAuditTest {
    private static final String GYM = "iron-temple";

    @Inject
    AuditTrail trail;

    private static ValidatableResponse audit(String query) {
        return coach().get("/v1/audit?limit=500&" + query).then().statusCode(200);
    }

    /** Waits for the given number of rows of the kind, because refusals and sign-ins are written a moment later. */
    private static List<Map<String, Object>> rows(String query, String kind, int count) {
        return eventually()
                .until(
                        () -> audit(query)
                                .extract()
                                .jsonPath()
                                .<Map<String, Object>>getList("items.findAll { it.kind == '" + kind + "' }"),
                        rows -> rows.size() >= count);
    }

    @Test
    @Tag("smoke")
    void each_event_names_who_caused_it() {
        var athlete = someone();
        var sessionId = session(athlete);
        as(GYM, "athlete", athlete)
                .body(set(newId(), "120", 4))
                .post("/v1/sessions/{id}/sets", sessionId)
                .then()
                .statusCode(201);
        as(GYM, "platform", "backend")
                .body("{\"finishedAt\":\"2026-11-24T18:55:00+01:00\"}")
                .post("/v1/sessions/{id}/finish", sessionId)
                .then()
                .statusCode(200);

        var path = "items.findAll { it.kind == 'EVENT' }.";
        audit("athleteId=" + athlete)
                .body(path + "action", contains("SessionStarted.v1", "SetCompleted.v1", "SessionFinished.v1"))
                .body(path + "actor.subject", contains("kim", athlete, "backend"))
                .body(path + "actor.role", contains("coach", "athlete", "platform"))
                .body(path + "outcome", everyItem(equalTo("ACCEPTED")))
                .body(path + "eventId", everyItem(notNullValue()))
                .body(path + "athleteId", everyItem(equalTo(athlete)))
                .body("nextCursor", nullValue());
    }

    @Test
    void what_is_published_names_nobody() {
        var athlete = someone();
        var caller = "coach-" + newId();
        as(GYM, "coach", caller)
                .body("{\"athleteId\":\"" + athlete + "\",\"startedAt\":\"2026-11-24T17:40:00+01:00\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(201);

        var message =
                Messages.of(topset.contract.Topics.SESSION_EVENTS, athlete, 1).getFirst();

        assertThat(message.value() + EventMessage.headers(message)).doesNotContain(caller);
        assertThat(coach().get("/v1/feed").asString()).doesNotContain(caller);
    }

    @Test
    void a_list_goes_on_at_its_cursor() {
        var athlete = someone();
        var sessionId = session(athlete);
        for (int reps = 1; reps < 4; reps++) {
            coach().body(set(newId(), "120", reps))
                    .post("/v1/sessions/{id}/sets", sessionId)
                    .then()
                    .statusCode(201);
        }
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = coach().get("/v1/audit?limit=3&athleteId=" + athlete + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.eventId", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(ids).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void nothing_before_the_time_asked_for_is_listed() {
        var athlete = someone();
        session(athlete);
        audit("athleteId=" + athlete + "&from=2100-01-01T00:00:00Z").body("items", empty());
        audit("athleteId=" + athlete + "&from=2026-01-01T00:00:00Z").body("items.action", hasItem("SessionStarted.v1"));
    }

    @ParameterizedTest
    @Tag("smoke")
    @ValueSource(strings = {"athlete", "analyst"})
    void only_a_coach_and_the_platform_read_it(String role) {
        as(GYM, role, "kim").get("/v1/audit?athleteId=kim").then().statusCode(403);
        as("-", "operator", "ops").get("/v1/audit").then().statusCode(403);
        as(GYM, "platform", "backend").get("/v1/audit").then().statusCode(200);
    }

    @Test
    void another_gyms_athlete_has_no_rows_here() {
        var athlete = someone();
        session(athlete);
        as("steel-works", "coach", "kim")
                .get("/v1/audit?athleteId=" + athlete)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, 400, from",
        "from=2026-11-24, 400, from",
        "cursor=nonsense, 400, cursor",
        "limit=0, 422, limit",
        "athleteId=a%20b, 422, athleteId"
    })
    void a_value_that_cannot_be_read_is_named(String query, int status, String field) {
        coach().get("/v1/audit?" + query).then().statusCode(status).body("violations.field", hasItem(field));
    }

    @Test
    void who_was_refused_what_is_written_down_also_where_the_answer_was_404() {
        var athlete = someone();
        var caller = someone();
        var sessionId = session(athlete);
        as(GYM, "athlete", caller).get("/v1/sessions/{id}", sessionId).then().statusCode(404);
        as(GYM, "analyst", caller).delete("/v1/athletes/{id}", athlete).then().statusCode(403);

        assertThat(rows("athleteId=" + athlete, "REFUSAL", 2))
                .extracting(row -> row.get("status") + " " + row.get("outcome") + " " + row.get("action"))
                .containsExactlyInAnyOrder(
                        "404 REFUSED GET /v1/sessions/{sessionId}", "403 REFUSED DELETE /v1/athletes/{athleteId}");
    }

    @Test
    void nobody_writes_into_the_audit_of_a_gym_that_is_not_theirs() {
        var athlete = someone();
        as("-", "operator", "ops")
                .get("/v1/athletes/{id}/sessions?gym=" + GYM, athlete)
                .then()
                .statusCode(403);
        as(GYM, "analyst", "ana").delete("/v1/athletes/{id}", athlete).then().statusCode(403);

        assertThat(rows("athleteId=" + athlete, "REFUSAL", 1))
                .extracting(row -> row.get("action"))
                .containsExactly("DELETE /v1/athletes/{athleteId}");
    }

    @Test
    void who_is_no_operator_is_refused_an_operation_and_has_no_row_of_one() {
        var athlete = someone();
        coach().body("{}")
                .post("/v1/operations/republish?athleteId=" + athlete)
                .then()
                .statusCode(403);

        assertThat(rows("athleteId=" + athlete, "REFUSAL", 1)).hasSize(1);
        audit("athleteId=" + athlete).body("items.kind", not(hasItem("OPERATION")));
    }

    @Test
    void a_row_that_the_database_refuses_keeps_back_no_other() {
        var athlete = someone();
        trail.count(new AuditEntry(
                AuditEntry.Kind.REFUSAL,
                Actor.caller("ana", Actor.Role.ATHLETE, null),
                "GET /v1/athletes/{athleteId}",
                tooLongForAnIndex(),
                athlete,
                null,
                404,
                1));
        as(GYM, "analyst", "ana").delete("/v1/athletes/{id}", athlete).then().statusCode(403);

        assertThat(rows("athleteId=" + athlete, "REFUSAL", 1)).hasSize(1);
    }

    @Test
    void how_a_call_ended_is_written_down_once_the_database_takes_it() throws SQLException {
        var athlete = someone();
        long row = trail.begin(new AuditEntry(
                AuditEntry.Kind.OPERATION,
                Actor.caller("ops", Actor.Role.OPERATOR, null),
                "POST /v1/operations/republish",
                GYM,
                athlete,
                null,
                null,
                1));
        try (var owner = DriverManager.getConnection(
                        setting("quarkus.datasource.jdbc.url"),
                        setting("quarkus.flyway.username"),
                        setting("quarkus.flyway.password"));
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("SELECT FROM audit_entry WHERE id = " + row + " FOR UPDATE");
            trail.end(row, 200, null, null, null);
            awaitWaiting(statement, true);
            awaitWaiting(statement, false); // the waiting update has reached its lock_timeout
            owner.rollback();
        }
        eventually().untilAsserted(() -> audit("athleteId=" + athlete).body("items.outcome", contains("ACCEPTED")));
    }

    /** Waits until another transaction waits for a lock of this transaction, or until none waits. */
    private static void awaitWaiting(Statement statement, boolean waits) {
        eventually().pollInterval(Duration.ofMillis(20)).until(() -> {
            try (var found = statement.executeQuery(
                    "SELECT count(*) > 0 FROM pg_locks WHERE transactionid = pg_current_xact_id()::xid AND NOT granted")) {
                found.next();
                return found.getBoolean(1) == waits;
            }
        });
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static String tooLongForAnIndex() {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(500).collect(Collectors.joining());
    }

    @Test
    void a_refusal_that_comes_again_and_again_has_few_rows() {
        var athlete = someone();
        var caller = someone();
        var sessionId = session(athlete);
        for (int n = 0; n < 50; n++) {
            as(GYM, "athlete", caller)
                    .get("/v1/sessions/{id}", sessionId)
                    .then()
                    .statusCode(404);
        }
        // At most one more row is written each minute. The test does not wait for a minute to end.
        assertThat(rows("athleteId=" + athlete, "REFUSAL", 1)).hasSizeLessThan(10);
    }

    @Test
    void the_first_use_of_a_token_is_a_sign_in() {
        var athlete = someone();
        for (int n = 0; n < 3; n++) {
            as(GYM, "athlete", athlete)
                    .get("/v1/athletes/{id}/sessions", athlete)
                    .then()
                    .statusCode(200);
        }
        assertThat(rows("athleteId=" + athlete, "SIGN_IN", 1)).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("action", "token").containsEntry("outcome", "ACCEPTED");
            assertThat(row.get("actor"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .containsEntry("subject", athlete)
                    .containsEntry("role", "athlete");
        });
    }

    @Test
    void an_export_has_a_row_and_after_an_erasure_it_names_the_athlete_no_more() {
        var athlete = someone();
        session(athlete);

        coach().get("/v1/athletes/{id}/export", athlete).then().statusCode(200);
        coach().get("/v1/export").then().statusCode(200);

        assertThat(rows("athleteId=" + athlete, "EXPORT", 1)).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("action", "GET /v1/athletes/{athleteId}/export")
                    .containsEntry("outcome", "ACCEPTED")
                    .containsEntry("status", 200);
            assertThat(row.get("actor"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .containsEntry("subject", "kim");
        });
        coach().delete("/v1/athletes/{id}", athlete).then().statusCode(200);
        audit("athleteId=" + athlete).body("items.kind", contains("EVENT"));
    }

    @Test
    void each_of_an_operators_calls_has_a_row_with_whom_it_concerned_and_how_it_ended() {
        var athlete = someone();
        session(athlete);
        as("-", "operator", "ops")
                .body("{\"topic\":\"training.session-events.v1\",\"gym\":\"%s\",\"athlete\":\"%s\",\"from\":0}"
                        .formatted(GYM, athlete))
                .post("/v1/operations/republish")
                .then()
                .statusCode(200);
        as("-", "operator", "ops")
                .body("{\"topic\":\"marketing.copy\",\"gym\":\"%s\",\"athlete\":\"%s\",\"from\":0}"
                        .formatted(GYM, athlete))
                .post("/v1/operations/republish")
                .then()
                .statusCode(422);

        eventually()
                .untilAsserted(() -> assertThat(rows("athleteId=" + athlete, "OPERATION", 2))
                        .extracting(row -> row.get("topic") + " " + row.get("status") + " " + row.get("outcome") + " "
                                + row.get("action"))
                        .containsExactly(
                                "training.session-events.v1 200 ACCEPTED POST /v1/operations/republish",
                                "marketing.copy 422 REFUSED POST /v1/operations/republish"));
    }

    @Test
    void of_an_erased_athlete_it_is_left_that_and_by_whom() {
        var athlete = someone();
        as(GYM, "athlete", athlete)
                .body("{\"athleteId\":\"" + athlete + "\",\"startedAt\":\"2026-11-24T17:40:00+01:00\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(201);
        rows("athleteId=" + athlete, "SIGN_IN", 1);

        coach().delete("/v1/athletes/{id}", athlete).then().statusCode(200);

        audit("athleteId=" + athlete)
                .body("items.action", contains("AthleteErased.v1"))
                .body("items.actor.subject", contains("kim"));
    }
}
