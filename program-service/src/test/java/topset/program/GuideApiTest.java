package topset.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/**
 * Compares the API with the table of facts of training-rules.md § 15, which this test repeats. The API uses its own
 * words, so a fact holds if each of its key words is in the text.
 */
@RealParts
@Tag("smoke")
class GuideApiTest {
    private static final Gym GYM = Gym.fresh("guide");

    /** A row of the table; each fact is a list of key words separated by commas. */
    private record MethodFact(String method, String structure, String bestFor, String fatigue) {}

    private static final List<MethodFact> METHODS = List.of(
            new MethodFact("TOP_SET_BACKOFF", "one heavy,two or three,lighter", "strength,size", "moderate to high"),
            new MethodFact("STRAIGHT_SETS", "three to five,one load", "hypertrophy", "moderate"),
            new MethodFact("PYRAMID", "load,rises or falls", "warm-up,work sets", "moderate"),
            new MethodFact("CLUSTER", "heavy,short rests,inside", "strength,power", "high"),
            new MethodFact("REST_PAUSE", "one load,brief rests", "hypertrophy,time is short", "high"));

    /** The variants of each training method that a lift can have. */
    private static final Map<String, List<String>> VARIANTS = Map.of(
            "TOP_SET_BACKOFF",
            List.of("SINGLE_TOP", "DOUBLE_TOP", "HEAVY_SINGLE", "RAMPING", "MODERATE_TOP"),
            "STRAIGHT_SETS",
            List.of("STRAIGHT"),
            "PYRAMID",
            List.of("PYRAMID"),
            "CLUSTER",
            List.of("CLUSTER"),
            "REST_PAUSE",
            List.of("REST_PAUSE"));

    /** The lifters for whom a variant is best. The guide says nothing about other variants. */
    private static final Map<String, String> BEST_FOR = Map.of(
            "SINGLE_TOP", "most lifters,main compound lifts",
            "DOUBLE_TOP", "intermediate,strength first",
            "HEAVY_SINGLE", "powerlifters before a competition,advanced lifters",
            "RAMPING", "more warm-up sets,peaking");

    /** The months of training below which a variant leads to a warning. */
    private static final Map<String, Integer> LEVELS = Map.of("DOUBLE_TOP", 12, "HEAVY_SINGLE", 24, "CLUSTER", 24);

    private static final Map<String, String> STRUCTURES = Map.of(
            "ALL_COMPOUNDS", "intermediate,powerbuilding",
            "PRIMARY_ONLY", "high volume,little recovery",
            "HEAVY_VOLUME", "upper/lower splits,daily undulation");

    @Test
    void the_methods_are_compared_by_the_facts_of_the_guide() {
        var comparison = get("/v1/methods");

        assertThat(comparison.getList("items.method"))
                .containsExactlyElementsOf(
                        METHODS.stream().map(MethodFact::method).toList());
        for (int n = 0; n < METHODS.size(); n++) {
            var fact = METHODS.get(n);
            var item = "items[" + n + "].";
            says(comparison.getString(item + "structure"), fact.structure());
            says(comparison.getString(item + "bestFor"), fact.bestFor());
            assertThat(comparison.getString(item + "fatigue")).as(fact.method()).isEqualTo(fact.fatigue());
            assertThat(comparison.getList(item + "variants.variant"))
                    .as(fact.method())
                    .isEqualTo(VARIANTS.get(fact.method()));
        }
    }

    @Test
    void a_variant_says_what_the_guide_says_of_it_and_nothing_else() {
        List<Map<String, Object>> variants = get("/v1/methods").getList("items.variants.flatten()");

        assertThat(variants).hasSizeGreaterThan(BEST_FOR.size());
        for (var variant : variants) {
            var name = String.valueOf(variant.get("variant"));
            var fact = BEST_FOR.get(name);
            if (fact == null) {
                assertThat(variant).as(name).doesNotContainKey("bestFor");
            } else {
                says((String) variant.get("bestFor"), fact);
            }
            assertThat(variant.get("trainingMonths")).as(name).isEqualTo(LEVELS.get(name));
        }
    }

    @Test
    void a_structure_says_what_it_is_best_for_and_a_template_what_the_guide_leaves_open_is_absent() {
        var offer = get("/v1/templates");

        assertThat(offer.getList("structures.structure")).containsExactlyInAnyOrderElementsOf(STRUCTURES.keySet());
        STRUCTURES.forEach((structure, fact) ->
                says(offer.getString("structures.find { it.structure == '" + structure + "' }.bestFor"), fact));
        List<Map<String, Object>> templates = offer.getList("items");
        assertThat(templates).allSatisfy(each -> assertThat(each).doesNotContainKeys("bestFor", "fatigue"));
    }

    @Test
    void the_guide_says_who_it_is_for_who_not_and_which_mistakes_there_are_and_what_catches_each() {
        var guide = get("/v1/guide");

        sayInOrder(
                guide.getList("whoFor.says"),
                "powerbuilders",
                "intermediate,a year or more",
                "short of time",
                "stalled on straight sets");
        sayInOrder(guide.getList("whoNotFor.says"), "first six months", "maximal strength alone", "recover,injury");
        assertThat(guide.getList("whoNotFor.caughtBy.flatten().code"))
                .containsExactly("not-recommended", "strength-only", "not-recommended");
        assertThat(guide.getList("mistakes.says")).isNotEmpty();
        List<List<Map<String, String>>> caught = guide.getList("mistakes.caughtBy");
        assertThat(caught)
                .allSatisfy(each -> assertThat(each)
                        .isNotEmpty()
                        .allSatisfy(by -> assertThat(by).containsOnlyKeys("kind", "code")));
    }

    @Test
    void a_plan_says_how_long_to_rest_after_each_set() {
        var lifter = GYM.lifter("rests").profile();
        Map<String, Object> straight = Map.of(
                "day",
                1,
                "exercise",
                "leg-press",
                "scheme",
                Map.of("variant", "STRAIGHT", "sets", 3, "reps", Map.of("min", 10, "max", 12)),
                "start",
                Map.of("load", 100));
        lifter.program(Midday.today(), List.of(Lifts.lift("ramped", 1, "squat", "RAMPING", "5", "100"), straight));

        var plan = lifter.calls()
                .get(lifter.path() + "/weeks/current")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(plan.getList("lifts[0].ramp.restSeconds")).containsExactly(180, 180);
        assertThat(plan.getInt("lifts[0].top.restSeconds")).isEqualTo(180);
        assertThat(plan.getInt("lifts[0].backoff.restSeconds")).isEqualTo(120);
        assertThat(plan.getInt("lifts[1].straight.restSeconds")).isEqualTo(120);
        List<Map<String, Object>> warmUp = plan.getList("lifts[0].warmUp");
        assertThat(warmUp).isNotEmpty().allSatisfy(each -> assertThat(each).doesNotContainKey("restSeconds"));
    }

    private static JsonPath get(String path) {
        return GYM.analyst().get(path).then().statusCode(200).extract().jsonPath();
    }

    private static void sayInOrder(List<String> texts, String... facts) {
        assertThat(texts).hasSize(facts.length);
        for (int n = 0; n < facts.length; n++) {
            says(texts.get(n), facts[n]);
        }
    }

    private static void says(@Nullable String text, @Nullable String fact) {
        assertThat(fact).isNotNull();
        assertThat(text).contains(Arrays.asList(String.valueOf(fact).split(",")));
    }
}
