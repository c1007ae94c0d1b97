package topset.program.catalogue;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import topset.program.Gym;
import topset.program.RealParts;

@RealParts
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
                                has("muscles"))));
    }

    private static Matcher<Map<? extends String, ?>> has(String field) {
        return hasKey(field);
    }
}
