package topset.verification.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.testsupport.Json;

class ApiChangesTest {
    private static final String ASKED = "/components/schemas/Asked";
    private static final String SHOWN = "/components/schemas/Answer";
    private static final String CALL = "/paths/sets/post";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/paths/sets                             | null | a path less",
                CALL + "                                 | null | an operation less",
                CALL + "/operationId                     | \"other\" | another method of generated clients",
                CALL + "/responses/200                   | null | a response less",
                CALL + "/parameters                      | [] | a parameter less",
                CALL + "/parameters                      | [{\"name\":\"limit\"},{\"name\":\"gym\",\"required\":true}]"
                        + " | a parameter that must be sent",
                CALL + "/parameters/0/required           | true | a parameter that must be sent now",
                ASKED + "/required                       | [\"setId\",\"reps\"] | a field that must be sent now",
                ASKED + "/properties/reps/type           | \"string\" | another type",
                ASKED + "/properties/reps/maximum        | 50 | a lower limit",
                ASKED + "/properties/reps/minimum        | 1 | a new limit",
                ASKED + "/properties/role/enum           | [\"TOP\"] | fewer values to send",
                ASKED + "/properties/note/pattern        | \"[a-z]*\" | a form that was free before",
                SHOWN + "/properties/week                 | null | a field of an answer less",
                SHOWN + "/properties/week/type            | \"string\" | another type in an answer",
                SHOWN + "/properties/status/enum          | [\"FINAL\"] | fewer values in an answer",
                SHOWN + "/required                        | [] | a field that may be absent now",
                SHOWN + "                                 | null | a schema less",
            })
    void a_change_that_clients_notice_is_a_break(String path, String value, String what) {
        assertThat(changed(path, value).broken()).as(what).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/paths/more                             | {\"get\":{}} | a path more",
                CALL + "/responses/201                   | {} | a response more",
                CALL
                        + "/parameters                      | [{\"name\":\"limit\"},{\"name\":\"cursor\"}] | a parameter more",
                ASKED + "/required                       | [] | a field that may be left out now",
                ASKED + "/properties/rpe                 | {\"type\":\"number\",\"maximum\":10} | a field more to send",
                ASKED + "/properties/reps/maximum        | 200 | a higher limit",
                ASKED + "/properties/role/enum           | [\"TOP\",\"BACKOFF\",\"RAMP\"] | a value more to send",
                SHOWN + "/properties/load                 | {\"type\":\"number\"} | a field more in an answer",
                SHOWN
                        + "/properties/status/enum          | [\"FINAL\",\"PROVISIONAL\",\"OPEN\"] | a value more in an answer",
                SHOWN + "/required                        | [\"week\",\"status\"] | a field that is always there now",
            })
    void an_addition_is_no_break_and_is_to_be_stored(String path, String value, String what) {
        var changes = changed(path, value);
        assertThat(changes.broken()).as(what).isEmpty();
        assertThat(changes.added()).as(what).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/info/description                       | \"better\"",
                ASKED + "/properties/reps/description    | \"better\"",
                SHOWN + "/example                         | {\"week\":2}",
            })
    void better_words_are_no_break_and_are_to_be_stored(String path, String value) {
        var changes = changed(path, value);
        assertThat(changes.broken()).isEmpty();
        assertThat(changes.added()).isEmpty();
        assertThat(changes.reworded()).isNotEmpty();
    }

    @Test
    void an_equal_document_has_no_change_in_any_order() {
        var changes = changed(CALL + "/tags", "[\"Two\",\"One\"]");
        assertThat(changes).isEqualTo(ApiChanges.between(anApi(), anApi()));
        assertThat(changes.broken()).isEmpty();
        assertThat(changes.added()).isEmpty();
        assertThat(changes.reworded()).isEmpty();
    }

    private static JsonNode anApi() {
        return Json.read("""
                {"info":{"description":"words"},
                 "paths":{"sets":{"post":{"operationId":"completeSet","tags":["One","Two"],
                   "parameters":[{"name":"limit"}],
                   "requestBody":{"content":{"json":{"schema":{"$ref":"#/components/schemas/Asked"}}}},
                   "responses":{"200":{"content":{"json":{"schema":{"$ref":"#/components/schemas/Answer"}}}}}}}},
                 "components":{"schemas":{
                   "Asked":{"required":["setId"],"properties":{
                     "setId":{"type":"string"},"note":{"type":"string"},
                     "reps":{"type":"integer","maximum":100,"description":"words"},
                     "role":{"enum":["TOP","BACKOFF"]}}},
                   "Answer":{"required":["week"],"properties":{
                     "week":{"type":"integer"},"status":{"enum":["FINAL","PROVISIONAL"]}}}}}}""");
    }

    private static ApiChanges changed(String path, String value) {
        var after = anApi();
        var slash = path.lastIndexOf('/');
        var parent = (ObjectNode) after.at(path.substring(0, slash));
        var name = path.substring(slash + 1);
        if (value.equals("null")) {
            parent.remove(name);
        } else {
            parent.set(name, Json.read(value));
        }
        return ApiChanges.between(anApi(), after);
    }
}
