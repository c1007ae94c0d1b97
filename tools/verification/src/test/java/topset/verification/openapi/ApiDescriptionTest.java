package topset.verification.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.verification.openapi.StoredApi.Operation;

/** Tests that the stored OpenAPI documents have a description, a name and an example for everything that needs one. */
class ApiDescriptionTest {

    @ParameterizedTest
    @EnumSource
    void every_property_is_described(StoredApi stored) {
        var missing = new ArrayList<String>();
        schemas(stored.stored())
                .forEach(schema -> schema.getValue().path("properties").properties().stream()
                        .filter(property ->
                                property.getValue().path("description").asText().isBlank())
                        .forEach(property -> missing.add(schema.getKey() + "." + property.getKey())));
        assertThat(missing).as("openapi-texts.properties describes them").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_parameter_is_described(StoredApi stored) {
        var missing = new ArrayList<String>();
        StoredApi.operations(stored.stored())
                .forEach(operation -> operation
                        .node()
                        .path("parameters")
                        .valueStream()
                        .filter(parameter ->
                                parameter.path("description").asText().isBlank())
                        .forEach(parameter -> missing.add(
                                operation.id() + "?" + parameter.path("name").asText())));
        assertThat(missing).as("openapi-texts.properties describes them").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_operation_has_an_id_of_its_own_and_a_summary(StoredApi stored) {
        var operations = StoredApi.operations(stored.stored());
        assertThat(operations)
                .allSatisfy(operation ->
                        assertThat(operation.id()).as(operation.call()).isNotBlank())
                .allSatisfy(
                        operation -> assertThat(operation.node().path("summary").asText())
                                .as(operation.call())
                                .isNotBlank());
        assertThat(operations).extracting(Operation::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void every_operation_has_an_example_that_its_schema_allows(StoredApi stored) {
        var api = stored.stored();
        assertThat(StoredApi.operations(api)).isNotEmpty().allSatisfy(operation -> {
            var content = operation.content();
            assertThat(content.has("schema"))
                    .as(operation.id() + " has a schema")
                    .isTrue();
            assertThat(content.has("example"))
                    .as(operation.id() + " has an example")
                    .isTrue();
            assertThat(Conformance.faults(api, content.path("schema"), content.path("example")))
                    .as(operation.id())
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_is_a_problem(StoredApi stored) {
        assertThat(StoredApi.operations(stored.stored()))
                .allSatisfy(operation -> operation
                        .node()
                        .path("responses")
                        .properties()
                        .forEach(response -> {
                            if (!response.getKey().startsWith("2")) {
                                assertThat(response.getValue()
                                                .at("/content/application~1problem+json/schema/$ref")
                                                .asText())
                                        .as(operation.id() + " " + response.getKey())
                                        .endsWith("/Problem");
                            }
                        }));
    }

    /**
     * If two classes have the same simple name, SmallRye numbers their schemas in the order in which it finds the
     * classes.
     */
    @ParameterizedTest
    @EnumSource
    void no_schema_is_numbered(StoredApi stored) {
        assertThat(schemas(stored.stored()))
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(schema.getKey()).doesNotContainPattern("[0-9]$"));
    }

    @ParameterizedTest
    @EnumSource
    void the_first_words_name_the_other_service_the_token_and_at_least(StoredApi stored) {
        var words = stored.stored().at("/info/description").asText();
        var other = stored == StoredApi.SESSION_SERVICE ? "http://localhost:8082" : "http://localhost:8081";
        assertThat(words).contains(other + "/q/swagger-ui", "./topset token", "`atLeast`", "`sequence`");
    }

    private static List<Map.Entry<String, JsonNode>> schemas(JsonNode api) {
        return List.copyOf(api.at("/components/schemas").properties());
    }
}
