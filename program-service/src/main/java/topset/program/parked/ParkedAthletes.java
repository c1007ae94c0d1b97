package topset.program.parked;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.operations.ParkedEvents;
import topset.edge.web.Outage;
import topset.program.intake.Intake;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.Sql;
import topset.store.inbox.Inbox;

/** Replays parked events for operators, and by itself after a gym has defined the exercise that they name. */
@Singleton
public final class ParkedAthletes extends ParkedEvents {
    private static final Logger LOG = Logger.getLogger(ParkedAthletes.class);
    private static final int AT_A_TIME = 500;

    /**
     * Selects the athletes whose events wait for an exercise that the gym has now defined. The stored reason is a text
     * such as {@code exercise my-press is not defined in the gym}; its second word is the exercise's id.
     */
    private static final String WAITERS = "select i.gym, i.athlete from inbox i"
            + " join exercise e on e.gym = i.gym and e.id = split_part(i.reason, ' ', 2)"
            + " where i.cause = 'CATALOGUE' order by i.since limit " + AT_A_TIME;

    private final DataSource dataSource;
    private final Intake intake;
    private final Job job = new Job("exercise-waiters", Duration.ofSeconds(1), this::sweep);

    public ParkedAthletes(DataSource dataSource, Inbox inbox, Intake intake) {
        super(dataSource, inbox, intake);
        this.dataSource = dataSource;
        this.intake = intake;
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
                resume(athlete);
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    throw e;
                }
                LOG.errorf(e, "The parked events of %s cannot be processed", athlete);
            }
        }
        return waiters.size();
    }

    /** Does nothing if the events wait for another reason than an exercise. */
    private void resume(Athlete athlete) {
        if (intake.resume(athlete)) {
            replayRest(athlete);
        }
    }
}
