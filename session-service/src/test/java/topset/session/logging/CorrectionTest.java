package topset.session.logging;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static topset.session.Api.coach;
import static topset.session.Api.newId;
import static topset.session.Api.session;
import static topset.session.Api.set;
import static topset.session.Api.someone;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.session.RealParts;

@RealParts
class CorrectionTest {
    private String sessionId = "";
    private String setId = "";

    @BeforeEach
    void aSetIsLogged() {
        sessionId = session(someone());
        setId = newId();
        coach().body(set(setId, "120", 4))
                .post("/v1/sessions/{id}/sets", sessionId)
                .then()
                .statusCode(201);
    }

    @Test
    void aCorrectionReplacesTheSetWholeWithANewRevision() {
        correct(set(setId, "122.5", 3).replace(",\"rpe\":8.5", ""), null)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("revision", equalTo(2))
                .body("sequence", equalTo(3));
        coach().get("/v1/sessions/{id}", sessionId)
                .then()
                .body("sets[0].load.value", equalTo(122.5f))
                .body("sets[0].rpe", equalTo(null))
                .body("sets[0].revision", equalTo(2));
    }

    @Test
    void aCorrectionOfTheNamedRevisionIsTakenAndAStaleOneIsNot() {
        correct(set(setId, "122.5", 3), "\"1\"").statusCode(200);
        correct(set(setId, "125", 3), "\"1\"").statusCode(412);
        correct(set(setId, "125", 3), "\"2\"").statusCode(200).body("revision", equalTo(3));
        correct(set(setId, "125", 3), "two").statusCode(400).body("violations.field", hasItem("If-Match"));
    }

    @Test
    void aRepeatedCorrectionChangesNothing() {
        correct(set(setId, "122.5", 3), "\"1\"").statusCode(200).body("revision", equalTo(2));
        correct(set(setId, "122.5", 3), "\"1\"").statusCode(200).body("revision", equalTo(2));
        correct(set(setId, "122.5", 3), null).statusCode(200).body("revision", equalTo(2));
        coach().get("/v1/sessions/{id}/events", sessionId).then().body("items", hasSize(3));
    }

    @Test
    void aRemovedSetIsLeftOutAndCannotBeCorrected() {
        remove("\"2\"").statusCode(412);
        remove("\"1\"").statusCode(200).body("revision", equalTo(2));
        remove("\"1\"").statusCode(200).body("revision", equalTo(2));
        remove(null).statusCode(200);
        correct(set(setId, "122.5", 3), null).statusCode(404);
        correct(set(setId, "122.5", 3), "\"1\"").statusCode(412);
        coach().get("/v1/sessions/{id}", sessionId).then().body("sets", hasSize(0));
        coach().get("/v1/sessions/{id}/events", sessionId)
                .then()
                .body("items.type", hasItem("topset.session.SetRemoved.v1"))
                .body("items", hasSize(3));
    }

    @Test
    void aSetThatWasNeverLoggedIsNotFoundBeforeTheBodyIsLookedAt() {
        coach().body("not JSON")
                .put("/v1/sessions/{s}/sets/{id}", sessionId, newId())
                .then()
                .statusCode(404);
        coach().delete("/v1/sessions/{s}/sets/{id}", sessionId, newId()).then().statusCode(404);
    }

    @Test
    void aBadCorrectionIsRefusedLikeABadSet() {
        correct(set(setId, "0", 3), null).statusCode(422).body("violations.field", hasItem("load.value"));
        correct(set(newId(), "120", 3), null).statusCode(422).body("violations.field", hasItem("setId"));
    }

    private ValidatableResponse correct(String body, @org.jspecify.annotations.Nullable String ifMatch) {
        var request = ifMatch == null ? coach() : coach().header("If-Match", ifMatch);
        return request.body(body)
                .put("/v1/sessions/{s}/sets/{id}", sessionId, setId)
                .then();
    }

    private ValidatableResponse remove(@org.jspecify.annotations.Nullable String ifMatch) {
        var request = ifMatch == null ? coach() : coach().header("If-Match", ifMatch);
        return request.delete("/v1/sessions/{s}/sets/{id}", sessionId, setId).then();
    }
}
