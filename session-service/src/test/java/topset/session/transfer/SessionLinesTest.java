package topset.session.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import topset.session.events.SessionEvents;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.erasure.Erasure;

class SessionLinesTest {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-24T18:00:00Z");

    @Test
    void an_erasure_whose_stream_is_not_that_of_a_session_has_no_line() {
        var erased = new RecordedEvent(
                7,
                new Athlete("iron-temple", "lifter-1"),
                3,
                "athlete-lifter-1",
                2,
                Erasure.TYPE,
                TIME,
                TIME,
                "{\"erasedAt\":\"2026-11-24T18:00:00Z\"}",
                null);

        assertThat(SessionLine.of(erased, SessionEvents.read(erased))).isNull();
    }
}
