package topset.local.origin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.local.process.Ports;
import topset.local.servers.Database;

/** Tests the address that leads to both services, in front of two small servers that repeat what they are asked. */
class OriginTest {
    private static final Ports PORTS = Ports.free();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Origin origin = new Origin(
            PORTS.origin(),
            List.of(ServiceAddress.of(Database.SESSION, PORTS)),
            List.of(ServiceAddress.of(Database.PROGRAM, PORTS)));
    private HttpServer session;
    private HttpServer program;

    @BeforeEach
    void start() throws IOException {
        session = server("session", PORTS.session());
        program = server("program", PORTS.program());
        origin.start();
    }

    @AfterEach
    void stop() {
        origin.stop();
        session.stop(0);
        program.stop(0);
    }

    @Test
    void pages_and_the_program_services_api_answer_at_the_root_and_the_session_service_below_its_prefix() {
        assertThat(get("/").body()).startsWith("program GET / ");
        assertThat(get("/v1/athletes/lena/today?atLeast=3").body())
                .startsWith("program GET /v1/athletes/lena/today?atLeast=3 ");
        assertThat(get("/session/v1/athletes/lena/sessions?from=2026-11-27").body())
                .startsWith("session GET /v1/athletes/lena/sessions?from=2026-11-27 ");
        assertThat(get("/sessions").body()).startsWith("program GET /sessions ");
    }

    @Test
    void a_service_sees_the_host_that_the_browser_has_called_and_the_whole_body() {
        var body = "x".repeat(100_000);
        var answer = send(HttpRequest.newBuilder(URI.create(origin.url() + "/session/v1/sessions"))
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.body()).isEqualTo("session POST /v1/sessions localhost:" + PORTS.origin() + " 100000");
    }

    @Test
    void only_the_session_service_learns_a_prefix_and_no_client_sets_it() {
        for (var path : List.of("/session/prefix", "/prefix")) {
            var answer = send(
                    HttpRequest.newBuilder(URI.create(origin.url() + path)).header("X-Forwarded-Prefix", "/other"));
            assertThat(answer.body()).isEqualTo(path.startsWith("/session") ? "/session" : "null");
        }
    }

    @Test
    void while_a_service_is_away_its_paths_are_answered_502_and_the_others_go_on() {
        session.stop(0);

        assertThat(get("/session/v1/sessions").statusCode()).isEqualTo(502);
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void a_browser_shows_that_a_service_does_not_answer_yet_and_tries_again() {
        program.stop(0);

        var answer = send(HttpRequest.newBuilder(URI.create(origin.url() + "/"))
                .header("Accept", "text/html")
                .header("Accept-Language", "de"));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("Topset antwortet noch nicht.", "<a href=\"\">Noch einmal versuchen</a>");
        assertThat(get("/").body()).as("a program").isEmpty();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin.url() + path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer server(String name, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> answer(name, exchange));
        server.start();
        return server;
    }

    private static void answer(String name, HttpExchange exchange) throws IOException {
        var length = exchange.getRequestBody().readAllBytes().length;
        var says = name + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Host") + " " + length;
        if (exchange.getRequestURI().getPath().equals("/prefix")) {
            says = String.valueOf(exchange.getRequestHeaders().getFirst("X-Forwarded-Prefix"));
        }
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(says.getBytes(UTF_8));
        }
    }
}
