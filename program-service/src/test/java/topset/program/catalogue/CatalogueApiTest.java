package topset.program.catalogue;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.program.Gym;
import topset.program.RealParts;

@RealParts
@Tag("smoke")
class CatalogueApiTest {
    private static final Gym GYM = Gym.fresh("catalogue");

    @Test
    void progressions_are_listed_with_their_variants_and_rules() {
        GYM.analyst()
                .get("/v1/progressions")
                .then()
                .statusCode(200)
                .body("items.method", contains("LINEAR", "RPE", "WAVE", "DOUBLE_PROGRESSION"))
                .body("items.says", everyItem(not(emptyOrNullString())))
                .body("items[2].variants", contains("SINGLE_TOP", "DOUBLE_TOP"))
                .body("items[0].rules", contains("linear.hit", "linear.repeat", "linear.reset"));
    }

    @Test
    void templates_and_structures_are_offered() {
        GYM.lifter("lena")
                .calls()
                .get("/v1/templates")
                .then()
                .statusCode(200)
                .body("items.id", contains("push-day", "leg-day", "full-upper"))
                .body("structures.structure", contains("ALL_COMPOUNDS", "PRIMARY_ONLY", "HEAVY_VOLUME"));
    }

    @Test
    void every_exercise_says_what_it_is_for_and_how_it_is_loaded() {
        GYM.as("platform", "till")
                .get("/v1/exercises")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThanOrEqualTo(60))
                .body("items.id", hasItem("bench-press"))
                .body(
                        "items",
                        everyItem(allOf(
                                has("id"),
                                has("name"),
                                has("suitability"),
                                has("equipment"),
                                has("loadMode"),
                                has("increment"),
                                has("muscles"),
                                has("pattern"))))
                .body("items.findAll { it.aliases == null || it.aliases.isEmpty() }.id", is(empty()))
                .body("items.find { it.id == 'squat' }.aliases", hasItem("Kniebeuge (Langhantel)"))
                .body("items.find { it.id == 'front-squat' }.ratios.squat.ratio", is(0.785f))
                .body("items.find { it.id == 'front-squat' }.ratios.squat.source", containsString("Gullett"));
    }

    @Test
    void one_exercise_is_read_with_its_aliases() {
        GYM.analyst()
                .get("/v1/exercises/bench-press")
                .then()
                .statusCode(200)
                .body("aliases", hasItem("Barbell Bench Press"));
    }

    @Test
    void the_alternatives_of_an_exercise_come_with_their_ratio_or_none() {
        GYM.lifter("lena")
                .calls()
                .get("/v1/exercises/squat/alternatives")
                .then()
                .statusCode(200)
                .body("exercise", is("squat"))
                .body(
                        "items.id",
                        contains(
                                "box-squat",
                                "front-squat",
                                "pause-squat",
                                "safety-bar-squat",
                                "zercher-squat",
                                "goblet-squat",
                                "hack-squat",
                                "leg-press",
                                "smith-machine-squat"))
                .body("items[0]", not(anyOf(has("ratio"), has("source"))))
                .body("items[1].ratio", is(0.785f))
                .body("items[1].source", containsString("Gullett"))
                .body("items[1].suitability", is("GOOD"))
                .body("items[1].equipment", is("BARBELL"));
        GYM.analyst()
                .get("/v1/exercises/front-squat/alternatives")
                .then()
                .statusCode(200)
                // 1 / 0.785 = 1.274
                .body("items.find { it.id == 'squat' }.ratio", is(1.274f))
                .body("items.find { it.id == 'squat' }.source", containsString("Gullett"));
        GYM.coach()
                .get("/v1/exercises/farmers-carry/alternatives")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"front-sqaut", "SQUAT", "%00", "../squat", "%2e%2e"})
    void what_is_no_exercise_has_no_alternatives(String id) {
        GYM.coach()
                .urlEncodingEnabled(false)
                .get("/v1/exercises/" + id + "/alternatives")
                .then()
                .statusCode(404);
    }

    private static Matcher<Map<? extends String, ?>> has(String field) {
        return hasKey(field);
    }
}
