package topset.verification.page;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.GymClient;
import topset.verification.support.ServiceClient;

/** Tests that a client of the live stream cannot fill the service's memory by not reading. */
@Tag("system")
class StalledReaderTest {
    private static final ZoneId ZONE = Midday.ZONE;

    @Test
    void a_client_that_stops_reading_is_dropped_with_the_reason_and_the_place_to_resume() throws IOException {
        var gym = GymClient.fresh("stream-slow");
        try (var client = new Socket()) {
            client.setReceiveBufferSize(4_096); // before connecting, so that the kernel buffers little
            client.connect(new InetSocketAddress(
                    gym.pair().programs().getHost(), gym.pair().programs().getPort()));
            client.getOutputStream()
                    .write(
                            ("GET /v1/stream HTTP/1.1\r\nHost: topset\r\nConnection: close\r\nAccept: text/event-stream\r\n"
                                            + "Authorization: Bearer "
                                            + gym.pair().token(gym.name(), "coach", "kim")
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
}
