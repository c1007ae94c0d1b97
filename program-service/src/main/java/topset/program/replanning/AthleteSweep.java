package topset.program.replanning;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.edge.operations.ReplicaLock;
import topset.edge.web.Outage;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.StoreTransaction;

/**
 * Processes the athletes whose stored due time (such as the end of a week) has passed, each in a transaction of its
 * own, on one replica at a time. If one athlete fails, the sweep continues with the next.
 */
public final class AthleteSweep {
    private static final Logger LOG = Logger.getLogger(AthleteSweep.class);
    private static final int AT_A_TIME = 200;

    private final DataSource dataSource;
    private final EventStore store;
    private final int lockSpace;
    private final String due;

    /**
     * @param lockSpace the number that identifies the job's {@link ReplicaLock}
     * @param due a query that selects gym and athlete, ordered by both, with the parameters: the current time, the gym
     * and the athlete after which to continue, and the largest number of rows
     */
    public AthleteSweep(DataSource dataSource, EventStore store, int lockSpace, String due) {
        this.dataSource = dataSource;
        this.store = store;
        this.lockSpace = lockSpace;
        this.due = due;
    }

    /** The work that is done for one athlete, in a transaction that holds the athlete's lock. */
    @FunctionalInterface
    public interface Work {
        void process(StoreTransaction tx, Athlete athlete) throws SQLException;
    }

    /**
     * Processes every athlete whose stored due time (such as the end of a week) has passed. Returns the number of
     * processed athletes.
     */
    public int run(Instant now, Work work) throws SQLException {
        return ReplicaLock.run(dataSource, lockSpace, lock -> run(lock, now, work));
    }

    private int run(ReplicaLock lock, Instant now, Work work) throws SQLException {
        int processed = 0;
        var last = new Athlete("", "");
        List<Athlete> athletes;
        do {
            athletes = due(lock.connection(), now, last);
            for (var athlete : athletes) {
                lock.stillHere();
                processed += process(athlete, work) ? 1 : 0;
                last = athlete;
            }
        } while (athletes.size() == AT_A_TIME);
        return processed;
    }

    private boolean process(Athlete athlete, Work work) {
        try {
            store.transact(List.of(athlete), tx -> {
                work.process(tx, athlete);
                return athlete;
            });
            return true;
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            LOG.errorf(e, "%s cannot be processed; trying again in a minute", athlete);
            return false;
        }
    }

    private List<Athlete> due(Connection connection, Instant now, Athlete after) throws SQLException {
        try (var statement = connection.prepareStatement(due)) {
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
