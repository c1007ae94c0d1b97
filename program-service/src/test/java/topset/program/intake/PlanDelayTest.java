package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.program.sets.ArrivedEvent;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

class PlanDelayTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:10Z");
    private static final Athlete LIFTER = new Athlete("gym", "lifter");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final PlanDelay delay = new PlanDelay(metrics, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void an_event_counts_from_its_recording() {
        delay.record(List.of(event("2026-11-27T12:00:07Z")));
        assertThat(timer().count()).isEqualTo(1);
        assertThat(timer().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void the_delays_of_a_gym_are_measured_apart() {
        delay.record(List.of(event("2026-11-27T12:00:07Z")));
        var ofGym = metrics.get("topset_gym_plan_delay").tag("gym", "gym").timer();
        assertThat(ofGym.count()).isEqualTo(1);
        assertThat(ofGym.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void an_event_without_a_time_does_not_count() {
        delay.record(List.of(event(null)));
        assertThat(timer().count()).isZero();
    }

    @Test
    void an_event_from_a_clock_that_is_ahead_counts_as_fresh() {
        delay.record(List.of(event("2026-11-27T12:00:11Z")));
        assertThat(timer().count()).isEqualTo(1);
        assertThat(timer().totalTime(TimeUnit.SECONDS)).isZero();
    }

    private Timer timer() {
        return metrics.get("topset_plan_delay").timer();
    }

    private static ArrivedEvent event(@Nullable String recordedAt) {
        Map<String, String> headers = recordedAt == null ? Map.of() : Map.of(Incoming.RECORDED_AT, recordedAt);
        return ArrivedEvent.of(
                new Incoming(LIFTER, 1, "event-1", "type", headers, null),
                null,
                top(LIFTER, "2026-11-27T12:00:00Z", "120", 4));
    }
}
