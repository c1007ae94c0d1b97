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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.local.process.Ports;
import topset.local.process.Processes;

/** Tests how the common address chooses between three replicas, which are small servers that say their number. */
class OriginOfReplicasTest {
    private static final int REPLICAS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<HttpServer> servers = new ArrayList<>();
    private final Map<Integer, Integer> readiness = new ConcurrentHashMap<>();
    private List<ServiceAddress> addresses;
    private Origin origin;

    @BeforeEach
    void start() throws IOException {
        var ports = Ports.free(REPLICAS + 1);
        for (int replica = 1; replica <= REPLICAS; replica++) {
            serve(replica, ports.get(replica));
        }
        addresses = ports.stream()
                .skip(1)
                .map(port -> new ServiceAddress(port, port))
                .toList();
        origin = new Origin(ports.getFirst(), addresses, addresses);
        origin.start();
        eventually(() -> answering().size() == REPLICAS);
    }

    @AfterEach
    void stop() {
        origin.stop();
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void ready_replicas_answer_in_turn() {
        var replicas =
                IntStream.range(0, 2 * REPLICAS).mapToObj(call -> get().body()).toList();
        assertThat(replicas.subList(0, REPLICAS)).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(replicas.subList(REPLICAS, 2 * REPLICAS)).isEqualTo(replicas.subList(0, REPLICAS));
    }

    @Test
    void a_replica_that_is_not_ready_gets_no_request_until_it_is_ready_again() {
        readiness.put(2, 503);
        eventually(() -> answering().equals(List.of("1", "3")));
        readiness.put(2, 200);
        eventually(() -> answering().equals(List.of("1", "2", "3")));
    }

    @Test
    void while_a_replica_accepts_no_connection_every_request_is_answered_by_another() {
        servers.get(2).stop(0);
        // A request may still be sent into a connection that is just being closed.
        eventually(() -> IntStream.range(0, 20).allMatch(call -> get().statusCode() == 200));
        assertThat(answering()).containsExactly("1", "2");
    }

    @Test
    void a_request_is_tried_at_each_replica_before_the_check_of_readiness_has_seen_them() {
        readiness.putAll(Map.of(1, 503, 2, 503, 3, 503));
        servers.get(0).stop(0);
        servers.get(1).stop(0);
        eventually(() -> answering().equals(List.of("3")));
    }

    @Test
    void replicas_that_are_replaced_get_no_request_and_the_others_go_on() {
        origin.route(List.of(), List.of(addresses.get(1), addresses.get(2)));
        assertThat(answering()).containsExactly("2", "3");
        origin.route(List.of(), List.of(addresses.getFirst(), addresses.get(1)));
        eventually(() -> answering().equals(List.of("1", "2")));
    }

    /** Returns who answers as many calls as there are replicas, sorted. */
    private List<String> answering() {
        var answering = new TreeSet<String>();
        for (int call = 0; call < REPLICAS; call++) {
            var answer = get();
            answering.add(answer.statusCode() == 200 ? answer.body() : "status " + answer.statusCode());
        }
        return List.copyOf(answering);
    }

    private HttpResponse<String> get() {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(origin.url())).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time-out").isLessThan(deadline);
            Processes.pause(Processes.LOOK_EVERY);
        }
    }

    private void serve(int replica, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> answer(exchange, 200, Integer.toString(replica)));
        server.createContext("/q/health/ready", exchange -> answer(exchange, readiness.getOrDefault(replica, 200), ""));
        server.start();
        servers.add(server);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.sendResponseHeaders(status, text.isEmpty() ? -1 : text.length());
        try (var out = exchange.getResponseBody()) {
            out.write(text.getBytes(UTF_8));
        }
    }
}
