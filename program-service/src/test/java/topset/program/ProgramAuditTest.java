package topset.program;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static topset.program.Api.operator;
import static topset.program.Api.problem;
import static topset.testsupport.Eventually.eventually;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.SetRole;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** This service's audit log as a coach reads it. */
@RealParts
class ProgramAuditTest {
    private final Gym gym = Gym.fresh("audit");
    private final Lifter lena = gym.lifter("lena");

    private ValidatableResponse audit(String query) {
        return gym.coach().get("/v1/audit?limit=500&" + query).then().statusCode(200);
    }

    /** Waits until the log has a number of rows of a kind. Refusals and sign-ins are written a moment later. */
    private List<Map<String, Object>> rows(String query, String kind, int count) {
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
    void what_a_coach_decides_and_what_follows_from_it_names_the_coach() {
        lena.profile().program(Midday.today(), Lifts.bench());

        audit("athleteId=lena&from=2026-01-01T00:00:00Z")
                .body(
                        "items.findAll { it.kind == 'EVENT' }.action",
                        hasItems("ProfileChanged.v1", "ProgramStarted.v1", "WeekRecomputed.v1"))
                .body("items.findAll { it.kind == 'EVENT' }.actor.subject", everyItem(is("kim")))
                .body("items.findAll { it.kind == 'EVENT' }.actor.role", everyItem(is("coach")));
    }

    @Test
    void what_follows_from_a_set_names_the_intake_and_the_sets_event() {
        lena.profile().program(Midday.today(), Lifts.bench());
        var sequence = lena.publish(lena.train(Midday.minutesAgo(50)).bench(SetRole.TOP, "120", 4, "8.5"));
        lena.plan("current", sequence);

        audit("athleteId=lena")
                .body("items.findAll { it.actor.role == 'system' }.actor.subject", hasItem("intake"))
                .body(
                        "items.findAll { it.actor.role == 'system' }.actor.cause",
                        hasItem(gym.name() + "/session-x/" + sequence));
    }

    @Test
    void what_a_coach_decides_for_the_whole_gym_is_listed_for_the_gym() {
        var press = Map.of(
                "name", "Log Press",
                "muscles", Map.of("primary", List.of("front-delts")),
                "pattern", "VERTICAL_PUSH",
                "kind", "COMPOUND",
                "equipment", "STEP");
        gym.coach().body(press).put("/v1/exercises/log-press").then().statusCode(201);
        gym.coach().delete("/v1/exercises/log-press").then().statusCode(200);
        gym.coach().body(Map.of("deloadEvery", 6)).put("/v1/gym").then().statusCode(200);

        audit("")
                .body(
                        "items.findAll { it.kind == 'EVENT' }.action",
                        contains("ExerciseDefined.v1", "ExerciseRetired.v1", "GymSettingsChanged.v1"))
                .body("items.findAll { it.kind == 'EVENT' }.actor.subject", everyItem(is("kim")))
                .body("items.findAll { it.kind == 'EVENT' }.athleteId", everyItem(nullValue()));
    }

    @Test
    void changes_of_an_athletes_coaches_and_tags_are_listed_for_the_athlete_and_for_the_gym() {
        lena.profile();
        gym.coach()
                .body(Map.of("coaches", List.of("kim")))
                .put(lena.path() + "/coaches")
                .then()
                .statusCode(200);
        gym.coach()
                .body(Map.of("tags", List.of("team")))
                .put(lena.path() + "/tags")
                .then()
                .statusCode(200);
        var changes = List.of("AthleteCoachesChanged.v1", "AthleteTagsChanged.v1");

        assertThat(pages("&athleteId=lena")).startsWith("ProfileChanged.v1").endsWith(changes.toArray(String[]::new));
        assertThat(pages("")).containsAll(changes);
        assertThat(pages("&athleteId=mara")).isEmpty();
    }

    /** Reads the actions of all events in pages of one entry. */
    private List<String> pages(String query) {
        var actions = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = gym.coach()
                    .get("/v1/audit?limit=1" + query + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            actions.addAll(page.getList("items.findAll { it.kind == 'EVENT' }.action"));
            cursor = page.getString("nextCursor");
        }
        return actions;
    }

    @Test
    void an_operators_replay_is_listed_for_the_gym_that_it_concerned() {
        operator()
                .post("/v1/operations/parked/" + gym.name() + "/lena/replay")
                .then()
                .statusCode(200);
        operator()
                .body("{\"reason\":\"once more\"}")
                .post("/v1/operations/parked/" + gym.name() + "/lena/skip")
                .then()
                .statusCode(409);

        eventually()
                .untilAsserted(() -> assertThat(rows("athleteId=lena", "OPERATION", 2))
                        .extracting(row -> row.get("action") + " " + row.get("status") + " " + row.get("outcome"))
                        .containsExactly(
                                "POST /v1/operations/parked/{gym}/{athlete}/replay 200 ACCEPTED",
                                "POST /v1/operations/parked/{gym}/{athlete}/skip 409 REFUSED"));
        assertThat(rows("", "OPERATION", 2)).hasSize(2);
    }

    @Test
    void a_rebuild_is_listed_for_the_athlete_whom_it_concerned() {
        operator()
                .body(Map.of(
                        "mode", "CHECK",
                        "source", "LOG",
                        "topic", "training.yesterday",
                        "gym", gym.name(),
                        "athleteId", "lena"))
                .post("/v1/operations/rebuilds")
                .then()
                .statusCode(422);

        eventually()
                .untilAsserted(() -> assertThat(rows("athleteId=lena", "OPERATION", 1))
                        .extracting(row -> row.get("topic") + " " + row.get("status"))
                        .containsExactly("training.yesterday 422"));
    }

    @Test
    void a_refused_caller_is_listed() {
        lena.profile();
        problem(404, gym.as("athlete", "mara").get(lena.path()).then());
        problem(403, gym.analyst().body(Map.of()).put(lena.path()).then());
        problem(403, gym.as("athlete", "mara").get("/v1/operations/parked").then());

        assertThat(rows("", "REFUSAL", 3))
                .extracting(row -> row.get("status") + " " + row.get("athleteId") + " " + row.get("action"))
                .containsExactlyInAnyOrder(
                        "404 lena GET /v1/athletes/{athleteId}",
                        "403 lena PUT /v1/athletes/{athleteId}",
                        "403 null GET /v1/operations/parked");
    }

    @Test
    void an_export_of_the_gym_is_listed() {
        gym.analyst().get("/v1/export").then().statusCode(200);

        assertThat(rows("", "EXPORT", 1))
                .extracting(row -> row.get("status") + " " + row.get("outcome") + " " + row.get("action"))
                .containsExactly("200 ACCEPTED GET /v1/export");
    }

    @Test
    void who_signs_in_with_the_page_is_listed() {
        var browser = given().filter(new CookieFilter())
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false);
        var form = browser.get("/").header("Location");
        var signedIn = given().spec(browser)
                .contentType("application/x-www-form-urlencoded")
                .body("username=" + gym.name() + "%2Fcoach%2Fcarla")
                .post(form)
                .header("Location");
        browser.get(signedIn).then().statusCode(302);
        browser.get("/").then().statusCode(200);

        eventually()
                .untilAsserted(() -> audit("")
                        .body("items.findAll { it.actor?.subject == 'carla' }.kind", contains("SIGN_IN"))
                        .body("items.findAll { it.actor?.subject == 'carla' }.action", contains("page")));
    }

    @ParameterizedTest
    @CsvSource({"from=yesterday, 400, from", "cursor=nonsense, 400, cursor", "athleteId=*, 422, athleteId"})
    void a_value_that_cannot_be_read_is_named(String query, int status, String field) {
        problem(status, field, gym.coach().get("/v1/audit?" + query).then());
    }
}
