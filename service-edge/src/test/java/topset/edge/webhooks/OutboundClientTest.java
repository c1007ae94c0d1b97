package topset.edge.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.edge.webhooks.OutboundClient.CallResult;

/** Calls real servers on loopback. */
@SuppressWarnings("NullAway.Init")
class OutboundClientTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration IMPATIENCE = Duration.ofMillis(200);
    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final String PASSWORD = "changeit";

    private final Vertx vertx = Vertx.vertx();
    private final OutboundClient client = new OutboundClient(vertx, false);
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close();
    }

    /** The name exists nowhere, so the call can only reach the address that it was sent to. */
    @Test
    void a_call_connects_to_the_checked_address_and_names_the_host_of_the_url() throws Exception {
        var seen = new LinkedBlockingQueue<String>();
        on("/hooks", exchange -> {
            var headers = exchange.getRequestHeaders();
            seen.add(headers.getFirst("Host"));
            seen.add(exchange.getRequestURI().toString());
            seen.add(headers.getFirst("webhook-id"));
            seen.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, 204);
        });

        var result = client.post(
                url("http://nowhere.invalid:" + port(server) + "/hooks?key=1"),
                Map.of("webhook-id", "msg_1"),
                BODY,
                PATIENCE);

        assertThat(result).isEqualTo(CallResult.answered(204, null));
        assertThat(seen).containsExactly("nowhere.invalid:" + port(server), "/hooks?key=1", "msg_1", "{}");
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() throws Exception {
        var followed = new AtomicInteger();
        on("/elsewhere", exchange -> {
            followed.incrementAndGet();
            answer(exchange, 204);
        });
        on("/hooks", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            answer(exchange, 307);
        });

        assertThat(post("/hooks", PATIENCE)).isEqualTo(CallResult.answered(307, null));
        assertThat(followed).hasValue(0);
    }

    @Test
    void a_receiver_can_say_how_long_it_wants_no_calls() throws Exception {
        on("/hooks", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "120");
            answer(exchange, 503);
        });
        on("/date", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT");
            answer(exchange, 503);
        });

        assertThat(post("/hooks", PATIENCE)).isEqualTo(CallResult.answered(503, Duration.ofMinutes(2)));
        assertThat(post("/date", PATIENCE)).isEqualTo(CallResult.answered(503, null));
    }

    @Test
    void the_end_of_an_endless_answer_is_not_awaited() throws Exception {
        on("/hooks", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[4_096];
            try (var out = exchange.getResponseBody()) {
                while (true) {
                    out.write(chunk);
                }
            } catch (IOException closed) {
                exchange.close();
            }
        });

        assertThat(post("/hooks", PATIENCE)).isEqualTo(CallResult.answered(200, null));
    }

    @Test
    void a_receiver_that_does_not_answer_in_time_has_failed() throws Exception {
        var end = new CountDownLatch(1);
        on("/hooks", exchange -> await(end));

        assertThat(post("/hooks", IMPATIENCE))
                .satisfies(failed -> assertThat(failed.status()).isNull())
                .satisfies(failed -> assertThat(failed.failure()).startsWith("did not answer within"));
        end.countDown();
    }

    @Test
    void a_dead_host_has_failed() throws Exception {
        var port = port(server);
        server.stop(0);

        assertThat(client.post(url("http://localhost:" + port + "/"), Map.of(), BODY, PATIENCE))
                .satisfies(failed -> assertThat(failed.status()).isNull())
                .satisfies(failed -> assertThat(failed.failure()).startsWith("could not be reached"));
    }

    @Test
    void a_certificate_is_verified_by_its_issuer_and_by_the_name_in_the_url() throws Exception {
        var secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(selfSigned("hooks.example")));
        secure.createContext("/", exchange -> answer(exchange, 204));
        secure.start();
        var trusting = new OutboundClient(vertx, true);
        try {
            var itsName = url("https://hooks.example:" + port(secure) + "/");
            var anotherName = url("https://other.example:" + port(secure) + "/");

            assertThat(trusting.post(itsName, Map.of(), BODY, PATIENCE)).isEqualTo(CallResult.answered(204, null));
            assertThat(trusting.post(anotherName, Map.of(), BODY, PATIENCE).status())
                    .isNull();
            assertThat(client.post(itsName, Map.of(), BODY, PATIENCE).status()).isNull();
        } finally {
            secure.stop(0);
        }
    }

    private SSLContext selfSigned(String host) throws Exception {
        var file = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private CallResult post(String path, Duration atMost) throws InterruptedException {
        return client.post(url("http://localhost:" + port(server) + path), Map.of(), BODY, atMost);
    }

    private static OutboundUrls.ResolvedUrl url(String url) {
        return new OutboundUrls.ResolvedUrl(URI.create(url), InetAddress.ofLiteral("127.0.0.1"));
    }

    private static int port(HttpServer of) {
        return of.getAddress().getPort();
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
