package topset.edge.jobs;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The jobs of this service. All end when the service stops. */
@ApplicationScoped
public class Jobs {
    private static final Duration END_WITHIN = Duration.ofSeconds(3);

    private final MeterRegistry metrics;
    private final List<Job> started = new CopyOnWriteArrayList<>();

    public Jobs(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    public void start(Job job) {
        FunctionCounter.builder("topset_job_failures", job, Job::failures)
                .description("Runs of a background job that failed and are tried again")
                .tag("job", job.name())
                .register(metrics);
        started.add(job);
        job.start();
    }

    public void stop(@Observes ShutdownEvent event) {
        started.forEach(Job::stop);
        var deadline = System.nanoTime() + END_WITHIN.toNanos();
        started.forEach(job -> job.awaitEnd(Duration.ofNanos(deadline - System.nanoTime())));
    }
}
