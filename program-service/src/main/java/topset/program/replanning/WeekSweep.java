package topset.program.replanning;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.edge.operations.ReplicaLock;
import topset.edge.web.Outage;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;

/**
 * Closes each week when it ends in the athlete's time zone. The sweep replans in the same way as after a logged set, so
 * a repeated run changes nothing.
 */
@ApplicationScoped
public class WeekSweep {
    private static final Logger LOG = Logger.getLogger(WeekSweep.class);
    private static final Actor ACTOR = Actor.system("week-sweep");
    private static final int AT_A_TIME = 200;

    /** The number that identifies this job's {@link ReplicaLock}. */
    private static final int LOCK_SPACE = 7_407;

    private static final String ENDED = "select distinct gym, athlete from program"
            + " where next_week_at <= ? and (gym, athlete) > (?, ?) order by gym, athlete limit ?";

    private final DataSource dataSource;
    private final EventStore store;
    private final Planner planner;
    private final Clock clock;

    public WeekSweep(DataSource dataSource, EventStore store, Planner planner, Clock clock) {
        this.dataSource = dataSource;
        this.store = store;
        this.planner = planner;
        this.clock = clock;
    }

    /** Closes weeks every minute, on one replica at a time. */
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

    /** Closes every week that has ended. Returns the number of athletes with closed weeks. */
    public int sweep() throws SQLException {
        return ReplicaLock.run(dataSource, LOCK_SPACE, this::sweep);
    }

    private int sweep(ReplicaLock lock) throws SQLException {
        var now = clock.instant();
        int closed = 0;
        var last = new Athlete("", "");
        List<Athlete> ended;
        do {
            ended = ended(lock.connection(), now, last);
            for (var athlete : ended) {
                lock.stillHere();
                closed += close(athlete, now) ? 1 : 0;
                last = athlete;
            }
        } while (ended.size() == AT_A_TIME);
        return closed;
    }

    /** Closes an athlete's ended weeks. If this fails, the job continues with the next athlete. */
    private boolean close(Athlete athlete, Instant now) {
        try {
            store.transact(List.of(athlete), tx -> {
                planner.timePassed(tx, ACTOR, List.of(athlete), now);
                return athlete;
            });
            return true;
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            LOG.errorf(e, "The week of %s cannot be closed; trying again in a minute", athlete);
            return false;
        }
    }

    private static List<Athlete> ended(Connection connection, Instant now, Athlete after) throws SQLException {
        try (var statement = connection.prepareStatement(ENDED)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setString(2, after.gym());
            statement.setString(3, after.id());
            statement.setInt(4, AT_A_TIME);
            var athletes = new ArrayList<Athlete>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    athletes.add(new Athlete(rows.getString(1), rows.getString(2)));
                }
            }
            return athletes;
        }
    }
}
