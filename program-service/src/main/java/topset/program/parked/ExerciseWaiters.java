package topset.program.parked;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.web.Outage;
import topset.program.catalogue.ExerciseService;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.Sql;

/**
 * Processes parked events after a gym has defined the exercise that they name. The replica that stored the definition
 * processes the waiting events at once. Every ten seconds the job processes those that this replica has missed, because
 * it was killed or because the events were parked at the same moment.
 */
@ApplicationScoped
public final class ExerciseWaiters implements ExerciseService.DefinedExerciseObserver {
    private static final Logger LOG = Logger.getLogger(ExerciseWaiters.class);
    private static final int AT_A_TIME = 500;

    /**
     * Selects the athletes whose events wait for an exercise that the gym has now defined. The stored reason is a text
     * such as {@code exercise my-press is not defined in the gym}; its second word is the exercise's id.
     */
    private static final String WAITERS = "select i.gym, i.athlete from inbox i"
            + " join exercise e on e.gym = i.gym and e.id = split_part(i.reason, ' ', 2)"
            + " where i.cause = 'CATALOGUE' order by i.since limit " + AT_A_TIME;

    private final DataSource dataSource;
    private final ParkedAthletes parked;
    private final Job job = new Job("exercise-waiters", Duration.ofSeconds(10), this::sweep);

    public ExerciseWaiters(DataSource dataSource, ParkedAthletes parked) {
        this.dataSource = dataSource;
        this.parked = parked;
    }

    @Override
    public void defined() {
        job.wake();
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
    }

    public int sweep() {
        var waiters = Query.on(
                dataSource,
                connection -> Sql.list(connection, WAITERS, row -> new Athlete(row.getString(1), row.getString(2))));
        for (var athlete : waiters) {
            try {
                parked.resume(athlete);
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    throw e;
                }
                LOG.errorf(e, "The parked events of %s cannot be processed", athlete);
            }
        }
        return waiters.size();
    }
}
