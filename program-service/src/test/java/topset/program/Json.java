package topset.program;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;

/** Answers as a client reads them, numbers exactly. */
public final class Json {
    private Json() {}

    /** The body of a call that succeeds. */
    public static JsonNode of(Response response) {
        return topset.testsupport.Json.read(
                response.then().statusCode(200).extract().asString());
    }

    /** The slot's lift in a plan, or in {@code today}. */
    public static JsonNode lift(JsonNode plan, String slotId) {
        return plan.path("lifts")
                .valueStream()
                .filter(lift -> lift.path("slotId").asText().equals(slotId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no slot " + slotId + " in " + plan));
    }

    /** The number at a path, as in {@code /top/load}. */
    public static BigDecimal number(JsonNode json, String path) {
        var number = json.at(path);
        if (!number.isNumber()) {
            throw new AssertionError("no number at " + path + " of " + json);
        }
        return number.decimalValue();
    }

    /** Ids of the rules that made a lift. */
    public static List<String> rules(JsonNode lift) {
        return lift.path("why").findValuesAsText("rule");
    }

    /** Codes of the flags of a lift or a plan. */
    public static List<String> flags(JsonNode flagged) {
        return flagged.path("flags").findValuesAsText("code");
    }
}
