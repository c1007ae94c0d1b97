package topset.session.webhooks;

import static topset.session.SessionApi.as;
import static topset.session.SessionApi.newId;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import topset.testsupport.WebhookReceiver;

/** Calls the webhooks of one gym, which no other test uses. */
final class WebhookApi {
    private final String gym = "gym-" + newId();

    String gym() {
        return gym;
    }

    RequestSpecification platform() {
        return as(gym, "platform", "backend");
    }

    ValidatableResponse set(String id, String url, String types) {
        return platform()
                .body("{\"url\":\"" + url + "\",\"types\":[" + types + "]}")
                .put("/v1/webhooks/{id}", id)
                .then();
    }

    /** Sets a webhook for finished sessions, and returns its secret. */
    String setForSessions(String id, WebhookReceiver receiver) {
        return set(id, receiver.url(), "\"session.finished\"")
                .statusCode(201)
                .extract()
                .path("secret");
    }

    ValidatableResponse deliveries(String id, String state) {
        return platform()
                .get("/v1/webhooks/{id}/deliveries?state={state}", id, state)
                .then()
                .statusCode(200);
    }

    ValidatableResponse replay(String id) {
        return platform().post("/v1/webhooks/{id}/replay", id).then();
    }

    /** Logs and finishes a session, and returns its id. */
    String finishSession(String athlete) {
        String sessionId = as(gym, "coach", "kim")
                .body("""
                        {"athleteId":"%s","startedAt":"2026-11-24T17:40:00+01:00","day":1}""".formatted(athlete))
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("sessionId");
        as(gym, "coach", "kim")
                .body("{\"finishedAt\":\"2026-11-24T18:55:00+01:00\"}")
                .post("/v1/sessions/{id}/finish", sessionId)
                .then()
                .statusCode(200);
        return sessionId;
    }

    void erase(String athlete) {
        as(gym, "coach", "kim").delete("/v1/athletes/{id}", athlete).then().statusCode(200);
    }
}
