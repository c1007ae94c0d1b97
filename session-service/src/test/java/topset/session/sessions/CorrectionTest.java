package topset.session.sessions;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.session.RealSessionService;

@RealSessionService
@Tag("smoke")
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
    void a_correction_replaces_the_set_whole_with_a_new_revision() {
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
    void a_correction_of_the_named_revision_is_taken_and_a_stale_one_is_not() {
        correct(set(setId, "122.5", 3), "\"1\"").statusCode(200);
        correct(set(setId, "125", 3), "\"1\"").statusCode(412);
        correct(set(setId, "125", 3), "\"2\"").statusCode(200).body("revision", equalTo(3));
        correct(set(setId, "125", 3), "two").statusCode(400).body("violations.field", hasItem("If-Match"));
    }

    @Test
    void a_change_is_made_when_the_current_revision_is_one_of_those_listed() {
        correct(set(setId, "122.5", 3), "\"1\", \"2\"").statusCode(200).body("revision", equalTo(2));
        correct(set(setId, "125", 3), " , \"1\",,\t\"2\" ").statusCode(200).body("revision", equalTo(3));
        correct(set(setId, "127.5", 3), "\"1\", \"2\"")
                .statusCode(412)
                .body(
                        "detail",
                        equalTo("The current revision of the set is \"3\", but the header If-Match does not name this"
                                + " revision: read the set again"));
        remove("\"1\", \"2\"").statusCode(412);
        remove("\"2\", \"3\"").statusCode(200).body("revision", equalTo(4));
    }

    @Test
    void a_list_may_be_spread_over_several_header_lines() {
        coach().header("If-Match", "\"7\"", "\"1\"")
                .body(set(setId, "122.5", 3))
                .put("/v1/sessions/{s}/sets/{id}", sessionId, setId)
                .then()
                .statusCode(200)
                .body("revision", equalTo(2));
    }

    @Test
    void an_asterisk_accepts_whichever_revision_is_current() {
        correct(set(setId, "122.5", 3), "*").statusCode(200).body("revision", equalTo(2));
        remove(" * ").statusCode(200).body("revision", equalTo(3));
    }

    /** RFC 9110 requires a strong comparison. A tag may contain commas, and a tag is text and not a number. */
    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"2\", W/\"1\"", "\"1,2\"", "\"01\"", "\"\"", "\"*\"", "\"99999999999\""})
    void a_tag_that_is_not_exactly_that_of_the_current_revision_does_not_match(String ifMatch) {
        correct(set(setId, "122.5", 3), ifMatch).statusCode(412);
        remove(ifMatch).statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "1\"", "\"1\" \"2\"", "\"1\", 2", "*, \"1\"", "w/\"1\"", "", ",", "\"1 2\""})
    void a_header_that_is_no_list_of_tags_is_malformed(String ifMatch) {
        correct(set(setId, "122.5", 3), ifMatch)
                .statusCode(400)
                .body("violations.field", hasItem("If-Match"))
                .body(
                        "violations.message",
                        hasItem("must be * or a list of revisions in quotes, as in \"2\" or \"1\"," + " \"2\""));
        remove(ifMatch).statusCode(400);
    }

    @Test
    void a_repeated_correction_changes_nothing() {
        correct(set(setId, "122.5", 3), "\"1\"").statusCode(200).body("revision", equalTo(2));
        correct(set(setId, "122.5", 3), "\"1\"").statusCode(200).body("revision", equalTo(2));
        correct(set(setId, "122.5", 3), null).statusCode(200).body("revision", equalTo(2));
        coach().get("/v1/sessions/{id}/events", sessionId).then().body("items", hasSize(3));
    }

    @Test
    void a_removed_set_is_left_out_and_cannot_be_corrected() {
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
    void a_set_that_was_never_logged_is_not_found_before_the_body_is_checked() {
        coach().body("{}")
                .put("/v1/sessions/{s}/sets/{id}", sessionId, newId())
                .then()
                .statusCode(404);
        coach().delete("/v1/sessions/{s}/sets/{id}", sessionId, newId()).then().statusCode(404);
    }

    @Test
    void a_bad_correction_is_refused_like_a_bad_set() {
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
