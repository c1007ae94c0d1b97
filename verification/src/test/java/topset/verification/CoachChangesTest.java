package topset.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.TOP;
import static topset.verification.Lifts.BENCH;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a coach chooses and changes: templates, structures, starts, overrides, changed lifts, pauses, the end. */
@SuppressWarnings("NullAway.Init")
@Tag("system")
class CoachChangesTest {
    private static final Gym GYM = Gym.fresh("coach-changes");
    private static final Service COACH = GYM.coach().programs();
    private Lifter lifter;

    @BeforeEach
    void a_lifter(TestInfo test) {
        lifter = GYM.lifter(Integer.toHexString(test.getDisplayName().hashCode()))
                .profile(Midday.ZONE);
    }

    @Test
    void the_catalogue_offers_methods_variants_templates_structures_and_exercises() {
        var analyst = GYM.as("analyst", "ada").programs();

        var methods = analyst.get("/v1/methods").expect(200).json();
        assertThat(methods.path("items").findValuesAsText("method"))
                .containsExactly("LINEAR", "RPE", "WAVE", "DOUBLE_PROGRESSION");
        assertThat(methods.path("variants").findValuesAsText("variant"))
                .containsExactly("SINGLE_TOP", "DOUBLE_TOP", "HEAVY_SINGLE", "RAMPING", "MODERATE_TOP", "STRAIGHT");
        for (var each : List.of(methods.path("items"), methods.path("variants"))) {
            assertThat(each.findValuesAsText("bestFor")).hasSize(each.size()).doesNotContain("");
            assertThat(each.findValuesAsText("fatigue")).hasSize(each.size()).doesNotContain("");
        }

        var templates = analyst.get("/v1/templates").expect(200).json();
        assertThat(templates.path("items").findValuesAsText("id")).containsExactly("push-day", "leg-day", "full-upper");
        assertThat(templates.path("structures").findValuesAsText("structure"))
                .containsExactly("ALL_COMPOUNDS", "PRIMARY_ONLY", "HEAVY_VOLUME");

        var exercises = analyst.get("/v1/exercises").expect(200).json().path("items");
        assertThat(exercises.size()).isGreaterThanOrEqualTo(60);
        for (var exercise : exercises) {
            for (var field : List.of("id", "name", "suitability", "equipment", "loadMode", "increment", "muscles")) {
                assertThat(exercise.hasNonNull(field))
                        .as(field + " of " + exercise)
                        .isTrue();
            }
        }
    }

    /** A template's lifts with the starts that the athlete brings; the same again is the same program. */
    @ParameterizedTest
    @CsvSource({
        "push-day, PRIMARY_ONLY, bench-press SINGLE_TOP, 5",
        "leg-day, ALL_COMPOUNDS, squat SINGLE_TOP, 5",
        "full-upper, ALL_COMPOUNDS, overhead-press SINGLE_TOP, 5"
    })
    void a_template_of_the_guide_becomes_a_program(String template, String structure, String first, int lifts) {
        COACH.put(
                        lifter.athletePath(),
                        Map.of(
                                "timeZone",
                                Midday.ZONE.getId(),
                                "unit",
                                "kg",
                                "bodyweight",
                                Map.of("value", 80, "unit", "kg", "measuredAt", "2026-01-01")))
                .expect(200);
        var starts = new ArrayList<Map<String, Object>>();
        for (var offered : COACH.get("/v1/templates").json().path("items")) {
            if (offered.path("id").asText().equals(template)) {
                offered.path("lifts")
                        .forEach(lift -> starts.add(
                                Map.of("exercise", lift.path("exercise").asText(), "start", Map.of("load", 40))));
            }
        }
        Map<String, Object> program = Map.of(
                "programId",
                UUID.randomUUID(),
                "athleteId",
                lifter.id(),
                "startsOn",
                Midday.today().toString(),
                "template",
                template,
                "structure",
                structure,
                "lifts",
                starts);

        var started = COACH.post("/v1/programs", program).expect(201).json();

        assertThat(started.path("template").asText()).isEqualTo(template);
        assertThat(started.path("structure").asText()).isEqualTo(structure);
        assertThat(started.path("lifts")).hasSize(lifts);
        var firstLift = started.path("lifts").get(0);
        assertThat(firstLift.path("exercise").asText() + " "
                        + firstLift.path("scheme").path("variant").asText())
                .isEqualTo(first);
        assertThat(COACH.post("/v1/programs", program).expect(200).json()).isEqualTo(started);
        assertThat(COACH.get("/v1/programs/" + started.path("programId").asText())
                        .expect(200)
                        .json())
                .isEqualTo(started);
        assertThat(lifter.plan(1, 0).lifts()).hasSize(lifts);
    }

    @Test
    void heavy_and_volume_days_are_two_slots_with_histories_of_their_own() {
        var bench = Map.of("exercise", "bench-press", "start", Map.of("load", 100));
        var heavy = with(bench, "day", 1);
        var volume = with(bench, "day", 4);
        var started = COACH.post(
                        "/v1/programs",
                        Map.of(
                                "athleteId", lifter.id(),
                                "startsOn", Midday.today().toString(),
                                "structure", "HEAVY_VOLUME",
                                "lifts", List.of(heavy, volume)))
                .expect(201)
                .json();
        assertThat(started.path("lifts").findValuesAsText("variant")).containsExactly("SINGLE_TOP", "MODERATE_TOP");
        assertThat(started.path("lifts").findValuesAsText("backoffSets")).containsExactly("2", "3");

        var set =
                lifter.train(Midday.minutesAgo(60), 4).log(LoggedSet.bench(TOP, "100", 7, "8", Midday.minutesAgo(50)));

        var plan = lifter.plan(2, set);
        assertThat(plan.lift("d4-bench-press").theTop().load()).isEqualByComparingTo("102.5");
        assertThat(plan.lift("d1-bench-press").rules()).containsExactly("not-yet-trained");
    }

    @Test
    void a_lift_may_start_from_a_one_rep_max_a_recent_set_or_the_training_before() {
        var monthAgo = Midday.today().minusWeeks(4);
        lifter.program(monthAgo, Lifts.bench());
        var began = Midday.at(monthAgo, "12:00");
        lifter.train(began, 1).log(LoggedSet.bench(TOP, "120", 4, "8.5", began.plusMinutes(10)));
        var set = lifter.train(began.plusHours(2), 1).log(LoggedSet.bench(BACKOFF, "100", 8, "8", began.plusHours(3)));
        lifter.plan(2, set);

        // e1RM 120 / 0.85 = 141.176; a heavy single at RPE 9 is 95.5 % of it, a top set of 4 at 8.5 is 85 %
        assertThat(firstLoad("HEAVY_SINGLE", "{\"fromHistory\":true}")).isEqualByComparingTo("134.824");
        assertThat(firstLoad("SINGLE_TOP", "{\"oneRepMax\":150}")).isEqualByComparingTo("127.5");
        assertThat(firstLoad("SINGLE_TOP", "{\"recentSet\":{\"load\":100,\"reps\":8,\"rpe\":8}}"))
                .isEqualByComparingTo("115.02");
    }

    private BigDecimal firstLoad(String variant, String start) {
        var lift = Map.of(
                "day", 1, "exercise", "bench-press", "scheme", Map.of("variant", variant), "start", Json.read(start));
        lifter.program(Midday.today(), List.of(lift));
        return lifter.plan(1, 0).lift(BENCH).theTop().exactLoad();
    }

    @Test
    void an_override_holds_for_its_week_within_the_bounds_and_can_be_taken_back() {
        var id = lifter.program(Midday.today(), Lifts.bench());
        var path = "/v1/programs/" + id + "/lifts/" + BENCH + "/overrides/2";
        var before = lifter.plan(2, 0).lift(BENCH);

        refused(
                COACH.put(path, Map.of("reps", 6, "backoffReduction", 30, "backoffSets", 5, "reason", "a test")),
                Map.of(
                        "reps", "top-reps: 6 is not within 3..5",
                        "backoffReduction", "reduction-bounds: 30 is not within 10..25",
                        "backoffSets", "too-many-backoff-sets: 5 is not within 2..3"));
        refused(
                COACH.put(path, Map.of("load", 1001, "reason", "a test")),
                Map.of("load", "override: 1001 is not within 0.001..1000"));
        refused(
                COACH.put(path, Map.of("reason", "a test")),
                Map.of("body", "override: one of load, reps, backoffReduction and backoffSets is needed"));
        assertThat(lifter.plan(2, 0).lift(BENCH)).isEqualTo(before);

        COACH.put(path, Map.of("load", 101, "reps", 3, "backoffReduction", 20, "reason", "shoulder"))
                .expect(200);
        var overridden = lifter.plan(2, 0).lift(BENCH);
        assertThat(overridden.theTop().exactLoad()).isEqualByComparingTo("101");
        assertThat(overridden.theTop().load()).isEqualByComparingTo("100");
        assertThat(overridden.theTop().reps()).isEqualTo(3);
        assertThat(overridden.theBackoff().exactLoad()).isEqualByComparingTo("80");
        assertThat(overridden.rules()).contains("override");

        COACH.put(path, Map.of("reps", 1, "reason", "a meet", "force", Map.of("reason", "peaking")))
                .expect(200);
        assertThat(lifter.plan(2, 0).lift(BENCH).theTop().reps()).isEqualTo(1);

        COACH.delete(path).expect(200);
        COACH.delete(path).expect(200);
        var after = lifter.plan(2, 0).lift(BENCH);
        assertThat(after.top()).isEqualTo(before.top());
        assertThat(after.backoff()).isEqualTo(before.backoff());
        assertThat(after.why()).isEqualTo(before.why());
    }

    @Test
    void a_lift_changed_from_next_week_on_carries_its_load_or_starts_anew() {
        var id = lifter.program(Midday.today(), Lifts.bench());
        var path = "/v1/programs/" + id + "/lifts/" + BENCH;

        COACH.put(
                        path,
                        Map.of(
                                "scheme", Map.of("variant", "SINGLE_TOP"),
                                "progression", Map.of("method", "RPE")))
                .expect(200);
        assertThat(lifter.plan(1, 0).lift(BENCH).rules()).containsExactly("first-week");
        var next = lifter.plan(2, 0).lift(BENCH);
        assertThat(next.rules()).containsExactly("not-yet-trained", "lift-changed");
        assertThat(next.theTop().load()).isEqualByComparingTo("120");

        Map<String, Object> press = Map.of("exercise", "overhead-press", "scheme", Map.of("variant", "MODERATE_TOP"));
        refused(COACH.put(path, press), Map.of("start", "lift-changed: another exercise or unit needs a start"));
        refused(
                COACH.put(
                        path,
                        Map.of(
                                "exercise",
                                "leg-press",
                                "scheme",
                                Map.of("variant", "SINGLE_TOP"),
                                "start",
                                Map.of("load", 100))),
                Map.of(
                        "exercise",
                        "unsuited-exercise: leg-press is not for heavy top sets; only a coach's reason allows it"));
        COACH.put(path, with(press, "start", Map.of("load", 60))).expect(200);
        var changed = lifter.plan(2, 0).lift(BENCH);
        assertThat(changed.exercise()).isEqualTo("overhead-press");
        assertThat(changed.theTop().load()).isEqualByComparingTo("60");
        assertThat(changed.theTop().reps()).isEqualTo(7);

        assertThat(COACH.put("/v1/programs/" + id + "/lifts/d9-nothing", press).status())
                .isEqualTo(404);
        assertThat(lifter.programs().put(path, press).status()).isEqualTo(403);
    }

    @Test
    void a_pause_repeats_the_plan_and_after_the_end_nothing_is_changed() {
        var startsOn = Midday.today().minusWeeks(2);
        var id = lifter.program(startsOn, Lifts.bench());
        assertThat(lifter.plan(3, 0).lift(BENCH).rules()).containsExactly("layoff.reduce");
        var program = "/v1/programs/" + id;

        COACH.post(program + "/pause", Map.of("from", startsOn.toString(), "reason", "on the coast"))
                .expect(200);
        assertThat(lifter.plan(3, 0).lift(BENCH).rules()).containsExactly("pause");
        assertThat(lifter.plan(3, 0).lift(BENCH).theTop().load()).isEqualByComparingTo("120");
        COACH.post(program + "/resume", Map.of()).expect(200);
        assertThat(COACH.get(program).json().path("pauses").get(0).path("to").asText())
                .isEqualTo(Midday.today().minusDays(1).toString());

        COACH.post(program + "/end", Map.of()).expect(200);
        assertThat(COACH.get(program).json().path("endsOn").asText())
                .isEqualTo(Midday.today().toString());
        assertThat(lifter.programs()
                        .get(lifter.athletePath() + "/weeks/current")
                        .status())
                .isEqualTo(404);
        assertThat(COACH.post(program + "/pause", Map.of("from", startsOn.toString(), "reason", "too late"))
                        .status())
                .isEqualTo(409);

        lifter.program(Midday.today(), Lifts.bench());
        assertThat(lifter.plan("current", 0).lift(BENCH).rules()).containsExactly("first-week");
    }

    @Test
    void what_if_asks_the_rules_and_changes_nothing() {
        lifter.program(Midday.today(), Lifts.bench());
        var set =
                lifter.train(Midday.minutesAgo(60), 1).log(LoggedSet.bench(TOP, "120", 2, "10", Midday.minutesAgo(50)));
        var before = lifter.plan(2, set);
        var path = lifter.athletePath() + "/simulations";
        var hit = """
            {"slotId":"d1-bench-press","weeks":[
             {"sets":[{"role":"TOP","load":{"value":120,"unit":"kg"},"reps":4,"rpe":8.5}]},{"sets":[]}]}\
            """;

        var answer =
                lifter.programs().send("POST", path, hit, Map.of()).expect(200).json();

        assertThat(answer.path("weeks")).hasSize(2);
        var next = answer.path("weeks").get(0);
        assertThat(next.path("week").asInt()).isEqualTo(2);
        assertThat(next.path("outcome").asText()).isEqualTo("HIT");
        assertThat(next.path("lift").path("top").path("load").decimalValue()).isEqualByComparingTo("122.5");
        assertThat(answer.path("weeks").get(1).path("outcome").asText()).isEqualTo("NOT_TRAINED");
        assertThat(lifter.plan(2, set).lifts()).isEqualTo(before.lifts());

        assertThat(COACH.send("POST", path, hit, Map.of()).status()).isEqualTo(200);
        assertThat(GYM.as("platform", "till")
                        .programs()
                        .send("POST", path, hit, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(GYM.as("analyst", "ada")
                        .programs()
                        .send("POST", path, hit, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(GYM.lifter("stranger")
                        .programs()
                        .send("POST", path, "nonsense", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(new Service(GYM.pair().programs(), null)
                        .send("POST", path, hit, Map.of())
                        .status())
                .isEqualTo(401);
        refused(
                COACH.send("POST", path, hit.replace("d1-bench-press", "d1-squat"), Map.of()),
                Map.of("slotId", "slot: d1-squat is none of [d1-bench-press]"));
        refused(
                COACH.send("POST", path, hit.replace("\"reps\":4", "\"reps\":101"), Map.of()),
                Map.of("weeks[0].sets[0].reps", "reps-range: 101 is not within 0..100"));
        for (var malformed : List.of(
                hit.replace("\"reps\":4", "\"reps\":\"4\""),
                hit.replace("\"reps\":4", "\"reps\":4.5"),
                hit.replace("\"reps\":4", "\"reps\":4,\"rpee\":8"),
                hit.replace("\"role\":\"TOP\",", ""),
                "{}",
                "nonsense")) {
            assertThat(COACH.send("POST", path, malformed, Map.of()).status())
                    .as(malformed)
                    .isEqualTo(400);
        }
    }

    private static Map<String, Object> with(Map<String, Object> lift, String name, Object value) {
        var more = new java.util.HashMap<>(lift);
        more.put(name, value);
        return more;
    }

    /** Exactly these fields are refused, each by rule and message. */
    private static void refused(Answer answer, Map<String, String> violations) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        var said = new java.util.TreeMap<String, String>();
        for (JsonNode violation : answer.json().path("violations")) {
            said.put(
                    violation.path("field").asText(),
                    violation.path("rule").asText() + ": "
                            + violation.path("message").asText());
        }
        assertThat(said).isEqualTo(violations);
    }
}
