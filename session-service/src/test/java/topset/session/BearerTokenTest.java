package topset.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.testsupport.Tokens;

/** Tests the answer to a rejected token (RFC 6750). */
@RealSessionService
class BearerTokenTest {
    private static final String COACH = "iron-temple/coach/kim";

    @Test
    void a_request_without_a_token_gets_no_error_code() {
        for (var request :
                new RequestSpecification[] {given(), given().header("Authorization", "Basic a2ltOmtpbQ==")}) {
            isUnauthenticated(request)
                    .body(
                            "detail",
                            equalTo("The request has no bearer token: send it as Authorization: Bearer <token>"))
                    .header("WWW-Authenticate", "Bearer realm=\"topset\"");
        }
    }

    @Test
    void an_expired_token_has_its_own_reason() {
        isNotAccepted(
                SessionApi.tokens().fresh(COACH, Map.of("expires_in", "-60")),
                "The token has expired (exp): get a new one from the issuer");
    }

    @Test
    void a_token_for_another_audience_has_its_own_reason() {
        isNotAccepted(
                SessionApi.tokens().fresh(COACH, Map.of("audience", "someone-else")),
                "The token is for another audience (aud): it must be for topset");
    }

    @Test
    void all_that_is_wrong_with_a_token_is_said() {
        isNotAccepted(
                SessionApi.tokens().fresh(COACH, Map.of("audience", "someone-else", "expires_in", "-60")),
                "The token is for another audience (aud): it must be for topset."
                        + " The token has expired (exp): get a new one from the issuer");
    }

    @Test
    void a_token_that_was_changed_has_no_signature_of_the_issuer() {
        var token = SessionApi.token(COACH);
        var signature = token.lastIndexOf('.') + 1;
        var changed = token.substring(0, signature)
                + (token.charAt(signature) == 'A' ? 'B' : 'A')
                + token.substring(signature + 1);
        isNotAccepted(changed, "The token's signature is not the issuer's");
    }

    @Test
    void a_token_of_another_issuer_is_signed_with_a_key_that_this_one_does_not_have() {
        var token = new Tokens(SessionApi.tokens().issuer().replaceFirst("/topset$", "/another"))
                .fresh(COACH, Map.of("scope", "topset"));
        isNotAccepted(token, "The token is signed with a key that the issuer does not have");
    }

    @Test
    void a_token_signed_with_a_shared_secret_is_signed_with_a_key_that_the_issuer_does_not_have() {
        isNotAccepted(
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJraW0ifQ.c2lnbmVk",
                "The token is signed with a key that the issuer does not have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJraW0iLCJnIjoxfQ."})
    void a_text_that_is_no_signed_token_has_its_own_reason(String token) {
        isNotAccepted(token, "The token is not a signed JWT of the issuer");
    }

    private static void isNotAccepted(String token, String why) {
        isUnauthenticated(given().header("Authorization", "Bearer " + token))
                .body("detail", equalTo(why))
                .header(
                        "WWW-Authenticate",
                        "Bearer realm=\"topset\", error=\"invalid_token\", error_description=\"" + why + "\"");
    }

    private static ValidatableResponse isUnauthenticated(RequestSpecification request) {
        return request.get("/v1/athletes/lifter-1/sessions")
                .then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(401))
                .body("title", equalTo("A valid bearer token is required"));
    }
}
