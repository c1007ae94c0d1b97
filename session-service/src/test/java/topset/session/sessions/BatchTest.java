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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.session.RealSessionService;

@RealSessionService
@Tag("smoke")
class BatchTest {

    @Test
    void repeats_inside_a_batch_and_of_stored_sets_are_fine() {
        var sessionId = session(someone());
        var stored = set(newId(), "100", 5);
        coach().body(stored).post("/v1/sessions/{id}/sets", sessionId).then().statusCode(201);
        var twice = set(newId(), "110", 5);
        batch(sessionId, List.of(stored, twice, twice))
                .statusCode(201)
                .body("sets", hasSize(3))
                .body("sets.sequence", equalTo(List.of(2, 3, 3)));
        batch(sessionId, List.of(stored, twice)).statusCode(200).body("sets.sequence", equalTo(List.of(2, 3)));
        coach().get("/v1/sessions/{id}", sessionId).then().body("sets", hasSize(2));
    }

    @Test
    void one_bad_set_keeps_all_out() {
        var sessionId = session(someone());
        batch(sessionId, List.of(set(newId(), "100", 5), set(newId(), "0", 5)))
                .statusCode(422)
                .body("violations.field", hasItem("sets[1].load.value"));
        var setId = newId();
        batch(sessionId, List.of(set(setId, "100", 5), set(setId, "105", 5))).statusCode(409);
        batch(sessionId, List.of(set(newId(), "100", 5), "{\"setId\":1}"))
                .statusCode(400)
                .body("violations.field", hasItem("sets[1].setId"));
        batch(sessionId, List.of("null")).statusCode(400).body("violations.field", hasItem("sets[0]"));
        coach().get("/v1/sessions/{id}", sessionId).then().body("sets", hasSize(0));
    }

    @Test
    void five_hundred_sets_are_taken_and_one_more_is_not() {
        var sessionId = session(someone());
        var sets =
                IntStream.range(0, 501).mapToObj(each -> set(newId(), "100", 5)).toList();
        batch(sessionId, sets).statusCode(422).body("violations.field", hasItem("sets"));
        batch(sessionId, sets.subList(0, 500)).statusCode(201).body("sets", hasSize(500));
        coach().get("/v1/sessions/{id}", sessionId).then().body("sets", hasSize(500));
    }

    private static ValidatableResponse batch(String sessionId, List<String> sets) {
        return coach().body("{\"sets\":[" + String.join(",", sets) + "]}")
                .post("/v1/sessions/{id}/sets/batch", sessionId)
                .then();
    }
}
