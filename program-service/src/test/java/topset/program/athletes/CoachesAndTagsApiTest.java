package topset.program.athletes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static topset.program.Api.problem;
import static topset.program.Api.violations;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.SetRole;
import topset.edge.web.Violation;
import topset.program.Gym;
import topset.program.RealParts;
import topset.testsupport.Json;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** The coaches and tags of athletes over HTTP, and the roster that is filtered by them. */
@RealParts
@Tag("smoke")
class CoachesAndTagsApiTest {
    private final Gym gym = Gym.fresh("coaches");

    @Test
    void coaches_and_tags_are_set_whole_and_read_in_order_without_repeats() {
        set("lena", "coaches", List.of("lee", "kim", "lee"));
        set("lena", "tags", List.of("team", "rehab"));

        gym.analyst().get("/v1/athletes/lena/coaches").then().body("coaches", contains("kim", "lee"));
        gym.as("platform", "back-end").get("/v1/athletes/lena/tags").then().body("tags", contains("rehab", "team"));

        set("lena", "coaches", List.of());
        gym.coach().get("/v1/athletes/lena/coaches").then().body("coaches", empty());
        gym.coach().get("/v1/athletes/lena/tags").then().body("tags", contains("rehab", "team"));
    }

    @Test
    void an_athlete_without_coaches_and_tags_has_empty_lists_and_other_gyms_have_their_own() {
        set("lena", "coaches", List.of("kim"));

        var other = Gym.fresh("coaches-of-others");
        other.coach().get("/v1/athletes/lena/coaches").then().statusCode(200).body("coaches", empty());
        other.coach().get("/v1/athletes/lena/tags").then().statusCode(200).body("tags", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"coaches", "tags"})
    void what_is_empty_too_long_or_too_much_is_refused_by_its_place(String field) {
        for (var bad : List.of("", " kim", "a\nb", "x".repeat(256))) {
            assertThat(refusals(field, List.of("ok", bad))).containsExactly(field + "[1] " + field);
        }
        var many = IntStream.range(0, 21).mapToObj(n -> "n" + n).toList();
        assertThat(refusals(field, many)).containsExactly(field + " " + field);
        problem(
                400,
                field,
                gym.coach().body("{}").put("/v1/athletes/lena/" + field).then());
    }

    @Test
    void the_roster_shows_both_and_is_filtered_by_both_page_by_page() {
        for (var id : List.of("ada", "bo", "cy", "di")) {
            gym.lifter(id).profile().program(Midday.today(), Lifts.bench());
        }
        set("ada", "coaches", List.of("kim", "lee"));
        set("bo", "coaches", List.of("lee"));
        set("cy", "coaches", List.of("kim"));
        set("ada", "tags", List.of("team"));
        set("di", "tags", List.of("team", "rehab"));

        assertThat(roster("coach=me")).containsExactly("ada", "cy");
        assertThat(roster("coach=lee")).containsExactly("ada", "bo");
        assertThat(roster("tag=team")).containsExactly("ada", "di");
        assertThat(roster("tag=team&coach=me&lift=bench-press")).containsExactly("ada");
        assertThat(roster("coach=me&name=c")).containsExactly("cy");
        assertThat(roster("coach=nobody")).isEmpty();
        var first = gym.coach().get("/v1/roster?coach=me&sort=name&limit=1").then();
        first.body("items[0].coaches", contains("kim", "lee")).body("items[0].tags", contains("team"));
        String next = first.extract().path("nextCursor");
        gym.coach()
                .get("/v1/roster?coach=me&sort=name&limit=1&cursor=" + next)
                .then()
                .body("items.athleteId", contains("cy"))
                .body("items[0].tags", empty());
    }

    @Test
    void an_export_has_both_and_an_import_sets_them_once() {
        gym.lifter("lena").profile();
        set("lena", "coaches", List.of("kim"));
        set("lena", "tags", List.of("team"));
        var line = gym.coach()
                .get("/v1/athletes/lena/export")
                .asString()
                .lines()
                .filter(each -> each.startsWith("{\"type\":\"athlete\""))
                .toList();

        assertThat(line)
                .containsExactly(
                        "{\"type\":\"athlete\",\"athleteId\":\"lena\",\"coaches\":[\"kim\"],\"tags\":[\"team\"]}");
        assertThat(gym.analyst().get("/v1/athletes/lena/export").asString()).doesNotContain("kim", "team");
        var target = Gym.fresh("coaches-moved");
        for (var count : List.of("added", "repeated")) {
            target.as("platform", "mover")
                    .contentType("application/x-ndjson")
                    .body(line.getFirst().getBytes(UTF_8))
                    .post("/v1/imports")
                    .then()
                    .statusCode(200)
                    .body(count, equalTo(1));
        }
        target.coach().get("/v1/athletes/lena/tags").then().body("tags", contains("team"));
    }

    @Test
    void an_import_sets_the_coaches_and_tags_of_many_athletes_in_the_order_of_the_lines() {
        var odd = "\"a\", {b} \\ NULL";
        var lines = Stream.concat(
                        IntStream.range(0, 250).mapToObj(n -> line("lifter-" + n, "team")),
                        Stream.of(line("lifter-7", "rehab"), line("lifter-7", "rehab"), line("lifter-8", odd)))
                .collect(Collectors.joining("\n"));

        imported(lines).body("added", equalTo(252)).body("repeated", equalTo(1));

        gym.coach().get("/v1/athletes/lifter-7/tags").then().body("tags", contains("rehab"));
        gym.coach().get("/v1/athletes/lifter-8/tags").then().body("tags", contains(odd));
        gym.coach().get("/v1/athletes/lifter-249/coaches").then().body("coaches", contains("kim"));
        imported(lines).body("added", equalTo(4)).body("repeated", equalTo(249));
    }

    @Test
    void an_archived_athlete_is_in_no_list_but_that_of_the_archive_until_restored_and_can_still_log_sets() {
        var lena = gym.lifter("lena").profile();
        lena.program(Midday.today(), Lifts.bench());
        gym.lifter("mo").profile().program(Midday.today(), Lifts.bench());

        String since = archived("lena", true);
        assertThat(archived("lena", true)).as("repeated").isEqualTo(since);

        assertThat(roster("")).containsExactly("mo");
        assertThat(roster("paused=true")).isEmpty();
        assertThat(roster("archived=true")).containsExactly("lena");
        assertThat(listed("/v1/calendar")).containsExactly("mo");
        assertThat(listed("/v1/athletes")).containsExactly("mo");
        assertThat(listed("/v1/athletes?archived=true")).containsExactly("lena");
        gym.analyst()
                .get("/v1/roster/counts")
                .then()
                .body("needsLook", equalTo(0))
                .body("fine", equalTo(1));

        long logged = lena.train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 4, "8.5");
        lena.plan("next", logged);
        gym.coach()
                .get("/v1/roster?archived=true")
                .then()
                .body("items.archivedAt", contains(since))
                .body("items[0].lastSessionAt", notNullValue())
                .body("items[0].lifts[0].nextLoad", equalTo(122.5F));

        assertThat(archived("lena", false)).isNull();
        assertThat(archived("lena", false)).as("repeated").isNull();
        assertThat(roster("")).containsExactly("lena", "mo");
        gym.coach().get("/v1/roster").then().body("items[0]", not(hasKey("archivedAt")));
    }

    @Test
    void nobody_can_archive_or_restore_an_athlete_who_does_not_exist() {
        problem(404, gym.coach().post("/v1/athletes/nobody/archive").then());
        problem(404, gym.coach().delete("/v1/athletes/nobody/archive").then());
    }

    @Test
    void an_export_says_since_when_an_athlete_is_archived_and_an_import_keeps_it() {
        gym.lifter("lena").profile();
        String since = archived("lena", true);
        var lines = gym.coach().get("/v1/export").asString();
        var target = Gym.fresh("archive-moved");
        for (int times = 0; times < 2; times++) {
            target.as("platform", "mover")
                    .contentType("application/x-ndjson")
                    .body(lines.getBytes(UTF_8))
                    .post("/v1/imports")
                    .then()
                    .statusCode(200)
                    .body("refusals", empty());
        }

        target.coach().get("/v1/roster?archived=true").then().body("items.archivedAt", contains(since));
        target.coach().get("/v1/roster").then().body("items", empty());
    }

    private @Nullable String archived(String athlete, boolean archived) {
        var path = "/v1/athletes/" + athlete + "/archive";
        return (archived ? gym.coach().post(path) : gym.coach().delete(path))
                .then()
                .statusCode(200)
                .extract()
                .path("archivedAt");
    }

    private List<String> listed(String path) {
        return gym.coach().get(path).then().statusCode(200).extract().path("items.athleteId");
    }

    private static String line(String athlete, String tag) {
        return Json.write(
                Map.of("type", "athlete", "athleteId", athlete, "coaches", List.of("kim"), "tags", List.of(tag)));
    }

    private ValidatableResponse imported(String lines) {
        return gym.as("platform", "mover")
                .contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(200);
    }

    @Test
    void an_import_does_not_decide_whom_coaches_see() {
        var line = "{\"type\":\"gym\",\"at\":\"2026-11-24T18:05:00Z\",\"settings\":{\"coachesSee\":\"THEIRS\"}}";

        gym.as("platform", "mover")
                .contentType("application/x-ndjson")
                .body(line.getBytes(UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(200)
                .body("added", equalTo(0))
                .body("refusals[0].violations.rule", contains("coaches-see"));
        gym.coach().get("/v1/gym").then().body("coachesSee", equalTo("EVERYONE"));
    }

    private void set(String athlete, String field, List<String> values) {
        for (int times = 0; times < 2; times++) {
            gym.coach()
                    .body(Map.of(field, values))
                    .put("/v1/athletes/" + athlete + "/" + field)
                    .then()
                    .statusCode(200)
                    .body(field, equalTo(values.stream().distinct().sorted().toList()));
        }
    }

    private List<String> refusals(String field, List<String> values) {
        return violations(gym.coach()
                        .body(Map.of(field, values))
                        .put("/v1/athletes/lena/" + field)
                        .then())
                .stream()
                .map(CoachesAndTagsApiTest::fieldAndRule)
                .toList();
    }

    private static String fieldAndRule(Violation found) {
        return found.field() + " " + found.rule();
    }

    private List<String> roster(String query) {
        return gym.coach()
                .get("/v1/roster?sort=name&" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.athleteId");
    }
}
