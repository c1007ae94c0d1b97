package topset.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import topset.testsupport.ServerSentEvents.Event;

class ServerSentEventsTest {
    private static ServerSentEvents stream(String text) {
        return new ServerSentEvents(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    @Test
    void events_and_heartbeats_come_one_after_the_other_and_then_the_end() throws IOException {
        try (var stream = stream("id:1-1\nevent:ready\ndata:{}\n\nid:1-2\n:heartbeat\n\n\ndata:7\n\n")) {
            assertThat(stream.next()).isEqualTo(new Event("ready", "1-1", "{}"));
            assertThat(stream.next()).isEqualTo(new Event(":heartbeat", "1-2", ""));
            assertThat(stream.next()).isEqualTo(new Event("", "", "7"));
            assertThat(stream.next()).isNull();
        }
    }

    @Test
    void an_event_that_was_cut_off_is_none() throws IOException {
        try (var stream = stream("event:target\ndata:{}\n")) {
            assertThat(stream.next()).isNull();
        }
    }
}
