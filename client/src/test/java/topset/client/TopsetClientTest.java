package topset.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.client.http.ApiException;
import topset.client.program.FlagCode;
import topset.client.program.PlanApi;
import topset.client.session.CompleteSet;
import topset.client.session.Load;
import topset.client.session.LoggingApi;
import topset.client.session.Problem;
import topset.client.session.SetRole;
import topset.client.session.WeightUnit;

class TopsetClientTest {
    private static final String RECEIPT =
            "{\"setId\":\"0d9b7a0e-6f5c-4c38-8f70-3ad1a5b5a001\",\"revision\":1,\"sequence\":57}";
    private static final UUID SESSION = UUID.fromString("5f0c2a52-7b0e-4c53-9f0a-2f4f9f3f6a01");

    /** An answer of the server. */
    private record Reply(int status, String retryAfter, String body) {}

    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private HttpServer server;
    private TopsetClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new TopsetClient(
                URI.create("http://localhost:" + server.getAddress().getPort()),
                () -> "token-" + tokens.incrementAndGet(),
                Duration.ofMinutes(2));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var reply = replies.remove();
            if (!reply.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
            }
            var body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static CompleteSet set() {
        return new CompleteSet()
                .setId(UUID.fromString("0d9b7a0e-6f5c-4c38-8f70-3ad1a5b5a001"))
                .exercise("bench-press")
                .role(SetRole.TOP)
                .load(new Load().value(new BigDecimal("122.5")).unit(WeightUnit.KG))
                .reps(4)
                .completedAt(OffsetDateTime.parse("2026-11-24T18:05:00+01:00"));
    }

    @Test
    void a_call_sends_the_token_and_only_what_was_given() {
        replies.add(new Reply(201, "", RECEIPT));
        var receipt = new LoggingApi(client).completeSet(SESSION, set());
        assertThat(receipt.getSequence()).isEqualTo(57);
        assertThat(requests).containsExactly("POST /v1/sessions/" + SESSION + "/sets Bearer token-1");
        assertThat(bodies.getFirst())
                .isEqualTo("{\"setId\":\"0d9b7a0e-6f5c-4c38-8f70-3ad1a5b5a001\",\"exercise\":\"bench-press\","
                        + "\"role\":\"TOP\",\"load\":{\"value\":122.5,\"unit\":\"kg\"},\"reps\":4,"
                        + "\"completedAt\":\"2026-11-24T18:05:00+01:00\"}");
    }

    @Test
    void each_call_asks_for_the_token() {
        replies.add(new Reply(201, "", RECEIPT));
        replies.add(new Reply(200, "", RECEIPT));
        var logging = new LoggingApi(client);
        logging.completeSet(SESSION, set());
        logging.completeSet(SESSION, set());
        assertThat(requests.getLast()).endsWith("Bearer token-2");
    }

    @Test
    void what_is_refused_for_the_moment_is_repeated_unchanged() {
        replies.add(new Reply(503, "0", "{}"));
        replies.add(new Reply(429, "0", "{}"));
        replies.add(new Reply(201, "", RECEIPT));
        assertThat(new LoggingApi(client).completeSet(SESSION, set()).getSequence())
                .isEqualTo(57);
        assertThat(requests).hasSize(3);
        assertThat(bodies.get(2)).isEqualTo(bodies.get(0)).isNotEmpty();
    }

    @Test
    void a_longer_pause_than_the_caller_wants_to_wait_is_not_waited_for() {
        replies.add(new Reply(429, "3600", "{\"type\":\"urn:topset:problem:too-many-requests\",\"status\":429}"));
        assertThatThrownBy(() -> new LoggingApi(client).completeSet(SESSION, set()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(429));
        assertThat(requests).hasSize(1);
    }

    @Test
    void other_refusals_are_not_repeated_and_name_field_and_rule() {
        replies.add(new Reply(422, "", """
                {"type":"urn:topset:problem:refused","title":"A value was refused","status":422,
                 "violations":[{"field":"reps","message":"must be 0 to 100","rule":"reps"}],"violationCount":1}"""));
        assertThatThrownBy(() -> new LoggingApi(client).completeSet(SESSION, set()))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    var problem = client.problem(e, Problem.class).orElseThrow();
                    assertThat(problem.getViolations())
                            .extracting(violation -> violation.getField() + " " + violation.getRule())
                            .containsExactly("reps reps");
                });
    }

    @Test
    void an_answer_that_is_no_problem_leaves_the_status() {
        replies.add(new Reply(502, "", "<html>Bad Gateway</html>"));
        assertThatThrownBy(() -> new LoggingApi(client).completeSet(SESSION, set()))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(502);
                    assertThat(client.problem(e, Problem.class)).isEmpty();
                });
    }

    @Test
    void values_and_fields_of_a_newer_service_do_no_harm_and_decimals_stay_exact() {
        replies.add(new Reply(200, "", """
                {"athleteId":"lifter-1","inventedLater":{},"lifts":[{"top":{"load":102.30},
                 "flags":[{"code":"INVENTED_LATER","setIds":[]}]}]}"""));
        var lift = new PlanApi(client)
                .getWeek("lifter-1", "next", 57L, null)
                .getLifts()
                .getFirst();
        assertThat(requests.getFirst()).startsWith("GET /v1/athletes/lifter-1/weeks/next?atLeast=57 ");
        assertThat(lift.getTop().getLoad()).isEqualTo(new BigDecimal("102.30"));
        assertThat(lift.getFlags().getFirst().getCode()).isEqualTo(FlagCode.UNKNOWN_DEFAULT_OPEN_API);
    }

    @Test
    void the_module_holds_classes_and_nothing_else_of_the_generator() throws IOException {
        try (var files = Files.walk(Path.of("target", "classes"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file.toString()).endsWith(".class"));
        }
    }
}
