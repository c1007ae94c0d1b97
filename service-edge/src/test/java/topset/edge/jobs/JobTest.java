package topset.edge.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final Duration OFTEN = Duration.ofMillis(1);
    private static final Duration RARELY = Duration.ofDays(1);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Jobs jobs = new Jobs(metrics);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stop() {
        jobs.stop(new ShutdownEvent());
    }

    @Test
    void a_failed_run_is_counted_and_tried_again() {
        jobs.start(new Job("failing", OFTEN, () -> {
            switch (runs.incrementAndGet()) {
                case 1 -> throw new SQLException("away", "08006");
                case 2 -> throw new IllegalStateException("a fault");
                case 3 -> throw new AssertionError("a defect");
                default -> {}
            }
        }));

        eventually().until(() -> runs.get() > 3);

        assertThat(metrics.get("topset_job_failures")
                        .tag("job", "failing")
                        .functionCounter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void a_woken_job_runs_without_its_pause() {
        var job = new Job("woken", RARELY, runs::incrementAndGet);
        jobs.start(job);

        for (int n = 1; n <= 3; n++) {
            job.wake();
            int expected = n;
            eventually().until(() -> runs.get() == expected);
        }
    }

    @Test
    void a_stop_ends_pauses_and_long_runs() {
        var pausing = new Job("pausing", RARELY, runs::incrementAndGet);
        var running = new Job[1];
        running[0] = new Job("running", OFTEN, () -> {
            while (!running[0].isStopped()) {
                runs.incrementAndGet();
                running[0].rest(RARELY);
            }
        });
        jobs.start(pausing);
        jobs.start(running[0]);
        eventually().until(() -> runs.get() == 1);

        pausing.stop();
        running[0].stop();

        eventually().until(() -> pausing.awaitEnd(OFTEN) && running[0].awaitEnd(OFTEN));
        assertThat(runs).hasValue(1);
    }
}
