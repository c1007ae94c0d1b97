package topset.program.parked;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.edge.web.Outage;
import topset.program.catalogue.DefinedExerciseObserver;
import topset.store.Athlete;

/**
 * Processes events that waited for an exercise, after the gym has defined it. The replica that defines the exercise
 * does so at once. A regular job finds events that began to wait at the same moment, and events that a killed replica
 * has left.
 */
@ApplicationScoped
public class ExerciseWaiters implements DefinedExerciseObserver {
    private static final Logger LOG = Logger.getLogger(ExerciseWaiters.class);
    private static final int AT_A_TIME = 500;

    /**
     * Selects the athletes whose missing exercise is defined by now. The stored reason of their wait begins with the
     * words of {@code CATALOGUE}; its third word is the exercise's id.
     */
    private static final String WAITERS = "select i.gym, i.athlete from inbox i"
            + " join exercise e on e.gym = i.gym and e.id = split_part(i.reason, ' ', 3)"
            + " where i.cause = 'FAULT' and i.reason like 'catalogue: exercise %' order by i.since limit " + AT_A_TIME;

    private final DataSource dataSource;
    private final ParkedAthletes parked;
    private final AtomicBoolean sweeping = new AtomicBoolean();

    public ExerciseWaiters(DataSource dataSource, ParkedAthletes parked) {
        this.dataSource = dataSource;
        this.parked = parked;
    }

    @Override
    public void defined(String gym, String exercise) {
        Thread.ofVirtual().name("exercise-waiters").start(this::sweepOnce);
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyTenSeconds() {
        sweepOnce();
    }

    private void sweepOnce() {
        if (!sweeping.compareAndSet(false, true)) {
            return; // the running sweep, or the next scheduled one, finds the athletes
        }
        try {
            sweep();
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "Athletes whose gym has defined their exercise could not be resumed; trying again in ten seconds",
                    e);
        } finally {
            sweeping.set(false);
        }
    }

    /** Processes the events that waited for an exercise that is defined by now. Returns the number of athletes. */
    public int sweep() throws SQLException {
        var waiters = waiters();
        for (var athlete : waiters) {
            try {
                parked.resume(athlete);
            } catch (RuntimeException e) {
                if (Outage.isBehind(e)) {
                    throw e;
                }
                LOG.errorf(e, "The events of %s cannot be resumed", athlete);
            }
        }
        return waiters.size();
    }

    private List<Athlete> waiters() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(WAITERS);
                var rows = statement.executeQuery()) {
            var waiters = new ArrayList<Athlete>();
            while (rows.next()) {
                waiters.add(new Athlete(rows.getString(1), rows.getString(2)));
            }
            return waiters;
        }
    }
}
