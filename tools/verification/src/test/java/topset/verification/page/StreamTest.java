package topset.verification.page;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.testsupport.Eventually.eventually;
import static topset.verification.support.SetRequest.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.page.OpenStream.Received;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.ServiceClient;

/** Tests the live stream as clients receive it over HTTP. */
@Isolated("ends the program service that all classes share")
@Tag("system")
class StreamTest {
    private static final ZoneId ZONE = Midday.ZONE;
    private static final String STREAM = "/v1/stream";

    @Test
    void nothing_is_missed_or_doubled_over_reconnects_and_a_restart_of_the_service() {
        var gym = GymClient.fresh("stream");
        var lifter = lifter(gym, "lena");
        var training = lifter.train(OffsetDateTime.now(ZONE), 1);
        String lastId;
        var received = new ArrayList<Received>();
        try (var first = open(gym, null)) {
            eventually().until(first::ready);
            lastId = first.lastId();
            var logged = training.log(bench(TOP, "100", 4, "8.5", OffsetDateTime.now(ZONE)));
            eventually().until(() -> !first.received().isEmpty());
            lifter.plan("next", logged.sequence());
        }
        var from = lastId;
        for (int visit = 1; visit <= 6; visit++) {
            // Events occur while no client is connected, once even while the service is stopped. The client must
            // receive them after it reconnects.
            var set = bench(TOP, Integer.toString(100 + 5 * visit), 4, "8.5", OffsetDateTime.now(ZONE));
            var logged = visit == 3 ? whileStopped(gym, () -> training.log(set)) : training.log(set);
            try (var again = open(gym, lastId)) {
                eventually().until(() -> !again.received().isEmpty());
                received.addAll(again.received());
                lastId = received.getLast().id();
            }
            // The next set is logged after this one is planned, because sets that are planned together cause fewer
            // events.
            lifter.plan("next", logged.sequence());
        }
        var upTo = lastId;

        try (var whole = open(gym, from)) {
            eventually().until(() -> ids(whole.received()).contains(upTo));
            assertThat(received).isEqualTo(whole.received().subList(0, received.size()));
        }
        assertThat(ids(received)).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        assertThat(received.stream().map(Received::name)).contains("target-recomputed", "backoff-today", "flag-raised");
    }

    /** Does something while the program service is stopped. The service is started again in any case. */
    private static <T> T whileStopped(GymClient gym, Supplier<T> work) {
        var program = gym.pair().stack().program();
        program.kill();
        try {
            return work.get();
        } finally {
            program.start();
        }
    }

    @Test
    void a_client_that_stops_reading_is_dropped_with_the_reason_and_the_place_to_resume() throws IOException {
        var gym = GymClient.fresh("stream-slow");
        try (var client = new Socket()) {
            client.setReceiveBufferSize(4_096); // before connecting, so that the kernel buffers little
            client.connect(new InetSocketAddress(
                    gym.pair().programs().getHost(), gym.pair().programs().getPort()));
            client.getOutputStream()
                    .write(("GET " + STREAM
                                    + " HTTP/1.1\r\nHost: topset\r\nConnection: close\r\nAccept: text/event-stream\r\n"
                                    + "Authorization: Bearer " + gym.pair().token(gym.name(), "coach", "kim")
                                    + "\r\n\r\n")
                            .getBytes(US_ASCII));
            var received = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            var line = received.readLine();
            while (!line.startsWith("event:")) {
                line = received.readLine();
            }
            assertThat(line).contains("ready");

            // The test causes more events than the kernels of both sides can buffer, until the service has closed the
            // connection.
            long before = dropped(gym);
            for (int athlete = 0; athlete % 20 > 0 || dropped(gym) == before; athlete++) {
                assertThat(athlete)
                        .as("athletes sent to a client that does not read")
                        .isLessThan(3_000);
                gym.lifter("lifter-" + athlete).profile(ZONE).program(LocalDate.now(ZONE), manyLifts());
            }

            var rest = received.lines().filter(each -> !each.isEmpty()).toList();
            var dropped = rest.indexOf("event:dropped");
            assertThat(dropped).isPositive();
            assertThat(String.join(" ", rest.subList(dropped, rest.size())))
                    .contains("too slow: an event was not received");
            assertThat(rest.subList(dropped - 1, rest.size()))
                    .anySatisfy(each -> assertThat(each).matches("id:\\d+-\\d+"));
        }
    }

    private static List<Map<String, Object>> manyLifts() {
        return Stream.of(
                        "bench-press",
                        "squat",
                        "deadlift",
                        "overhead-press",
                        "barbell-row",
                        "front-squat",
                        "incline-bench-press",
                        "close-grip-bench-press",
                        "decline-bench-press",
                        "pause-bench-press",
                        "floor-press",
                        "push-press",
                        "seated-overhead-press",
                        "pendlay-row",
                        "pause-squat",
                        "box-squat")
                .map(exercise -> Lifts.lift("d1-" + exercise, 1, exercise, "SINGLE_TOP", "2.5", "60"))
                .toList();
    }

    private static long dropped(GymClient gym) {
        return new ServiceClient(gym.pair().programManagement(), null)
                .get("/q/metrics")
                .text()
                .lines()
                .filter(metric -> metric.startsWith("topset_stream_dropped"))
                .mapToLong(metric -> (long) Double.parseDouble(metric.substring(metric.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static OpenStream open(GymClient gym, @Nullable String lastId) {
        return OpenStream.open(gym.pair().programs(), gym.pair().token(gym.name(), "coach", "kim"), STREAM, lastId);
    }

    private static List<String> ids(List<Received> received) {
        return received.stream().map(Received::id).toList();
    }

    private static GymCaller lifter(GymClient gym, String id) {
        var lifter = gym.lifter(id).profile(ZONE);
        lifter.program(LocalDate.now(ZONE), Lifts.bench());
        return lifter;
    }
}
