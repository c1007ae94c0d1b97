package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.program.Api;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.RealParts;
import topset.testsupport.Midday;

/**
 * Tests every refusal of training-rules.md § 2 and § 7, and impossible programs. The answer is 422 with the rule, and
 * nothing is stored.
 */
@RealParts
class RefusedProgramsTest {
    private static final Gym GYM = Gym.fresh("refused");
    private static final Lifter LIFTER = GYM.lifter("lena");
    private static final String GOOD = """
        {"slotId":"d1","day":1,"exercise":"bench-press","scheme":{"variant":"SINGLE_TOP"},"start":{"load":100}}\
        """;
    private static final String STRAIGHT =
            GOOD.replace("\"SINGLE_TOP\"", "\"STRAIGHT\",\"sets\":3,\"reps\":{\"min\":8,\"max\":12}");

    @BeforeEach
    void an_athlete_without_a_program() {
        LIFTER.profile();
    }

    /**
     * The columns are: the text in a valid lift that is replaced, its replacement, the field, the rule, and parts of
     * the message (the value and the allowed range).
     */
    @ParameterizedTest(name = "{1}: {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"topSets\":3` | must be between 1 and 2, not 3 | scheme.topSets |"
                        + " too-many-top-sets",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"topSets\":2` | must be 1 for variant SINGLE_TOP, not 2 |"
                        + " scheme.topSets | top-sets",
                "`\"SINGLE_TOP\"` | `\"DOUBLE_TOP\",\"topSets\":1` | must be 2 for variant DOUBLE_TOP, not 1 |"
                        + " scheme.topSets | top-sets",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"topReps\":{\"min\":2,\"max\":5,\"target\":4}` | must be between"
                        + " 3 and 5, not 2..5 | scheme.topReps | top-reps",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"topReps\":{\"min\":3,\"max\":5,\"target\":6}` | must be"
                        + " between 3 and 5, not 6 | scheme.topReps.target | top-reps",
                "`\"SINGLE_TOP\"` | `\"HEAVY_SINGLE\",\"topReps\":{\"min\":1,\"max\":2,\"target\":1}` | must be"
                        + " 1, not 1..2 | scheme.topReps | top-reps",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"backoffReps\":{\"min\":6,\"max\":12}` | must be between"
                        + " 8 and 12, not 6..12 | scheme.backoffReps | backoff-reps",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"backoffReps\":{\"min\":12,\"max\":8}` | must be between"
                        + " 8 and 12, not 12..8 | scheme.backoffReps | backoff-reps",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"backoffSets\":1` | must be between 2 and 3, not 1 |"
                        + " scheme.backoffSets |"
                        + " too-few-backoff-sets",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"backoffSets\":4` | must be between 2 and 3, not 4 |"
                        + " scheme.backoffSets |"
                        + " too-many-backoff-sets",
                "`\"SINGLE_TOP\"` | `\"HEAVY_SINGLE\",\"backoffSets\":2` | must be between 3 and 4, not 2 |"
                        + " scheme.backoffSets |"
                        + " too-few-backoff-sets",
                "`\"SINGLE_TOP\"` | `\"DOUBLE_TOP\",\"backoffSets\":3` | must be 2, not 3 | scheme.backoffSets |"
                        + " too-many-backoff-sets",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"backoffReduction\":9.5` | must be between 10 and 25, not 9.5 |"
                        + " scheme.backoffReduction | reduction-bounds",
                "`\"SINGLE_TOP\"` | `\"RAMPING\",\"backoffReduction\":31` | must be between 20 and 30, not 31 |"
                        + " scheme.backoffReduction | reduction-bounds",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"topRpe\":7.5` | must be between 8 and 9, not 7.5 |"
                        + " scheme.topRpe |"
                        + " rpe-too-low",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"topRpe\":9.5` | must be between 8 and 9, not 9.5 |"
                        + " scheme.topRpe |"
                        + " leave-a-rep",
                "`\"SINGLE_TOP\"` | `\"HEAVY_SINGLE\",\"topRpe\":10` | must be between 9 and 9.5, not 10 |"
                        + " scheme.topRpe |"
                        + " leave-a-rep",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"topRpe\":8.2` | must be a multiple of 0.5, not 8.2 | scheme.topRpe |"
                        + " rpe-chart",
                "`\"SINGLE_TOP\"` | `\"STRAIGHT\"` | sets within 1–6 and reps within 1–30 | scheme.sets | scheme",
                "`\"SINGLE_TOP\"` | `\"STRAIGHT\",\"sets\":7,\"reps\":{\"min\":8,\"max\":12}` | must be between 1"
                        + " and 6, not 7 |"
                        + " scheme.sets | scheme",
                "`\"SINGLE_TOP\"` | `\"STRAIGHT\",\"sets\":3,\"reps\":{\"min\":8,\"max\":31}` | must be between"
                        + " 1 and 30, not 8..31 | scheme.reps | scheme",
                "`\"SINGLE_TOP\"` | `\"STRAIGHT\",\"sets\":3,\"reps\":{\"min\":8,\"max\":12},\"topSets\":1` | must be"
                        + " absent with variant STRAIGHT | scheme.topSets | scheme",
                "`\"SINGLE_TOP\"` | `\"SINGLE_TOP\",\"sets\":3` | must be absent with variant SINGLE_TOP | scheme.sets |"
                        + " scheme",
                "`\"SINGLE_TOP\"` | `\"TRIPLE_TOP\"` | not TRIPLE_TOP | scheme.variant | scheme",
                "`\"SINGLE_TOP\"}` | `\"RAMPING\"},\"progression\":{\"method\":\"WAVE\"}` | must be one of LINEAR,"
                        + " RPE with variant RAMPING, not WAVE | progression.method | method-unsuited",
                "`\"SINGLE_TOP\"}` | `\"SINGLE_TOP\"},\"progression\":{\"method\":\"DOUBLE_PROGRESSION\"}` | must be one of"
                        + " LINEAR, RPE, WAVE with | progression.method | method-unsuited",
                "`\"SINGLE_TOP\"}` | `\"SINGLE_TOP\"},\"progression\":{\"method\":\"MAGIC\"}` | with variant"
                        + " SINGLE_TOP, not MAGIC | progression.method | method-unsuited",
                "`\"SINGLE_TOP\"}` | `\"SINGLE_TOP\"},\"progression\":{\"increment\":0.2}` | must be between"
                        + " 0.25 and 10, not 0.2 | progression.increment | increment",
                "`\"SINGLE_TOP\"}` | `\"SINGLE_TOP\"},\"progression\":{\"increment\":10.5}` | must be between"
                        + " 0.25 and 10, not 10.5 | progression.increment | increment",
                "`\"SINGLE_TOP\"}` | `\"SINGLE_TOP\"},\"progression\":{\"method\":\"WAVE\",\"waveReps\":[]}` |"
                        + " must be between"
                        + " 1 and 8 steps, not 0 | progression.waveReps | top-reps",
                "`\"SINGLE_TOP\"}` | `\"SINGLE_TOP\"},\"progression\":{\"method\":\"WAVE\",\"waveReps\":[5,4,2]}` |"
                        + " must be between 3 and 5, not [5, 4, 2] | progression.waveReps | top-reps",
                "bench-press | leg-press | only a coach's reason allows it | exercise | unsuited-exercise",
                "bench-press | good-morning | only a coach's reason allows it | exercise | unsuited-exercise",
                "bench-press | bench-pres | must be the id of an exercise that GET /v1/exercises lists, not bench-pres; the nearest are bench-press,"
                        + " | exercise | exercise",
                "bench-press | Kniebeuge (Langhantel) | Kniebeuge (Langhantel); the nearest are squat, | exercise |"
                        + " exercise",
                "bench-press | weighted-dip | weighted-dip can be planned only if the athlete's profile has a"
                        + " bodyweight | exercise | bodyweight",
                "`,\"start\":{\"load\":100}` | `` | exactly one of the fields load, oneRepMax, recentSet, fromHistory"
                        + " | start | first-week",
                "`{\"load\":100}` | `{}` | exactly one of the fields load, oneRepMax, recentSet, fromHistory | start"
                        + " | first-week",
                "`{\"load\":100}` | `{\"load\":100,\"oneRepMax\":120}` | exactly one of | start | first-week",
                "`{\"load\":100}` | `{\"load\":0}` | must be between 0.001 and 1000, not 0 | start.load | first-week",
                "`{\"load\":100}` | `{\"load\":1000.5}` | must be between 0.001 and 1000, not 1000.5 | start.load"
                        + " | first-week",
                "`{\"load\":100}` | `{\"load\":100.0005}` | must have at most three decimals, not 100.0005 | start.load | first-week",
                "`{\"load\":100}` | `{\"fromHistory\":true}` | no set of this exercise from before the lift's first week"
                        + " has reps and an RPE | start.fromHistory | first-week",
                "`{\"load\":100}` | `{\"recentSet\":{\"load\":100,\"reps\":0,\"rpe\":8}}` | must be between 1 and"
                        + " 100, not 0 |"
                        + " start.recentSet.reps | first-week",
                "`{\"load\":100}` | `{\"load\":100},\"equipment\":{\"kind\":\"BARBELL\",\"bar\":1000.5}` | must be"
                        + " between"
                        + " 0.1 and 1000, not 1000.5 | equipment.bar | loadable",
                "`{\"load\":100}` | `{\"load\":100},\"equipment\":{\"kind\":\"FIXED\",\"loads\":[10,10]}` | must be above 10,"
                        + " which is the load before it, not 10 | equipment.loads[1] | loadable",
                "`{\"load\":100}` | `{\"load\":100},\"equipment\":{\"kind\":\"STEP\",\"step\":0}` | must be between"
                        + " 0.1 and 100, not 0 | equipment.step | loadable",
                "`{\"load\":100}` | `{\"load\":100},\"equipment\":{\"kind\":\"STEP\",\"bar\":20}` | must be absent"
                        + " with equipment STEP | equipment.bar | loadable",
                "`{\"load\":100}` | `{\"load\":100},\"equipment\":{\"plates\":[{\"weight\":20,\"pairs\":0}]}` |"
                        + " must be between"
                        + " 1 and 50, not 0 | equipment.plates[0].pairs | loadable",
                "`{\"load\":100}` | `{\"load\":100},\"force\":{\"reason\":\" \"}` | 1 to 1000 characters |"
                        + " force.reason | force",
                "`\"day\":1` | `\"day\":8` | must be between 1 and 7, not 8 | day | slot",
                "`\"d1\"` | `\"D 1\"` | must be 1 to 64 characters of a-z, 0-9 and -, not | slotId | slot",
            })
    void what_is_outside_the_rules(String good, String bad, String says, String field, String rule) {
        var answer = start(List.of(GOOD.replace(good, bad == null ? "" : bad)), "");

        refused(answer, "lifts[0]." + field, rule, says);
        nothingIsStored();
    }

    @ParameterizedTest
    @CsvSource({
        "d2, 1, exercise, must differ from the other lifts of day 1: bench-press is listed twice",
        "d1, 2, slotId, must be unique: d1 is listed twice"
    })
    void a_slot_twice(String slotId, int day, String field, String says) {
        var second = GOOD.replace("\"d1\"", "\"" + slotId + "\"").replace("\"day\":1", "\"day\":" + day);

        refused(start(List.of(GOOD, second), ""), "lifts[1]." + field, "duplicate-slot", says);
        nothingIsStored();
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_and_what_is_right_is_not_stored_either() {
        var answer = start(
                List.of(
                        GOOD,
                        GOOD.replace("\"d1\"", "\"d2\"")
                                .replace("\"day\":1", "\"day\":2")
                                .replace("100", "-1"),
                        GOOD.replace("bench-press", "leg-curl")),
                "");

        refused(answer, "lifts[1].start.load", "first-week", "must be between 0.001 and 1000, not -1");
        refused(answer, "lifts[2].exercise", "unsuited-exercise", "leg-curl");
        nothingIsStored();
    }

    @ParameterizedTest
    @CsvSource({
        "\"template\":\"arm-day\", template, template, push-day",
        "'\"templates\":[{\"day\":1,\"template\":\"arm-day\"}]', templates[0].template, template, push-day",
        "'\"templates\":[{\"day\":8,\"template\":\"push-day\"}]', templates[0].day, day, must be between 1 and 7",
        "'\"templates\":[{\"day\":2,\"template\":\"push-day\"},{\"day\":2,\"template\":\"leg-day\"}]',"
                + " templates[1].day, template, 'must be a day that no other template has, not 2'",
        "'\"template\":\"push-day\",\"templates\":[{\"day\":1,\"template\":\"leg-day\"}]', templates, template,"
                + " must be absent",
        "'\"templates\":[]', templates, size, must be 1 to 7 days",
        "\"structure\":\"ALL_COMPOUNDS\", lifts[0].scheme.variant, structure, a variant with a top set",
        "\"structure\":\"PRIMARY_ONLY\", lifts[0].scheme.variant, structure, a variant with a top set",
        "\"structure\":\"HEAVY_VOLUME\", lifts[0].scheme.variant, structure, SINGLE_TOP"
    })
    void a_template_that_is_not_there_and_lifts_that_are_not_as_the_structure_has_them(
            String member, String field, String rule, String says) {
        refused(start(List.of(STRAIGHT), "," + member), field, rule, says);
        nothingIsStored();
    }

    @Test
    void a_number_that_no_memory_holds_is_as_wrong_as_any_other() {
        var lifter = GYM.lifter("large").profile();
        var id = UUID.randomUUID();
        var large = List.of(GOOD.replace("100", "1e2147483647"));
        refused(start(lifter, id, large, ""), "lifts[0].start.load", "first-week", "must be between 0.001 and 1000");
        start(lifter, id, List.of(GOOD), "").statusCode(201);
        start(lifter, id, large, "").statusCode(is(oneOf(409, 422)));
        var body = "{\"timeZone\":\"Europe/Berlin\",\"unit\":\"kg\",\"bodyweight\":{\"value\":1e2147483647,"
                + "\"unit\":\"kg\",\"measuredAt\":\"2026-11-24T07:00:00Z\"}}";
        refused(
                GYM.coach().body(body).put(lifter.path()).then(),
                "bodyweight.value",
                "bodyweight",
                "must be a weight from 20 to 700 with at most three decimals, not 1E+2147483647");
    }

    /** A mistyped year is likely, and every week since the start would be planned. */
    @Test
    void a_start_further_away_than_anybody_plans() {
        var today = Midday.today();
        for (var startsOn :
                List.of(LocalDate.of(26, 11, 23), today.minusWeeks(52).minusDays(2), today.plusYears(6))) {
            refused(
                    start(LIFTER, UUID.randomUUID(), startsOn, List.of(GOOD), ""),
                    "startsOn",
                    "starts-on",
                    ", not " + startsOn);
        }
        var twoWrong =
                start(LIFTER, UUID.randomUUID(), LocalDate.of(26, 11, 23), List.of(GOOD.replace("100", "0")), "");
        refused(twoWrong, "startsOn", "starts-on", "must be from ");
        refused(twoWrong, "lifts[0].start.load", "first-week", "must be between");
        nothingIsStored();
    }

    @Test
    void a_template_without_all_of_its_starts_names_what_is_missing() {
        var bench = "{\"exercise\":\"bench-press\",\"start\":{\"load\":100}}";

        var answer = start(List.of(bench), ",\"template\":\"push-day\"");

        refused(answer, "lifts[1].start", "first-week", "incline-dumbbell-press of the template push-day on day 1");
        refused(answer, "lifts[4].start", "first-week", "triceps-pushdown of the template");
        answer.body("violations", hasSize(4));
        nothingIsStored();
    }

    @Test
    void several_templates_without_all_of_their_starts_name_each_day_and_exercise() {
        var squat = "{\"exercise\":\"squat\",\"day\":2,\"start\":{\"load\":100},\"scheme\":{\"variant\":\"NONE\"}}";

        var answer = start(
                List.of(squat),
                ",\"templates\":[{\"day\":1,\"template\":\"push-day\"},{\"day\":2,\"template\":\"leg-day\"}]");

        refused(answer, "lifts[0].start", "first-week", "bench-press of the template push-day on day 1");
        refused(answer, "lifts[9].start", "first-week", "calf-raise of the template leg-day on day 2");
        refused(answer, "lifts[0].scheme.variant", "scheme", "NONE");
        answer.body("violations", hasSize(10));
        nothingIsStored();
    }

    @Test
    void a_program_of_more_than_sixty_lifts() {
        refused(start(Collections.nCopies(61, GOOD), ""), "lifts", "size", "must be 1 to 60 lifts");
        nothingIsStored();
    }

    @Test
    void a_beginner_and_an_injured_lifter_only_with_a_coachs_reason() {
        var beginner = GYM.lifter("beginner")
                .profile(Map.of("trainingSince", Midday.today().minusMonths(5).toString()));
        var injured = GYM.lifter("injured").profile(Map.of("injured", true));
        for (var lifter : List.of(beginner, injured)) {
            refused(start(lifter, List.of(GOOD), ""), "lifts[0]", "not-recommended", "a coach's reason");
            programs(lifter).body("items", empty());
            start(lifter, List.of(STRAIGHT), "").statusCode(201);

            start(
                            lifter,
                            List.of(GOOD.replace(
                                    "\"day\":1", "\"day\":1,\"force\":{\"reason\":\"cleared by the physio\"}")),
                            "")
                    .statusCode(201)
                    .body("lifts[0].force.reason", equalTo("cleared by the physio"));
        }
    }

    @Test
    void a_program_that_began_is_not_refused_when_it_is_sent_again_after_an_injury() {
        var lifter = GYM.lifter("hurt-since").profile();
        var id = UUID.randomUUID();
        List<Map<String, Object>> first =
                start(lifter, id, List.of(GOOD), "").statusCode(201).extract().path("lifts");
        lifter.profile(Map.of("injured", true));

        start(lifter, id, List.of(GOOD), "").statusCode(200).body("lifts", equalTo(first));
        start(lifter, id, List.of(GOOD.replace("100", "90")), "").statusCode(409);
        lifter.profile();
        start(lifter, id, List.of(GOOD.replace("100", "1e2")), "").statusCode(200);
        start(lifter, id, List.of(GOOD.replace("100", "90")), "").statusCode(409);
    }

    @Test
    void warnings_refuse_nothing_and_stay_readable() {
        var early = GYM.lifter("early")
                .profile(Map.of("trainingSince", Midday.today().minusMonths(9).toString(), "goal", "STRENGTH_ONLY"));
        var unlisted = GOOD.replace("bench-press", "pendlay-row");

        var started = start(early, List.of(unlisted), "").statusCode(201);

        started.body("warnings.rule", containsInAnyOrder("unlisted", "early", "strength-only"));
        List<Object> warnings = started.extract().path("warnings");
        GYM.coach()
                .get("/v1/programs/" + started.extract().path("programId"))
                .then()
                .body("warnings", equalTo(warnings));
    }

    @Test
    void without_a_profile_there_is_no_program() {
        refused(
                start(GYM.lifter("nobody"), List.of(GOOD), ""),
                "athleteId",
                "profile-first",
                "PUT /v1/athletes/nobody");
    }

    private static ValidatableResponse start(List<String> lifts, String members) {
        return start(LIFTER, lifts, members);
    }

    private static ValidatableResponse start(Lifter lifter, List<String> lifts, String members) {
        return start(lifter, UUID.randomUUID(), lifts, members);
    }

    private static ValidatableResponse start(Lifter lifter, UUID id, List<String> lifts, String members) {
        return start(lifter, id, Midday.today(), lifts, members);
    }

    private static ValidatableResponse start(
            Lifter lifter, UUID id, LocalDate startsOn, List<String> lifts, String members) {
        return GYM.coach()
                .body("{\"programId\":\"" + id + "\",\"athleteId\":\"" + lifter.id()
                        + "\",\"startsOn\":\"" + startsOn + "\"" + members + ",\"lifts\":["
                        + String.join(",", lifts) + "]}")
                .post("/v1/programs")
                .then();
    }

    private static void refused(ValidatableResponse answer, String field, String rule, String says) {
        assertThat(Api.violations(answer)).anySatisfy(violation -> {
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.rule()).isEqualTo(rule);
            assertThat(violation.message()).contains(says);
        });
    }

    private static void nothingIsStored() {
        programs(LIFTER).body("items", empty());
        LIFTER.calls().get(LIFTER.path() + "/weeks/1").then().statusCode(404);
    }

    private static ValidatableResponse programs(Lifter lifter) {
        return lifter.calls()
                .get("/v1/programs?athleteId=" + lifter.id())
                .then()
                .statusCode(200);
    }
}
