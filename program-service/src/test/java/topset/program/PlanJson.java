package topset.program;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import topset.testsupport.Json;

/** Reads plans and other answers, with exact numbers. */
public final class PlanJson {
    private PlanJson() {}

    /** Returns the body of a successful call. */
    public static JsonNode of(Response response) {
        return Json.read(response.then().statusCode(200).extract().asString());
    }

    /** Returns the slot's lift in a plan, or in {@code today}. */
    public static JsonNode lift(JsonNode plan, String slotId) {
        return plan.path("lifts")
                .valueStream()
                .filter(lift -> lift.path("slotId").asText().equals(slotId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no slot " + slotId + " in " + plan));
    }

    /** Returns the number at a path, for example {@code /top/load}. */
    public static BigDecimal number(JsonNode json, String path) {
        var number = json.at(path);
        if (!number.isNumber()) {
            throw new AssertionError("no number at " + path + " of " + json);
        }
        return number.decimalValue();
    }

    public static List<String> rules(JsonNode lift) {
        return lift.path("why").findValuesAsText("rule");
    }

    public static List<String> flags(JsonNode flagged) {
        return flagged.path("flags").findValuesAsText("code");
    }
}
