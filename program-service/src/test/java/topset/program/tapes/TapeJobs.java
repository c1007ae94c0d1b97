package topset.program.tapes;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;

/** Does not start the jobs that change plans: a tape runs them. */
@Alternative
@Singleton
class TapeJobs extends Jobs {
    private static final Set<String> OF_TAPES = Set.of("time-sweep", "gym-equipment", "exercise-waiters", "rebuild");

    TapeJobs(MeterRegistry metrics) {
        super(metrics);
    }

    @Override
    public void start(Job job) {
        if (!OF_TAPES.contains(job.name())) {
            super.start(job);
        }
    }
}
