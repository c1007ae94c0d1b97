package topset.program.athletes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static topset.program.Api.problem;
import static topset.testsupport.Eventually.eventually;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.CoachesSee;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.RealParts;
import topset.testsupport.AthleteOperations;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** A gym whose coaches see only their athletes: kim is lena's coach, lee is not. */
@RealParts
@Tag("smoke")
class CoachVisibilityTest {
    private static final AthleteOperations OPERATIONS = AthleteOperations.of("program-service");

    /** The operations whose answer or body names athletes. The tests below call them. */
    private static final List<String> LISTS = List.of(
            "assignProgramTemplate",
            "countRoster",
            "exportGym",
            "feed",
            "getCalendar",
            "getGym",
            "listAthletes",
            "listProgramTemplateAthletes",
            "listRoster",
            "previewProgram",
            "saveProgramTemplate",
            "startProgram",
            "streamRoster");

    private static final List<String> ABOUT_NO_ATHLETE = List.of(
            "alternatives",
            "defineExercise",
            "getCaller",
            "getExercise",
            "getGuide",
            "getProgramTemplate",
            "importGym",
            "listExercises",
            "listMethods",
            "listProgramTemplates",
            "listProgressions",
            "listTemplates",
            "retireExercise",
            "retireProgramTemplate",
            "setGym");

    private static final List<String> OF_THE_PLATFORM = List.of(
            "changeWebhookSecret",
            "deleteWebhook",
            "getWebhook",
            "listWebhooks",
            "pingWebhook",
            "replayWebhook",
            "setWebhook",
            "webhookDeliveries");

    private static final String NOTE = UUID.randomUUID().toString();
    private static final String TEMPLATE = "/v1/program-templates/base";

    private final Gym gym = Gym.fresh("theirs");
    private final Lifter lena = gym.lifter("lena");
    private UUID program = new UUID(0, 0);

    @BeforeEach
    void coaches_see_theirs() {
        gym.coachesSee(CoachesSee.THEIRS);
        lena.profile();
        program = lena.program(Midday.today(), Lifts.bench());
    }

    @Test
    void every_operation_that_names_the_athlete_is_answered_to_another_coach_as_if_the_athlete_did_not_exist() {
        var answers = asLee("lena", program);
        var ofNobody = asLee("nobody", UUID.randomUUID());

        assertThat(answers).hasSizeGreaterThan(15);
        assertThat(answers.values()).allMatch(answer -> answer.startsWith("404"));
        ofNobody.replace("setProfile", answers.getOrDefault("setProfile", "")); // with it a coach begins
        assertThat(answers).isEqualTo(ofNobody);
    }

    private Map<String, String> asLee(String athlete, UUID programId) {
        var values = Map.of(
                "athleteId",
                athlete,
                "programId",
                programId.toString(),
                "week",
                "1",
                "slotId",
                Lifts.BENCH,
                "code",
                "STALLED",
                "noteId",
                NOTE);
        return OPERATIONS.answers(values, call -> {
            var request = gym.as("coach", "lee").contentType(call.contentType());
            var answer = call.method().equals("GET")
                    ? request.get(call.path())
                    : request.body("{}").request(call.method(), call.path());
            return answer.statusCode() + " " + answer.asString();
        });
    }

    @Test
    void every_other_operation_is_a_list_or_the_platforms_or_about_no_athlete() {
        assertThat(OPERATIONS.others())
                .containsExactlyInAnyOrderElementsOf(Stream.of(LISTS, ABOUT_NO_ATHLETE, OF_THE_PLATFORM)
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void another_coach_neither_starts_nor_previews_a_program_of_the_athlete() {
        for (var path : List.of("/v1/programs", "/v1/programs/preview")) {
            var ofLena = asked(path, "lena");
            assertThat(ofLena)
                    .as(path)
                    .startsWith("404")
                    .isEqualTo(asked(path, "nobody").replace("nobody", "lena"));
        }
    }

    private String asked(String path, String athlete) {
        var request = Map.of(
                "programId",
                UUID.randomUUID(),
                "athleteId",
                athlete,
                "startsOn",
                Midday.today().toString(),
                "lifts",
                Lifts.bench());
        var answer = gym.as("coach", "lee").body(request).post(path);
        return answer.statusCode() + " " + answer.asString();
    }

    @Test
    void the_own_coach_the_platform_an_analyst_and_the_athlete_read_on() {
        for (var caller :
                List.of(gym.coach(), gym.as("platform", "back-end"), gym.analyst(), gym.as("athlete", "lena"))) {
            for (var path : List.of("", "/weeks/1", "/today", "/volume", "/export")) {
                caller.get(lena.path() + path).then().statusCode(200);
            }
            caller.get("/v1/programs/" + program).then().statusCode(200);
        }
    }

    @Test
    void lists_and_exports_leave_the_athlete_out_for_another_coach_only() {
        gym.lifter("mo").profile().program(Midday.today(), Lifts.bench());
        gym.coaches("mo", "kim", "lee");

        for (var path :
                List.of("/v1/athletes", "/v1/roster", "/v1/calendar", "/v1/feed", "/v1/export", "/v1/targets")) {
            eventually()
                    .untilAsserted(() -> assertThat(text("lee", path)).as(path).contains("\"mo\""));
            assertThat(text("lee", path)).as(path).doesNotContain("lena");
            eventually()
                    .untilAsserted(() -> assertThat(text("kim", path)).as(path).contains("lena"));
            assertThat(gym.analyst().get(path).asString()).as(path).contains("lena");
        }
        gym.as("coach", "lee")
                .get("/v1/roster?athleteId=lena,mo&coach=kim")
                .then()
                .body("items.athleteId", contains("mo"));
        eventually().untilAsserted(() -> assertThat(counted("kim")).isEqualTo(2));
        assertThat(counted("lee")).isEqualTo(1);
    }

    @Test
    void a_program_template_is_assigned_to_and_lists_the_athletes_of_the_coach() {
        for (var athlete : List.of("mo", "nia")) {
            gym.lifter(athlete).profile();
        }
        gym.coaches("mo", "lee");
        var lift = Map.of("day", 1, "exercise", "bench-press", "scheme", Map.of("variant", "SINGLE_TOP"));
        gym.coach()
                .body(Map.of("name", "Base", "weeks", 8, "lifts", List.of(lift)))
                .put(TEMPLATE)
                .then()
                .statusCode(201);

        assign("lee").body("results.outcome", contains("STARTED", "REFUSED")).body("results[1].status", equalTo(404));
        assign("kim").body("results.outcome", contains("REFUSED", "STARTED")).body("results[0].status", equalTo(404));

        var athletes = TEMPLATE + "/athletes";
        gym.as("coach", "lee").get(athletes).then().body("items.athleteId", contains("mo"));
        gym.as("coach", "kim").get(athletes).then().body("items.athleteId", contains("nia"));
        gym.analyst().get(athletes).then().body("items.athleteId", contains("mo", "nia"));
    }

    @Test
    void a_program_of_an_athlete_of_another_coach_is_not_copied() {
        var copy = Map.of("name", "Copy", "fromProgram", Map.of("athleteId", "lena", "programId", program.toString()));

        problem(404, gym.as("coach", "lee").body(copy).put(TEMPLATE).then());

        gym.coach().body(copy).put(TEMPLATE).then().statusCode(201);
    }

    @Test
    void refusals_and_changed_coaches_are_in_the_audit_for_those_who_see_the_athlete() {
        problem(404, gym.as("coach", "lee").get(lena.path()).then());

        eventually()
                .untilAsserted(() -> assertThat(text("kim", "/v1/audit"))
                        .contains("\"REFUSAL\"", "\"AthleteCoachesChanged.v1\",\"athleteId\":\"lena\""));
        assertThat(text("lee", "/v1/audit")).doesNotContain("lena", "AthleteCoachesChanged");
    }

    @Test
    void only_the_platform_decides_whom_coaches_see_and_the_decision_holds_at_once() {
        for (var coach : List.of("kim", "lee")) {
            problem(
                    403,
                    gym.as("coach", coach)
                            .body(Map.of("coachesSee", "EVERYONE"))
                            .put("/v1/gym")
                            .then());
        }
        gym.coach().body(Map.of("deloadEvery", 6)).put("/v1/gym").then().body("coachesSee", equalTo("THEIRS"));

        gym.coachesSee(CoachesSee.EVERYONE);
        gym.as("coach", "lee").get(lena.path()).then().statusCode(200);

        gym.coachesSee(CoachesSee.THEIRS);
        problem(404, gym.as("coach", "lee").get(lena.path()).then());
    }

    private ValidatableResponse assign(String coach) {
        return gym.as("coach", coach)
                .body(Map.of(
                        "athleteIds", List.of("mo", "nia"),
                        "startsOn", Midday.today().toString(),
                        "starts", List.of(Map.of("start", Map.of("load", 100)))))
                .post(TEMPLATE + "/assign")
                .then()
                .statusCode(200);
    }

    private int counted(String coach) {
        var counts = gym.as("coach", coach)
                .get("/v1/roster/counts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return counts.getInt("needsLook") + counts.getInt("fine");
    }

    private String text(String coach, String path) {
        return gym.as("coach", coach).get(path).then().statusCode(200).extract().asString();
    }
}
