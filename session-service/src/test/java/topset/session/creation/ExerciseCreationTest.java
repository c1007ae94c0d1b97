package topset.session.creation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.Exercise;
import topset.edge.exercises.Exercises;
import topset.edge.identity.CallerCredentials;
import topset.edge.web.ContractJson;
import topset.session.logs.ImportLimits;

/** Calls a server that answers as the program service may answer. */
class ExerciseCreationTest {
    private static final String SQUAT = ContractJson.text(new Exercises().all().getFirst());

    private static final CallerCredentials CALLER = new CallerCredentials(Map.of("Authorization", "Bearer secret"));

    private record Answered(int status, String body) {}

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong now = new AtomicLong();
    /** Come before the answer that is given every time. */
    private final List<Answered> answers = Collections.synchronizedList(new ArrayList<>());

    private HttpServer server;
    private int status = 201;
    private String body = SQUAT;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var expected = headers.getFirst("If-Match");
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + headers.getFirst("Authorization")
                + " " + headers.getFirst("If-None-Match") + (expected == null ? "" : " if " + expected));
        exchange.getRequestBody().readAllBytes();
        var next = answers.isEmpty() ? new Answered(status, body) : answers.removeFirst();
        var bytes = next.body().getBytes(UTF_8);
        exchange.getResponseHeaders().add("ETag", "\"2\"");
        exchange.sendResponseHeaders(next.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private CreatedExercises create(int names) {
        var unknown = IntStream.range(0, names)
                .mapToObj(n -> new UnknownName("Dragon Flag " + n, 1, 1))
                .toList();
        return creation().create(unknown, List.of(), CALLER).shown();
    }

    private ExerciseCreation creation() {
        var url = URI.create("http://localhost:" + server.getAddress().getPort());
        return new ExerciseCreation(new ExerciseDefiner(Optional.of(url)), new Exercises(), now::getAndIncrement);
    }

    @Test
    void an_exercise_is_defined_with_the_callers_credentials_unless_the_gym_has_another_one_with_its_id() {
        var result = create(1);

        assertThat(calls).containsExactly("PUT /v1/exercises/dragon-flag-0 Bearer secret *");
        assertThat(result.notCreated()).isEmpty();
        assertThat(result.created()).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("Dragon Flag 0");
            assertThat(each.exerciseId()).isEqualTo("squat");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | {'violations':[{'field':'exercise','message':'must be few','rule':'exercises-of-gym'}]} |"
                        + " exercise must be few | exercises-of-gym",
                "409 | {'detail':'it belongs to the catalogue'} | it belongs to the catalogue | program-service",
                "403 | {} | the caller must have the right to define exercises | program-service"
            })
    void a_refused_exercise_is_reported_and_the_next_name_is_tried(
            int answered, String answer, String reason, String rule) {
        status = answered;
        body = answer.replace('\'', '"');

        var result = create(2);

        assertThat(calls).hasSize(2);
        assertThat(result.created()).isEmpty();
        assertThat(result.notCreated().getFirst())
                .isEqualTo(new CreatedExercises.NotCreated("Dragon Flag 0", reason, rule));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"503 | {}", "429 | {}", "500 | oops", "302 | {}", "201 | <html>", "422 | <html>"})
    void after_an_answer_that_is_no_answer_no_further_call_is_made(int answered, String answer) {
        status = answered;
        body = answer;

        var result = create(3);

        assertThat(calls).hasSize(1);
        assertThat(result.notCreated()).hasSize(3).allSatisfy(each -> {
            assertThat(each.rule()).isEqualTo("program-service");
            assertThat(each.reason()).endsWith("import the file again later");
        });
    }

    @Test
    void a_program_service_that_is_away_is_called_once() {
        server.stop(0);

        var result = create(3);

        assertThat(result.notCreated())
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.reason()).startsWith("the program service could not be reached"));
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
        body = "x".repeat(100_000);

        assertThat(create(1).notCreated()).hasSize(1);
    }

    @Test
    void an_import_creates_a_limited_number_of_exercises_and_reports_the_others() {
        var result = create(ImportLimits.CREATED_EXERCISES + 1);

        assertThat(result.created()).hasSize(ImportLimits.CREATED_EXERCISES);
        assertThat(result.notCreated())
                .singleElement()
                .satisfies(each -> assertThat(each.rule()).isEqualTo("created-exercises"));
    }

    @Test
    void another_exercise_with_the_id_is_not_replaced() {
        status = 412;

        var result = create(1);

        assertThat(calls).extracting(call -> call.split(" ", 2)[0]).containsExactly("PUT", "GET");
        assertThat(result.notCreated())
                .singleElement()
                .satisfies(each -> assertThat(each.rule()).isEqualTo("exercise-id"));
    }

    @Test
    void an_exercise_that_an_undo_has_retired_is_taken_back_into_use() {
        answers.add(new Answered(412, "{}"));
        answers.add(new Answered(200, ContractJson.text(planned().asRetired())));

        var result = create(1);

        assertThat(calls)
                .containsExactly(
                        "PUT /v1/exercises/dragon-flag-0 Bearer secret *",
                        "GET /v1/exercises/dragon-flag-0 Bearer secret null",
                        "PUT /v1/exercises/dragon-flag-0 Bearer secret null if \"2\"");
        assertThat(result.created()).hasSize(1);
    }

    @Test
    void a_retired_exercise_with_another_definition_stays_retired() {
        answers.add(new Answered(412, "{}"));
        answers.add(new Answered(
                200, ContractJson.text(new Exercises().all().getFirst().asRetired())));

        assertThat(create(1).notCreated())
                .singleElement()
                .satisfies(each -> assertThat(each.rule()).isEqualTo("exercise-id"));
        assertThat(calls).hasSize(2);
    }

    @Test
    void an_undo_retires_what_no_program_uses() {
        answers.add(new Answered(200, SQUAT));
        answers.add(new Answered(409, "{}"));
        answers.add(new Answered(200, SQUAT));

        assertThat(creation().retireUnused(List.of("a", "b", "c"), CALLER)).containsExactly("a", "c");

        assertThat(calls).first().isEqualTo("DELETE /v1/exercises/a?unused=true Bearer secret null");
    }

    @Test
    void an_undo_ends_when_the_program_service_is_away() {
        answers.add(new Answered(200, SQUAT));
        answers.add(new Answered(503, "{}"));

        assertThat(creation().retireUnused(List.of("a", "b", "c"), CALLER)).containsExactly("a");
        assertThat(calls).hasSize(2);
    }

    private Exercise planned() {
        return creation()
                .plan(List.of(new UnknownName("Dragon Flag 0", 1, 1)), List.of())
                .exercises()
                .getFirst();
    }

    @Test
    void a_plan_has_what_would_be_created_and_calls_nobody() {
        assertThat(planned().id()).isEqualTo("dragon-flag-0");
        assertThat(planned().movement().loadMode()).isEqualTo(Exercise.LoadMode.ADDED_TO_BODYWEIGHT);
        assertThat(calls).isEmpty();
    }

    @Test
    void a_slow_program_service_is_not_waited_for_longer_than_20_seconds() {
        status = 422;
        body = "{\"detail\":\"no\"}";
        var url = URI.create("http://localhost:" + server.getAddress().getPort());
        var creation = new ExerciseCreation(
                new ExerciseDefiner(Optional.of(url)), new Exercises(), () -> now.getAndAdd(7_000_000_000L));
        var unknown = IntStream.range(0, 5)
                .mapToObj(n -> new UnknownName("Dragon Flag " + n, 1, 1))
                .toList();

        var result = creation.create(unknown, List.of(), CALLER).shown();

        assertThat(calls).hasSize(2);
        assertThat(result.notCreated()).hasSize(5);
        assertThat(result.notCreated().getLast().reason()).startsWith("the program service was too slow");
    }
}
