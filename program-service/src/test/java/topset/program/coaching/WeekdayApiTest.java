package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static topset.program.Api.problem;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.program.Gym;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Tests the weekdays of a program over HTTP. */
@RealParts
@Tag("smoke")
class WeekdayApiTest {
    private static final LocalDate TODAY = Midday.today();
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);
    private static final List<Map<String, Object>> LIFTS =
            List.of(Lifts.bench().getFirst(), Lifts.lift("d2-squat", 2, "squat", "SINGLE_TOP", "5", "140"));

    private final Gym gym = Gym.fresh("weekdays");
    private final UUID programId = UUID.randomUUID();

    @Test
    void a_program_says_which_day_is_planned_today() {
        start(day(1, TODAY), day(2, YESTERDAY))
                .statusCode(201)
                .body("weekdays.weekday", contains(name(TODAY), name(YESTERDAY)));

        gym.lifter("ada")
                .calls()
                .get("/v1/athletes/ada/today")
                .then()
                .statusCode(200)
                .body("plannedDay", equalTo(1));
        gym.lifter("ada")
                .calls()
                .get("/v1/athletes/ada/weeks/current")
                .then()
                .statusCode(200)
                .body(
                        "days.date",
                        containsInAnyOrder(TODAY.toString(), TODAY.plusDays(6).toString()))
                .body("flags.code.findAll { it == 'MISSED_TODAY' }.size()", equalTo(0));
    }

    @Test
    void weekdays_can_be_changed_and_removed() {
        start(day(1, TODAY)).statusCode(201);

        set(day(1, YESTERDAY), day(2, TODAY)).statusCode(200).body("weekdays.day", contains(1, 2));
        gym.coach().get("/v1/athletes/ada/today").then().body("plannedDay", equalTo(2));
        set(day(1, YESTERDAY), day(2, TODAY)).statusCode(200);
        set().statusCode(200).body("weekdays", nullValue());
        gym.coach().get("/v1/athletes/ada/weeks/current").then().statusCode(200).body("days", nullValue());
    }

    @Test
    void what_is_not_a_day_with_a_weekday_of_its_own_is_refused_by_name() {
        problem(422, start(day(1, TODAY), day(3, TODAY)))
                .body("violations.field", containsInAnyOrder("weekdays[1].day", "weekdays[1].weekday"))
                .body("violations.rule", hasItem("weekday"));
        start().statusCode(201);
        problem(422, set(day(1, TODAY), day(1, YESTERDAY))).body("violations.field", contains("weekdays[1].day"));
        problem(
                400,
                gym.coach()
                        .body(Map.of("weekdays", List.of(Map.of("day", 1, "weekday", "SOMEDAY"))))
                        .put(path())
                        .then());
        problem(400, gym.coach().body(Map.of()).put(path()).then());
        problem(
                404,
                Gym.fresh("weekdays-of-others")
                        .coach()
                        .body(Map.of("weekdays", List.of()))
                        .put(path())
                        .then());
        gym.coach().post("/v1/programs/" + programId + "/end").then().statusCode(200);
        problem(409, set(day(1, TODAY)));
    }

    @Test
    void a_template_brings_its_weekdays_and_an_assignment_may_have_others() {
        var lifts = LIFTS.stream().map(WeekdayApiTest::withoutStart).toList();
        gym.coach()
                .body(Map.of("name", "Two days", "lifts", lifts, "weekdays", List.of(day(1, TODAY))))
                .put("/v1/program-templates/two-days")
                .then()
                .statusCode(201)
                .body("weekdays.weekday", contains(name(TODAY)));
        gym.lifter("ada").profile();
        gym.lifter("cy").profile();

        assertThat(assigned("ada", Map.of())).containsExactly(name(TODAY));
        assertThat(assigned("cy", Map.of("weekdays", List.of(day(2, YESTERDAY)))))
                .containsExactly(name(YESTERDAY));
    }

    @Test
    void a_roster_row_has_the_missed_date_until_the_day_is_made_up() {
        var ada = gym.lifter("ada").profile();
        importedWithYesterday();

        gym.coach()
                .get("/v1/roster?flag=MISSED_TODAY&needsLook=true")
                .then()
                .statusCode(200)
                .body("items.athleteId", contains("ada"))
                .body("items[0].flags.find { it.code == 'MISSED_TODAY' }.about", contains(YESTERDAY.toString()));
        gym.coach()
                .get("/v1/athletes/ada/weeks/current")
                .then()
                .body("flags.find { it.code == 'MISSED_TODAY' }.about", equalTo(YESTERDAY.toString()));
        ada.plan("next", ada.train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 4, "8.5"));
        assertThat(PlanJson.of(gym.coach().get("/v1/roster?flag=MISSED_TODAY")).path("items"))
                .isEmpty();
    }

    @Test
    void the_calendar_has_planned_and_missed_days_and_sessions_that_are_not_warm_ups_alone() {
        var ada = gym.lifter("ada").profile();
        importedWithYesterday();
        var week = "/v1/calendar?from=" + TODAY.minusDays(3);

        ada.plan("next", ada.train(Midday.minutesAgo(60)).log(SetRole.WARM_UP, "60", 5, "6"));

        gym.coach()
                .get(week)
                .then()
                .statusCode(200)
                .body("items.athleteId", contains("ada"))
                .body("items[0].planned.date", contains(YESTERDAY.toString()))
                .body("items[0].planned.state", contains("MISSED"))
                .body("items[0].sessions.size()", equalTo(0));
        ada.plan("next", ada.train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 4, "8.5"));

        gym.coach()
                .get(week)
                .then()
                .body("items[0].planned.state", contains("TRAINED"))
                .body("items[0].sessions.date", contains(TODAY.toString()))
                .body("items[0].sessions.day", contains(1));
        problem(
                        422,
                        gym.coach()
                                .get("/v1/calendar?from=" + TODAY.minusDays(400))
                                .then())
                .body("violations.rule", contains("calendar"));
        problem(400, gym.coach().get("/v1/calendar?from=monday").then());
    }

    @Test
    void the_calendar_of_a_past_week_has_its_sessions() {
        var ada = gym.lifter("ada").profile();
        start(day(2, TODAY)).statusCode(201);
        var then = Midday.minutesAgo(30).minusDays(300);
        ada.plan("next", ada.train(then).log(SetRole.TOP, "120", 4, "8.5"));

        gym.coach()
                .get("/v1/calendar?from=" + TODAY.minusDays(302))
                .then()
                .statusCode(200)
                .body("items[0].sessions.date", contains(TODAY.minusDays(300).toString()))
                .body("items[0].planned.size()", equalTo(0));
    }

    /** Starts a program in the last week, and imports that day 1 has had yesterday's weekday since its start. */
    private void importedWithYesterday() {
        start(day(2, TODAY)).statusCode(201);
        gym.as("platform", "backend")
                .contentType("application/x-ndjson")
                .body(("{\"type\":\"weekdays\",\"athleteId\":\"ada\",\"at\":\"" + Midday.minutesAgo(1)
                                + "\",\"programId\":\"" + programId + "\",\"weekdays\":[{\"day\":1,\"weekday\":\""
                                + name(YESTERDAY) + "\",\"since\":\"" + TODAY.minusDays(8) + "\"}]}\n")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(200)
                .body("added", equalTo(1));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private ValidatableResponse start(Map<String, Object>... weekdays) {
        gym.lifter("ada").profile();
        return gym.coach()
                .body(Map.of(
                        "programId",
                        programId,
                        "athleteId",
                        "ada",
                        "startsOn",
                        TODAY.minusWeeks(1).toString(),
                        "lifts",
                        LIFTS,
                        "weekdays",
                        List.of(weekdays)))
                .post("/v1/programs")
                .then();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private ValidatableResponse set(Map<String, Object>... weekdays) {
        return gym.coach()
                .body(Map.of("weekdays", List.of(weekdays)))
                .put(path())
                .then();
    }

    private String path() {
        return "/v1/programs/" + programId + "/weekdays";
    }

    private List<String> assigned(String athlete, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of(
                "athleteIds",
                List.of(athlete),
                "startsOn",
                TODAY.toString(),
                "starts",
                List.of(Map.of("start", Map.of("load", 100)))));
        body.putAll(more);
        gym.coach()
                .body(body)
                .post("/v1/program-templates/two-days/assign")
                .then()
                .statusCode(200)
                .body("started", equalTo(1));
        return gym.coach()
                .get("/v1/programs?athleteId=" + athlete)
                .then()
                .extract()
                .jsonPath()
                .getList("items[0].weekdays.weekday", String.class);
    }

    private static Map<String, Object> withoutStart(Map<String, Object> lift) {
        var copy = new HashMap<>(lift);
        copy.remove("start");
        return copy;
    }

    private static Map<String, Object> day(int day, LocalDate date) {
        return Map.of("day", day, "weekday", name(date));
    }

    private static String name(LocalDate date) {
        return date.getDayOfWeek().name();
    }
}
