package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.coach;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.session;
import static topset.session.SessionApi.set;
import static topset.session.SessionApi.someone;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.session.RealSessionService;
import topset.session.SessionApi;

@RealSessionService
class BadInputTest {
    private static final String GOOD = set("7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a01", "120", 4);

    private static final String SEVEN_FAULTS = """
        {"note":"%s","slotId":"D1 Bench","completedAt":"2999-11-24T18:05:00+01:00","rpe":8.3,"reps":101,\
        "load":{"unit":"kg","value":1000.5},"role":"TOP","exercise":"bench-pres",\
        "setId":"7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a01"}\
        """.formatted("x".repeat(1001));

    private static final List<String> FAULTY_FIELDS =
            List.of("exercise", "load.value", "reps", "rpe", "completedAt", "slotId", "note");

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("an unknown field", with("\"rpe\":8.5", "\"rpm\":8.5"), "rpm", "unknown-field"),
                Arguments.of(
                        "a nested unknown field",
                        with("\"unit\":\"kg\"", "\"unit\":\"kg\",\"u\":1"),
                        "load.u",
                        "unknown-field"),
                Arguments.of("a repeated key", with("\"reps\":4", "\"reps\":4,\"reps\":5"), "reps", "repeated-key"),
                Arguments.of("reps as text", with("\"reps\":4", "\"reps\":\"4\""), "reps", "wrong-type"),
                Arguments.of("a fraction of a rep", with("\"reps\":4", "\"reps\":4.5"), "reps", "wrong-type"),
                Arguments.of("reps 4.0", with("\"reps\":4", "\"reps\":4.0"), "reps", "wrong-type"),
                Arguments.of("reps true", with("\"reps\":4", "\"reps\":true"), "reps", "wrong-type"),
                Arguments.of("reps beyond an int", with("\"reps\":4", "\"reps\":99999999999"), "reps", "wrong-type"),
                Arguments.of("no reps", with("\"reps\":4,", ""), "reps", "required"),
                Arguments.of("null reps", with("\"reps\":4", "\"reps\":null"), "reps", "required"),
                Arguments.of("null load", with("{\"value\":120,\"unit\":\"kg\"}", "null"), "load", "required"),
                Arguments.of("null load value", with("\"value\":120", "\"value\":null"), "load.value", "required"),
                Arguments.of("a load as text", with("\"value\":120", "\"value\":\"120\""), "load.value", "wrong-type"),
                Arguments.of("an empty load", with("\"value\":120", "\"value\":\"\""), "load.value", "wrong-type"),
                Arguments.of("a load as number", with("{\"value\":120,\"unit\":\"kg\"}", "120"), "load", "wrong-type"),
                Arguments.of(
                        "an unknown unit", with("\"unit\":\"kg\"", "\"unit\":\"stone\""), "load.unit", "wrong-type"),
                Arguments.of("a unit by number", with("\"unit\":\"kg\"", "\"unit\":0"), "load.unit", "wrong-type"),
                Arguments.of("an unknown role", with("\"TOP\"", "\"BOTTOM\""), "role", "wrong-type"),
                Arguments.of("an empty role", with("\"TOP\"", "\"\""), "role", "wrong-type"),
                Arguments.of("an exercise by number", with("\"bench-press\"", "4"), "exercise", "wrong-type"),
                Arguments.of(
                        "a setId that is none",
                        with("7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a01", "seven"),
                        "setId",
                        "wrong-type"),
                Arguments.of("an empty setId", with("7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a01", ""), "setId", "wrong-type"),
                Arguments.of("a time without offset", with("18:05:00+01:00", "18:05:00"), "completedAt", "wrong-type"),
                Arguments.of(
                        "a time as number",
                        with("\"2026-11-24T18:05:00+01:00\"", "1764000000"),
                        "completedAt",
                        "wrong-type"),
                Arguments.of(
                        "a NUL in a text",
                        with("\"reps\":4", "\"reps\":4,\"note\":\"a\\u0000b\""),
                        "note",
                        "wrong-type"),
                Arguments.of(
                        "half a surrogate pair",
                        with("\"reps\":4", "\"reps\":4,\"note\":\"\\ud83d\""),
                        "note",
                        "wrong-type"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("rpe 8.3", with("\"rpe\":8.5", "\"rpe\":8.3"), "rpe", "rpe-steps"),
                Arguments.of("rpe 10.5", with("\"rpe\":8.5", "\"rpe\":10.5"), "rpe", "rpe-range"),
                Arguments.of("rpe 0.5", with("\"rpe\":8.5", "\"rpe\":0.5"), "rpe", "rpe-range"),
                Arguments.of("load 0", with("\"value\":120", "\"value\":0"), "load.value", "load-range"),
                Arguments.of("load -5", with("\"value\":120", "\"value\":-5"), "load.value", "load-range"),
                Arguments.of("load 1e9", with("\"value\":120", "\"value\":1e9"), "load.value", "load-range"),
                Arguments.of(
                        "load 1e999999999", with("\"value\":120", "\"value\":1e999999999"), "load.value", "load-range"),
                Arguments.of(
                        "load 1e-999999999",
                        with("\"value\":120", "\"value\":1e-999999999"),
                        "load.value",
                        "load-decimals"),
                Arguments.of(
                        "a load whose zeros no exponent counts",
                        with("\"value\":120", "\"value\":100E2147483647"),
                        "load.value",
                        "load-range"),
                Arguments.of("1000.5 kg", with("\"value\":120", "\"value\":1000.5"), "load.value", "load-range"),
                Arguments.of(
                        "four decimals", with("\"value\":120", "\"value\":120.1255"), "load.value", "load-decimals"),
                Arguments.of("reps -1", with("\"reps\":4", "\"reps\":-1"), "reps", "reps-range"),
                Arguments.of("reps 101", with("\"reps\":4", "\"reps\":101"), "reps", "reps-range"),
                Arguments.of(
                        "completed in two days",
                        with(
                                "2026-11-24T18:05:00+01:00",
                                OffsetDateTime.now(java.time.ZoneOffset.UTC)
                                        .plusHours(25)
                                        .toString()),
                        "completedAt",
                        "not-far-ahead"),
                Arguments.of(
                        "an exercise that does not exist",
                        with("bench-press", "bench-pres"),
                        "exercise",
                        "unknown-exercise"),
                Arguments.of("a slot that cannot be", with("d1-bench-press", "D1 Bench"), "slotId", "pattern"),
                Arguments.of(
                        "a note of 1,001 characters",
                        with("\"reps\":4", "\"reps\":4,\"note\":\"" + "x".repeat(1001) + "\""),
                        "note",
                        "size"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void is_malformed_and_stores_nothing(String what, String body, String field, String rule) {
        isAnswered(400, body, field, rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void is_refused_and_stores_nothing(String what, String body, String field, String rule) {
        isAnswered(422, body, field, rule);
    }

    private static void isAnswered(int status, String body, String field, String rule) {
        var sessionId = session(someone());
        coach().body(body)
                .post("/v1/sessions/{id}/sets", sessionId)
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(status))
                .body("violations.field", hasItem(field))
                .body("violations.rule", hasItem(rule));
        nothingHappened(sessionId);
    }

    private static void nothingHappened(String sessionId) {
        coach().get("/v1/sessions/{id}", sessionId).then().statusCode(200).body("sets", empty());
        coach().get("/v1/sessions/{id}/events", sessionId)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        coach().body(set(newId(), "120", 4))
                .post("/v1/sessions/{id}/sets", sessionId)
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bench press 120 x 4", "{", "[]", "null", "\"set\"", "4", "{} {}", "{\"setId\""})
    void what_is_no_json_object_is_malformed(String body) {
        var sessionId = session(someone());
        coach().body(body)
                .post("/v1/sessions/{id}/sets", sessionId)
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"));
        nothingHappened(sessionId);
    }

    @Test
    void seven_refused_values_of_a_set_are_named_in_the_order_of_its_fields() {
        coach().body(SEVEN_FAULTS)
                .post("/v1/sessions/{id}/sets", session(someone()))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(FAULTY_FIELDS))
                .body("violationCount", equalTo(7))
                .body("detail", startsWith("exercise: must be the id of an exercise"))
                .body("detail", endsWith("(and 6 more)"));
    }

    @Test
    void seven_refused_values_of_a_correction_are_named() {
        var sessionId = session(someone());
        var setId = newId();
        coach().body(set(setId, "120", 4))
                .post("/v1/sessions/{id}/sets", sessionId)
                .then()
                .statusCode(201);
        coach().body(SEVEN_FAULTS)
                .put("/v1/sessions/{s}/sets/{id}", sessionId, setId)
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        equalTo(Stream.concat(Stream.of("setId"), FAULTY_FIELDS.stream())
                                .toList()));
    }

    @Test
    void what_is_missing_and_what_is_refused_is_named_in_one_answer() {
        coach().body("{\"reps\":101,\"rpe\":11,\"slotId\":\"D1\",\"load\":{\"value\":-1}}")
                .post("/v1/sessions/{id}/sets", session(someone()))
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        equalTo(List.of(
                                "setId", "exercise", "role", "load.unit", "reps", "rpe", "completedAt", "slotId")));
    }

    @Test
    void of_thousands_of_faults_the_first_fifty_are_named_and_all_are_counted() {
        var sets = IntStream.range(0, 100).mapToObj(each -> SEVEN_FAULTS).collect(Collectors.joining(","));
        coach().body("{\"sets\":[" + sets + "]}")
                .post("/v1/sessions/{id}/sets/batch", session(someone()))
                .then()
                .statusCode(422)
                .body("violations", hasSize(50))
                .body("violationCount", equalTo(700))
                .body("violations[0].field", equalTo("sets[0].exercise"))
                .body("violations[49].field", equalTo("sets[7].exercise"))
                .body("detail", endsWith("(and 699 more)"));
    }

    @Test
    void a_body_is_not_judged_past_a_thousand_faults() {
        coach().body("{\"sets\":[" + repeated("{}", 500) + "]}")
                .post("/v1/sessions/{id}/sets/batch", session(someone()))
                .then()
                .statusCode(400)
                .body("violations", hasSize(50))
                .body("violationCount", equalTo(1_000))
                .body("violationCountIsMinimum", equalTo(true))
                .body("detail", endsWith("(and at least 999 more)"));
    }

    @Test
    void a_body_of_too_many_values_too_many_levels_or_a_name_too_long_is_not_read_to_its_end() {
        isTooMuch("{\"sets\":[" + repeated("null", 190_000) + "]}");
        isTooMuch("{\"note\":" + "[".repeat(30) + "]".repeat(30) + "}");
        isTooMuch("{\"" + "n".repeat(100_000) + "\":1}");
    }

    private static String repeated(String value, int times) {
        return Stream.generate(() -> value).limit(times).collect(Collectors.joining(","));
    }

    private static void isTooMuch(String body) {
        as("iron-temple", "coach", newId())
                .body(body)
                .post("/v1/sessions/{id}/sets/batch", session(someone()))
                .then()
                .statusCode(400)
                .body("detail", startsWith("The body has more than"));
    }

    @Test
    void all_that_is_wrong_with_a_session_is_named() {
        coach().body("{\"day\":8,\"athleteId\":\"a b\",\"startedAt\":\"2999-11-24T17:40:00+01:00\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("athleteId", "startedAt", "day")))
                .body("violations.rule", equalTo(List.of("pattern", "not-far-ahead", "max")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_001, 3_000_000, 12_000_000})
    void a_body_over_a_megabyte_is_too_large_with_its_length_or_without(int size) throws Exception {
        var sessionId = session(someone());
        var body = GOOD.replace(",\"slotId\"", ",\"note\":\"" + "x".repeat(size) + "\",\"slotId\"")
                .getBytes(StandardCharsets.UTF_8);
        for (var publisher : List.of(
                HttpRequest.BodyPublishers.ofByteArray(body),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
            try (var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                var answer = client.send(
                        HttpRequest.newBuilder(SessionApi.uri("/v1/sessions/" + sessionId + "/sets"))
                                .header("Authorization", "Bearer " + SessionApi.token("iron-temple/coach/" + newId()))
                                .header("Content-Type", "application/json")
                                .POST(publisher)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith("application/problem+json");
            }
        }
        nothingHappened(sessionId);
    }

    @Test
    void a_body_whose_length_is_far_too_large_is_refused_over_http_2_too() throws Exception {
        var uri = SessionApi.uri("/v1/sessions");
        var vertx = Vertx.vertx();
        try {
            var client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false));
            var status = client.request(HttpMethod.POST, uri.getPort(), uri.getHost(), uri.getPath())
                    .compose(request -> request.putHeader("Content-Length", "70000000")
                            .sendHead()
                            .compose(sent -> request.response()))
                    .map(answer -> answer.statusCode())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);
            assertThat(status).isEqualTo(413);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void another_media_type_is_not_supported() {
        coach().contentType("text/plain")
                .body(GOOD)
                .post("/v1/sessions/{id}/sets", session(someone()))
                .then()
                .statusCode(415)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void an_accept_header_that_nobody_can_read_is_refused_and_nothing_is_done() {
        var sessionId = session(someone());
        coach().header("Accept", "nonsense")
                .body(GOOD)
                .post("/v1/sessions/{id}/sets", sessionId)
                .then()
                .statusCode(406);
        nothingHappened(sessionId);
    }

    @Test
    void a_set_of_less_than_a_day_ahead_is_taken() {
        var tomorrow = OffsetDateTime.now(java.time.ZoneOffset.UTC).plusHours(23);
        coach().body(set(newId(), "120", 4).replace("2026-11-24T18:05:00+01:00", tomorrow.toString()))
                .post("/v1/sessions/{id}/sets", session(someone()))
                .then()
                .statusCode(201);
    }

    @Test
    void a_method_that_is_not_there_is_not_allowed() {
        coach().patch("/v1/sessions/{id}", session(someone()))
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS")
                .contentType(startsWith("application/problem+json"));
        coach().delete("/v1/sessions").then().statusCode(405).header("Allow", "OPTIONS, POST");
    }

    @Test
    void a_path_that_is_not_there_is_not_found() {
        coach().get("/v1/nowhere").then().statusCode(404).contentType(startsWith("application/problem+json"));
        coach().get("/v1/sessions/not-an-id")
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void a_session_without_athlete_or_with_an_impossible_one_is_refused() {
        coach().body("{\"startedAt\":\"2026-11-24T17:40:00+01:00\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("athleteId"));
        coach().body("{\"athleteId\":\"a b\",\"startedAt\":\"2026-11-24T17:40:00+01:00\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("athleteId"));
    }

    /** An event with this text would park the athlete. */
    @ParameterizedTest
    @CsvSource({"0,422", "1,201", "7,201", "8,422"})
    void a_day_is_one_of_a_program(int day, int status) {
        coach().body("{\"athleteId\":\"%s\",\"startedAt\":\"2026-11-24T17:40:00+01:00\",\"day\":%d}"
                        .formatted(someone(), day))
                .post("/v1/sessions")
                .then()
                .statusCode(status);
    }

    private static String with(String part, String instead) {
        var changed = GOOD.replace(part, instead);
        if (changed.equals(GOOD)) {
            throw new IllegalArgumentException("nothing to change: " + part);
        }
        return changed;
    }
}
