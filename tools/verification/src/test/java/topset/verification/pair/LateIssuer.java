package topset.verification.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import topset.local.process.Ports;
import topset.testsupport.Json;
import topset.verification.support.ServiceClient;

/** An issuer for the page that starts after the service, and has no sign-out address. */
final class LateIssuer {
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final String local;
    private final int port = Ports.free(1).getFirst();

    /**
     * Creates an issuer that has not started yet.
     *
     * @param local the URL of the local issuer, which answers everything except the discovery
     */
    LateIssuer(String local) {
        this.local = local;
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** Starts the issuer. Its document names the addresses of the local issuer, without the sign-out address. */
    HttpServer start() throws IOException {
        var metadata = (ObjectNode) new ServiceClient(URI.create(local), null)
                .get(URI.create(local).getPath() + DISCOVERY)
                .expect(200)
                .json();
        metadata.remove("end_session_endpoint");
        var body = Json.write(metadata).getBytes(UTF_8);
        var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext(DISCOVERY, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Asserts that the page says that its issuer is away. */
    static void isAway(String service) throws IOException, InterruptedException {
        try (var browser = new Browser(service)) {
            for (var path : List.of("/", "/index.html")) {
                var answer = browser.get(service + path);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith("text/html");
                assertThat(answer.headers().firstValue("Retry-After").orElseThrow())
                        .matches("\\d+");
                assertThat(answer.body())
                        .contains("the identity provider does not answer", "Try again")
                        .doesNotContain("Exception");
            }
        }
    }

    /** Asserts that a coach can sign in to the page and out of it. */
    static void signsInAndOut(String service, String user) throws IOException, InterruptedException {
        try (var browser = new Browser(service)) {
            browser.signIn(user);
            assertThat(browser.page().statusCode()).isEqualTo(200);

            var left = browser.post(service + "/sign-out", "");
            assertThat(left.statusCode()).isEqualTo(303);
            assertThat(location(left)).endsWith("/");

            assertThat(browser.page().statusCode()).isEqualTo(302);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** A browser that does not follow redirects. */
    private record Browser(String service, HttpClient client) implements AutoCloseable {
        Browser(String service) {
            this(
                    service,
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
        }

        void signIn(String user) throws IOException, InterruptedException {
            var form = page();
            assertThat(form.statusCode()).isEqualTo(302);
            var answer = post(location(form), "username=" + URLEncoder.encode(user, UTF_8));
            while (answer.statusCode() == 302) {
                answer = get(location(answer));
            }
            assertThat(answer.statusCode()).isEqualTo(200);
        }

        HttpResponse<String> page() throws IOException, InterruptedException {
            return get(service + "/");
        }

        HttpResponse<String> get(String url) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html"));
        }

        HttpResponse<String> post(String url, String form) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return client.send(request.build(), BodyHandlers.ofString());
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
