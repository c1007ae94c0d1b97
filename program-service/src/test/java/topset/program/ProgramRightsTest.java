package topset.program;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static topset.program.Api.problem;

import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/**
 * The permissions of every call (docs/security.md): 401 comes before 403, 403 before 404, and all three before any
 * check of the body.
 */
@RealParts
@Tag("smoke")
class ProgramRightsTest {
    private static final Set<String> ROLES = Set.of("athlete", "coach", "platform", "analyst", "operator");
    private static final String NOT_JSON = "not JSON";
    private static final String SOMEBODY = "/v1/athletes/somebody";
    private static final String PROGRAM = "/v1/programs/" + UUID.randomUUID();
    private static final String LIFT = PROGRAM + "/lifts/d1-bench-press";
    private static final String PROGRAM_TEMPLATE = "/v1/program-templates/none-such";
    private static final String OPERATIONS = "/v1/operations/";

    /** A call and the roles that may make it: A(thlete), C(oach), P(latform), a(N)alyst, O(perator). */
    record Call(Method method, String path, Set<String> roles) {
        static Call of(Method method, String path, String roles) {
            return new Call(
                    method,
                    path,
                    new TreeSet<>(Arrays.stream(roles.split(""))
                            .map(role -> switch (role) {
                                case "A" -> "athlete";
                                case "C" -> "coach";
                                case "P" -> "platform";
                                case "N" -> "analyst";
                                case "O" -> "operator";
                                default -> throw new IllegalArgumentException(role);
                            })
                            .toList()));
        }

        /** Sends no JSON, so each other answer than 400 was made before the body was read. */
        ValidatableResponse by(RequestSpecification caller) {
            return by(caller, NOT_JSON);
        }

        ValidatableResponse by(RequestSpecification caller, String body) {
            return (method == Method.GET ? caller : caller.body(body))
                    .request(method, path)
                    .then();
        }

        @Override
        public String toString() {
            return method + " " + path.replaceAll("[0-9a-f-]{36}", "{id}") + " " + roles;
        }
    }

    static List<Call> calls() {
        return Stream.of(
                        ofAnAthlete(),
                        ofAProgram(),
                        ofTheLibrary(),
                        Stream.of(
                                Call.of(Method.GET, "/v1/exercises", "ACPN"),
                                Call.of(Method.GET, "/v1/exercises/squat/alternatives", "ACPN"),
                                Call.of(Method.GET, "/v1/exercises/squat", "ACPN"),
                                Call.of(Method.PUT, "/v1/exercises/log-press", "CP"),
                                Call.of(Method.DELETE, "/v1/exercises/log-press", "CP"),
                                Call.of(Method.GET, "/v1/templates", "ACPN"),
                                Call.of(Method.GET, "/v1/methods", "ACPN"),
                                Call.of(Method.GET, "/v1/progressions", "ACPN"),
                                Call.of(Method.GET, "/v1/guide", "ACPN"),
                                Call.of(Method.GET, "/v1/caller", "ACPN"),
                                Call.of(Method.GET, "/v1/gym", "ACPN"),
                                Call.of(Method.PUT, "/v1/gym", "CP"),
                                Call.of(Method.GET, "/v1/athletes", "CPN"),
                                Call.of(Method.PUT, SOMEBODY + "/coaches", "CP"),
                                Call.of(Method.GET, SOMEBODY + "/coaches", "CPN"),
                                Call.of(Method.PUT, SOMEBODY + "/tags", "CP"),
                                Call.of(Method.GET, SOMEBODY + "/tags", "CPN"),
                                Call.of(Method.POST, SOMEBODY + "/archive", "CP"),
                                Call.of(Method.DELETE, SOMEBODY + "/archive", "CP"),
                                Call.of(Method.GET, "/v1/roster", "CPN"),
                                Call.of(Method.GET, "/v1/roster/counts", "CPN"),
                                Call.of(Method.GET, "/v1/calendar", "CPN"),
                                Call.of(Method.GET, SOMEBODY + "/flags", "CP"),
                                Call.of(Method.PUT, SOMEBODY + "/flags/STALLED/seen", "CP"),
                                Call.of(Method.DELETE, SOMEBODY + "/flags/STALLED/seen", "CP"),
                                Call.of(Method.PUT, SOMEBODY + "/notes/" + UUID.randomUUID(), "CP"),
                                Call.of(Method.GET, "/v1/roster/stream", "CPN"),
                                Call.of(Method.GET, "/v1/feed", "CPN"),
                                Call.of(Method.GET, "/v1/targets", "CPN"),
                                Call.of(Method.GET, "/v1/audit", "CP"),
                                Call.of(Method.GET, "/v1/audit?athleteId=somebody", "CP"),
                                Call.of(Method.POST, "/v1/programs", "CP"),
                                Call.of(Method.POST, "/v1/programs/preview", "CP"),
                                Call.of(Method.GET, "/v1/webhooks", "P"),
                                Call.of(Method.GET, "/v1/webhooks/crm", "P"),
                                Call.of(Method.PUT, "/v1/webhooks/crm", "P"),
                                Call.of(Method.DELETE, "/v1/webhooks/crm", "P"),
                                Call.of(Method.POST, "/v1/webhooks/crm/secret", "P"),
                                Call.of(Method.POST, "/v1/webhooks/crm/ping", "P"),
                                Call.of(Method.POST, "/v1/webhooks/crm/replay", "P"),
                                Call.of(Method.GET, "/v1/webhooks/crm/deliveries", "P"),
                                Call.of(Method.GET, OPERATIONS + "rebuilds", "O"),
                                Call.of(Method.POST, OPERATIONS + "rebuilds", "O"),
                                Call.of(Method.GET, OPERATIONS + "rebuilds/" + UUID.randomUUID(), "O"),
                                Call.of(Method.DELETE, OPERATIONS + "rebuilds/" + UUID.randomUUID(), "O"),
                                Call.of(Method.GET, OPERATIONS + "parked", "O"),
                                Call.of(Method.POST, OPERATIONS + "parked/gym/somebody/replay", "O"),
                                Call.of(Method.POST, OPERATIONS + "parked/gym/somebody/skip", "O"),
                                Call.of(Method.GET, OPERATIONS + "refused", "O"),
                                Call.of(Method.POST, OPERATIONS + "refused/retry?topic=none", "O"),
                                Call.of(Method.POST, OPERATIONS + "refused/0/retry", "O"),
                                Call.of(Method.POST, OPERATIONS + "refused/0/drop", "O"),
                                Call.of(Method.POST, OPERATIONS + "republish", "O")))
                .flatMap(calls -> calls)
                .toList();
    }

    static Stream<Call> ofTheLibrary() {
        return Stream.of(
                Call.of(Method.GET, "/v1/program-templates", "CPN"),
                Call.of(Method.PUT, PROGRAM_TEMPLATE, "CP"),
                Call.of(Method.GET, PROGRAM_TEMPLATE, "CPN"),
                Call.of(Method.DELETE, PROGRAM_TEMPLATE, "CP"),
                Call.of(Method.POST, PROGRAM_TEMPLATE + "/assign", "CP"),
                Call.of(Method.GET, PROGRAM_TEMPLATE + "/athletes", "CPN"));
    }

    static Stream<Call> ofAnAthlete() {
        return Stream.of(
                Call.of(Method.PUT, SOMEBODY, "ACP"),
                Call.of(Method.GET, SOMEBODY, "ACPN"),
                Call.of(Method.GET, SOMEBODY + "/weeks/current", "ACPN"),
                Call.of(Method.GET, SOMEBODY + "/today", "ACPN"),
                Call.of(Method.GET, SOMEBODY + "/lifts/d1-bench-press/history", "ACPN"),
                Call.of(Method.GET, SOMEBODY + "/volume", "ACPN"),
                Call.of(Method.GET, SOMEBODY + "/proposals", "ACPN"),
                Call.of(Method.GET, SOMEBODY + "/notes", "ACP"),
                Call.of(Method.POST, SOMEBODY + "/notes", "ACP"),
                Call.of(Method.DELETE, SOMEBODY + "/notes/" + UUID.randomUUID(), "ACP"),
                Call.of(Method.POST, SOMEBODY + "/simulations", "ACP"),
                Call.of(Method.GET, "/v1/programs?athleteId=somebody", "ACPN"),
                Call.of(Method.GET, "/v1/stream?athleteId=somebody", "ACPN"));
    }

    static Stream<Call> ofAProgram() {
        return Stream.of(
                Call.of(Method.GET, PROGRAM, "ACPN"),
                Call.of(Method.POST, PROGRAM + "/pause", "CP"),
                Call.of(Method.POST, PROGRAM + "/resume", "CP"),
                Call.of(Method.POST, PROGRAM + "/end", "CP"),
                Call.of(Method.PUT, PROGRAM + "/weekdays", "CP"),
                Call.of(Method.PUT, LIFT, "CP"),
                Call.of(Method.PUT, LIFT + "/overrides/2", "CP"),
                Call.of(Method.DELETE, LIFT + "/overrides/2", "CP"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void without_a_good_token_nothing_is_answered(Call call) {
        problem(401, call.by(given().contentType(ContentType.JSON)));
        problem(401, call.by(given().auth().oauth2("nonsense").contentType(ContentType.JSON)));
        problem(
                401,
                call.by(given().auth()
                        .oauth2("eyJhbGciOiJub25lIn0.eyJneW0iOiJlYXN0Iiwic3ViIjoia2ltIn0.")
                        .contentType(ContentType.JSON)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_role_without_the_right_is_forbidden_also_what_does_not_exist(Call call) {
        ROLES.stream()
                .filter(role -> !call.roles().contains(role))
                .forEach(role -> problem(403, call.by(as(role, "somebody"))));
    }

    @ParameterizedTest
    @MethodSource("ofAnAthlete")
    void another_athlete_does_not_exist_for_an_athlete(Call call) {
        problem(404, call.by(as("athlete", "else")));
    }

    @ParameterizedTest
    @MethodSource("ofAProgram")
    void a_program_that_does_not_exist_is_not_found(Call call) {
        call.roles().forEach(role -> problem(404, call.by(as(role, "somebody"), "{}")));
    }

    @Test
    void what_is_of_another_gym_does_not_exist() {
        var owner = Gym.fresh("owner").lifter("guest").profile();
        var program = owner.program(Midday.today(), Lifts.bench());
        var stranger = Gym.fresh("stranger");

        for (var path :
                List.of("", "/weeks/1", "/today", "/lifts/" + Lifts.BENCH + "/history", "/volume", "/proposals")) {
            owner.calls().get(owner.path() + path).then().statusCode(200);
            problem(404, stranger.coach().get(owner.path() + path).then());
        }
        ofAProgram()
                .map(call ->
                        new Call(call.method(), call.path().replace(PROGRAM, "/v1/programs/" + program), call.roles()))
                .forEach(call -> problem(404, call.by(stranger.coach(), "{}")));
        stranger.coach()
                .get("/v1/programs?athleteId=guest")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        stranger.coach().get("/v1/athletes").then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void an_athlete_reads_the_own_plan_and_not_that_of_another() {
        var gym = Gym.fresh("own");
        var one = gym.lifter("one").profile();
        var program = one.program(Midday.today(), Lifts.bench());
        var other = gym.lifter("other").profile();

        for (var path :
                List.of(one.path(), one.path() + "/weeks/1", one.path() + "/today", "/v1/programs/" + program)) {
            one.calls().get(path).then().statusCode(200);
            problem(404, other.calls().get(path).then());
            for (var role : List.of("coach", "platform", "analyst")) {
                gym.as(role, "somebody").get(path).then().statusCode(200);
            }
        }
    }

    @Test
    void two_athletes_of_the_same_id_and_two_programs_of_the_same_id_do_not_see_each_other() {
        var east = Gym.fresh("east").lifter("42").profile();
        var west = Gym.fresh("west").lifter("42").profile(Map.of("unit", "lb"));
        var id = UUID.randomUUID();
        for (var lifter : List.of(east, west)) {
            lifter.gym()
                    .coach()
                    .body(Map.of(
                            "programId",
                            id,
                            "athleteId",
                            "42",
                            "startsOn",
                            "" + Midday.today(),
                            "lifts",
                            Lifts.bench()))
                    .post("/v1/programs")
                    .then()
                    .statusCode(201);
        }

        east.gym().coach().body("{}").post("/v1/programs/" + id + "/end").then().statusCode(200);

        east.calls().get(east.path() + "/weeks/current").then().statusCode(404);
        west.calls().get(west.path() + "/weeks/current").then().body("lifts.unit", contains("lb"));
    }

    @Test
    void the_caller_is_who_the_token_says() {
        var gym = Gym.fresh("caller");

        gym.as("platform", "till")
                .get("/v1/caller")
                .then()
                .statusCode(200)
                .body("gym", equalTo(gym.name()))
                .body("subject", equalTo("till"))
                .body("roles", contains("platform"));
    }

    private static RequestSpecification as(String role, String subject) {
        return Api.as(role.equals("operator") ? "-" : "some-gym", role, subject);
    }
}
