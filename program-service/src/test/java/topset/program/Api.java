package topset.program;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Violation;
import topset.testsupport.Tokens;

/** Calls the running service with real tokens of the local issuer. */
public final class Api {
    private Api() {}

    public static RequestSpecification as(String gym, String role, String subject) {
        return given().auth().oauth2(token(gym, role, subject)).contentType(ContentType.JSON);
    }

    public static RequestSpecification operator() {
        return as("-", "operator", "ops");
    }

    /** Returns a bearer token of the issuer that the running service trusts. */
    public static String token(String gym, String role, String subject) {
        var issuer = ConfigProvider.getConfig().getValue("TOPSET_ISSUER", String.class);
        return new Tokens(issuer).of(gym, role, subject);
    }

    public static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + RestAssured.port + path);
    }

    /** Asserts that the answer is a problem with this status. */
    public static ValidatableResponse problem(int status, ValidatableResponse answer) {
        return answer.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(status));
    }

    /**
     * Asserts that the answer is a problem with this status and names the field. Null stands for the body as a whole.
     */
    public static void problem(int status, @Nullable String field, ValidatableResponse answer) {
        var named = problem(status, answer).extract().jsonPath().getList("violations.field", String.class);
        if (field != null) {
            assertThat(named).contains(field);
        }
    }

    public static List<Violation> violations(ValidatableResponse answer) {
        return problem(422, answer).extract().jsonPath().getList("violations", Violation.class);
    }
}
