package topset.session;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import topset.testsupport.Tokens;

/** Calls the service with real tokens of the local issuer. */
public final class SessionApi {
    private SessionApi() {}

    public static RequestSpecification as(String gym, String role, String subject) {
        return given().auth().oauth2(token(gym + "/" + role + "/" + subject)).contentType(ContentType.JSON);
    }

    /** A real token of {@code gym/role/subject}. */
    public static String token(String clientId) {
        return tokens().of(clientId);
    }

    /** Tokens of the issuer that the running service trusts. */
    public static Tokens tokens() {
        return new Tokens(ConfigProvider.getConfig().getValue("TOPSET_ISSUER", String.class));
    }

    public static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + RestAssured.port + path);
    }

    public static RequestSpecification coach() {
        return as("iron-temple", "coach", "kim");
    }

    /** Returns the id of an athlete that no other test uses. */
    public static String someone() {
        return "lifter-" + UUID.randomUUID();
    }

    /** Starts a session as the coach. */
    public static String session(String athleteId) {
        return coach().body("""
                        {"athleteId":"%s","startedAt":"2026-11-24T17:40:00+01:00","day":1}""".formatted(athleteId))
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("sessionId");
    }

    public static String set(String setId, String load, int reps) {
        return """
               {"setId":"%s","exercise":"bench-press","role":"TOP","load":{"value":%s,"unit":"kg"},"reps":%d,"rpe":8.5,\
               "completedAt":"2026-11-24T18:05:00+01:00","slotId":"d1-bench-press"}""".formatted(setId, load, reps);
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }
}
