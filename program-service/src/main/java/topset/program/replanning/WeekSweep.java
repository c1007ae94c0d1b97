package topset.program.replanning;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.program.programs.AthleteTable;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.append.Tx;

/**
 * Closes each week of a program when it ends in the athlete's time zone, so that its results are final. The plans are
 * computed in the same way as after a logged set, so a repeated run changes nothing.
 */
@ApplicationScoped
public class WeekSweep {
    private static final Logger LOG = Logger.getLogger(WeekSweep.class);
    private static final Actor ACTOR = Actor.system("week-sweep");
    private static final int LOCK_SPACE = 7_407;

    private final AthleteSweep sweep;
    private final Planner planner;
    private final Clock clock;

    public WeekSweep(DataSource dataSource, EventStore store, Planner planner, Clock clock) {
        this.sweep = new AthleteSweep(dataSource, store, LOCK_SPACE, "program", "next_week_at");
        this.planner = planner;
        this.clock = clock;
    }

    /**
     * Every minute, closes the programs' weeks that have ended, so that their results are final. The replicas share the
     * athletes.
     */
    @Scheduled(every = "60s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyMinute() {
        try {
            var closed = sweep();
            if (closed > 0) {
                LOG.infof("Closed the weeks of %d athletes", closed);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Could not close weeks; trying again in a minute", e);
        }
    }

    /**
     * Closes every program week that has ended in the athlete's time zone, so that its results are final. Returns
     * the number of athletes whose weeks were closed.
     */
    public int sweep() throws SQLException {
        var now = clock.instant();
        return sweep.run(now, (tx, athletes) -> planner.replan(tx, ACTOR, timePassed(tx, athletes), now));
    }

    private static List<Planner.Changed> timePassed(Tx tx, List<Athlete> athletes) throws SQLException {
        return AthleteTable.load(tx.connection(), athletes).values().stream()
                .map(programs -> new Planner.Changed(programs, Cause.TIME))
                .toList();
    }
}
