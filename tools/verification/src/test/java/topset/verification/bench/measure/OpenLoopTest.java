package topset.verification.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;
import topset.verification.support.SessionClient;

/** Tests the load generator against a server that answers as both services do. */
@SuppressWarnings("NullAway")
class OpenLoopTest {
    private static final int SETS = 20;

    private HttpServer server;
    private volatile int status = 201;
    private volatile String today = plan("60", "50");

    private static String plan(String top, String backoff) {
        return "{\"lifts\":[{\"slotId\":\"d1\",\"exercise\":\"bench-press\",\"top\":{\"load\":" + top
                + ",\"reps\":4},\"backoff\":{\"load\":" + backoff + "}}],\"asOf\":{\"sequence\":7}}";
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
            var isSet = call.getRequestMethod().equals("POST");
            assertThat(body).contains(isSet ? "\"role\":\"TOP\"" : "");
            var text = (isSet ? "{\"sequence\":7}" : today).getBytes(UTF_8);
            call.sendResponseHeaders(isSet ? status : 200, text.length);
            call.getResponseBody().write(text);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Every set is the first one of the athlete, with 60 kg. */
    private SetTimes run() {
        var address = URI.create("http://localhost:" + server.getAddress().getPort());
        var client = new ServiceClient(address, "token");
        var lifter = new GymCaller(new GymClient(RunningPair.running().orElse(null), "gym"), "lifter", client, client);
        var athlete = ActiveAthlete.ofBench(new SessionClient(lifter, UUID.randomUUID()));
        return OpenLoop.run(0, SETS, 1, (connections, number, done) -> athlete.log(connections, 0, done));
    }

    @Test
    void a_set_that_today_shows_is_planned() {
        var times = run();

        assertThat(times.count(SetTimes.PLANNED)).isEqualTo(SETS);
        assertThat(times.millis(1)).isPositive();
    }

    @Test
    void a_wrong_backoff_is_noticed() {
        today = plan("60", "52.5");

        assertThat(run().count(SetTimes.WRONG)).isEqualTo(SETS);
    }

    @Test
    void a_refusal_is_counted_by_its_status() {
        status = 503;

        assertThat(run().results()).isEqualTo(SETS + " × 503");
    }

    @Test
    void a_caller_of_a_closed_loop_waits_for_its_answer() {
        var atOnce = new int[2];
        var times = OpenLoop.closed(2, Duration.ofMillis(200), (connections, number, done) -> {
            atOnce[0]++;
            atOnce[1] = Math.max(atOnce[0], atOnce[1]);
            connections.send(
                    URI.create("http://localhost:" + server.getAddress().getPort()),
                    "GET",
                    "/",
                    "token",
                    "",
                    (answered, text) -> {
                        atOnce[0]--;
                        done.accept(answered);
                    });
        });

        assertThat(atOnce[1]).isEqualTo(2);
        assertThat(times.count(200)).isEqualTo(times.sent()).isPositive();
    }
}
