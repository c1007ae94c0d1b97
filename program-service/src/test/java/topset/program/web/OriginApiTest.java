package topset.program.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import topset.edge.webhooks.WebhookType;
import topset.program.RealParts;

/** The document of the common address, as {@link OriginApi} makes it and as the service answers with it. */
@RealParts
class OriginApiTest {
    private static final ObjectNode SESSION = OriginApi.stored("session-service");
    private static final ObjectNode PROGRAM = OriginApi.stored("program-service");
    private static final ObjectNode API =
            OriginApi.of(SESSION.deepCopy(), PROGRAM.deepCopy(), "https://issuer.example/topset");

    @Test
    void each_operation_of_both_services_has_an_id_of_its_own() {
        var ids = operations(API)
                .map(operation -> operation.path("operationId").asText())
                .toList();
        assertThat(ids)
                .hasSize(
                        (int) (operations(SESSION).count() + operations(PROGRAM).count()))
                .doesNotHaveDuplicates()
                .contains("audit", "sessionAudit", "startSession", "startProgram");
    }

    @Test
    void the_paths_of_the_session_service_begin_with_session() {
        var paths = API.path("paths");
        assertThat(paths.has("/session/v1/sessions")).isTrue();
        assertThat(paths.has("/v1/programs")).isTrue();
        assertThat(paths.has("/v1/sessions")).isFalse();
        assertThat(API.at("/servers/0/url").asText()).isEqualTo("/");
    }

    @Test
    void each_reference_leads_to_a_part_of_the_document() {
        assertThat(API.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(API.at(reference.substring(1)).isObject()).isTrue());
    }

    @Test
    void each_operation_says_how_it_is_refused_while_a_service_is_busy() {
        assertThat(operations(API)).allSatisfy(operation -> {
            for (var status : List.of("429", "503")) {
                var response = operation.at("/responses/" + status + "/$ref").asText();
                assertThat(API.at(response.substring(1))
                                .at("/headers/Retry-After")
                                .isObject())
                        .isTrue();
            }
        });
    }

    @Test
    void headers_with_a_revision_an_address_and_the_rate_are_described() {
        assertThat(API.at("/paths/~1session~1v1~1sessions/post/responses/201/headers")
                        .properties())
                .extracting(header -> header.getKey())
                .containsExactlyInAnyOrder("Location", "RateLimit", "RateLimit-Policy");
        assertThat(API.at("/paths/~1v1~1gym/get/responses/200/headers").has("ETag"))
                .isTrue();
    }

    @Test
    void tokens_come_from_the_issuer_and_messages_go_to_webhooks() {
        var scheme = API.at("/components/securitySchemes/SecurityScheme");
        assertThat(scheme.path("type").asText()).isEqualTo("openIdConnect");
        assertThat(scheme.path("openIdConnectUrl").asText())
                .isEqualTo("https://issuer.example/topset/.well-known/openid-configuration");
        assertThat(API.path("webhooks").properties())
                .extracting(webhook -> webhook.getKey())
                .containsExactlyElementsOf(
                        Stream.of(WebhookType.values()).map(WebhookType::word).toList());
    }

    @Test
    void everyone_can_read_the_document_with_the_issuer_of_this_installation() {
        given().get("/openapi.json")
                .then()
                .statusCode(200)
                .body("openapi", equalTo("3.1.0"))
                .body(
                        "components.securitySchemes.SecurityScheme.openIdConnectUrl",
                        startsWith(ConfigProvider.getConfig().getValue("TOPSET_ISSUER", String.class)));
    }

    private static Stream<JsonNode> operations(JsonNode api) {
        return api.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }
}
