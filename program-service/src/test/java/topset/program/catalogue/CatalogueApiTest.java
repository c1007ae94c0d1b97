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
    void methods_and_variants_are_compared() {
        var comparison = GYM.analyst()
                .get("/v1/methods")
                .then()
                .statusCode(200)
                .body("items.method", contains("LINEAR", "RPE", "WAVE", "DOUBLE_PROGRESSION"))
                .body(
                        "variants.variant",
                        contains("SINGLE_TOP", "DOUBLE_TOP", "HEAVY_SINGLE", "RAMPING", "MODERATE_TOP", "STRAIGHT"));
        for (var column : new String[] {"items.bestFor", "items.fatigue", "variants.bestFor", "variants.fatigue"}) {
            comparison.body(column, everyItem(not(emptyOrNullString())));
        }
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
