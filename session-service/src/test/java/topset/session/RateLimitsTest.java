package topset.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.someone;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@RealSessionService
class RateLimitsTest {
    private static final String GYM = "greedy-temple";

    /**
     * A body that counts as 26 requests. With such bodies an athlete reaches the limit after a few requests, also on a
     * slow machine, where the bucket gains many tokens between two requests.
     */
    private static final String LONG_BODY = "{\"x\":\"" + "x".repeat(100_000) + "\"}";

    private static final int MANY = 1_000;
    private static final int TOO_MANY_REQUESTS = 429;

    @Test
    void an_athlete_who_asks_too_often_is_asked_to_wait_and_nobody_else_of_the_gym_is() {
        var greedy = someone();
        var answer = post(as(GYM, "athlete", greedy), LONG_BODY);
        for (int n = 0; n < MANY && answer.statusCode() != TOO_MANY_REQUESTS; n++) {
            answer = post(as(GYM, "athlete", greedy), LONG_BODY);
        }

        answer.then()
                .statusCode(TOO_MANY_REQUESTS)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .header("RateLimit-Policy", matchesPattern("\"caller\";q=\\d+;w=\\d+"))
                .header("RateLimit", matchesPattern("\"caller\";r=\\d+;t=[1-9]\\d*"))
                .body("type", equalTo("urn:topset:problem:too-many-requests"))
                .body("status", equalTo(TOO_MANY_REQUESTS));
        read(someone()).then().statusCode(200);
        as(GYM, "coach", "kim").get("/v1/athletes/{id}/sessions", greedy).then().statusCode(200);
    }

    @Test
    void a_long_body_counts_as_many_requests() {
        var someone = as(GYM, "platform", newId());
        var before = left(post(someone, "{}"));
        var after = left(post(someone, LONG_BODY));

        assertThat(before - after).isGreaterThan(20);
    }

    private static Response read(String athlete) {
        return as(GYM, "athlete", athlete).get("/v1/athletes/{id}/sessions", athlete);
    }

    private static Response post(RequestSpecification caller, String body) {
        return caller.body(body).post("/v1/sessions");
    }

    private static long left(Response answer) {
        var header = Pattern.compile("\"caller\";r=(\\d+);t=\\d+").matcher(answer.header("RateLimit"));
        assertThat(header.matches()).isTrue();
        return Long.parseLong(header.group(1));
    }
}
