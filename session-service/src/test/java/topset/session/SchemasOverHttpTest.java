package topset.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.EventType;

@RealSessionService
class SchemasOverHttpTest {
    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\": \"(schema/[^\"]+)\"");

    @ParameterizedTest
    @EnumSource
    void the_schema_of_every_event_is_served_without_a_token(EventType type) {
        given().get("/schemas" + type.schemaResource())
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"));
    }

    @Test
    void the_asyncapi_document_is_served_and_its_references_lead_to_served_schemas() {
        String document = given().get("/schemas/asyncapi.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> references = REFERENCE
                .matcher(document)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(references).hasSizeGreaterThan(EventType.values().length);
        for (String reference : references) {
            given().get("/schemas/" + reference).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/schemas", "/schemas/schema", "/schemas/exercises.json", "/schemas/..%2Fapplication.properties"
            })
    void nothing_else_is_served_there(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }
}
