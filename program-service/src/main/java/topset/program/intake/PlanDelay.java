package topset.program.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;
import topset.edge.limits.GymMeters;
import topset.program.sets.ArrivedEvent;

final class PlanDelay {
    private static final Duration[] BOUNDS = Stream.of(
                    10L, 25L, 50L, 100L, 250L, 500L, 1_000L, 2_500L, 10_000L, 60_000L)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Timer timer;
    private final GymMeters<Timer> gyms;
    private final Clock clock;

    PlanDelay(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        this.timer = Timer.builder("topset_plan_delay")
                .description("Time from the recording of a session event until the plans that include it are stored")
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
        this.gyms = new GymMeters<>(
                gym -> Timer.builder("topset_gym_plan_delay")
                        .description("The same time for the events of one gym")
                        .tag("gym", gym)
                        .register(metrics),
                metrics::remove);
    }

    void record(Collection<ArrivedEvent> processed) {
        var now = clock.instant();
        for (var event : processed) {
            var recorded = event.recordedAt();
            if (recorded != null) {
                var delay = recorded.isBefore(now) ? Duration.between(recorded, now) : Duration.ZERO;
                timer.record(delay);
                gyms.of(event.athlete().gym()).record(delay);
            }
        }
    }
}
