package topset.program.weekdays;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.program.programs.AthleteTable;
import topset.program.replanning.AthleteSweep;
import topset.program.roster.RosterProjection;
import topset.store.Actor;
import topset.store.EventStore;

/**
 * Updates an athlete's row in the roster (the coach's list of athletes) when a day that ends in the athlete's time zone
 * changes the missed days. Each row contains the time of its next update, so athletes who train as planned are not
 * processed.
 */
@ApplicationScoped
public class DaySweep {
    private static final Logger LOG = Logger.getLogger(DaySweep.class);
    private static final Actor ACTOR = Actor.system("day-sweep");
    private static final int LOCK_SPACE = 7_413;

    private final AthleteSweep sweep;
    private final Clock clock;

    public DaySweep(DataSource dataSource, EventStore store, Clock clock) {
        this.sweep = new AthleteSweep(dataSource, store, LOCK_SPACE, "roster_row", "next_day_at");
        this.clock = clock;
    }

    /** Updates the due rows of the roster (the coach's list of athletes) every minute. The replicas share the rows. */
    @Scheduled(every = "60s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyMinute() {
        try {
            sweep();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Could not update the rows of athletes whose day has ended; trying again in a minute", e);
        }
    }

    /**
     * Updates every row of the roster (the coach's list of athletes) whose next update is due. Returns the number of
     * updated rows.
     */
    public int sweep() throws SQLException {
        var now = clock.instant();
        return sweep.run(
                now,
                (tx, athletes) ->
                        RosterProjection.daysEnded(tx, ACTOR, AthleteTable.profiles(tx.connection(), athletes), now));
    }
}
