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
 * Processes the athletes whose stored due time (such as the end of a week) has passed, on one replica at a time. A
 * transaction processes several athletes, because many weeks end in the same minute. If a transaction fails, each of
 * its athletes is processed in a transaction of its own. So an athlete who cannot be processed does not affect others.
 */
public final class AthleteSweep {
    private static final Logger LOG = Logger.getLogger(AthleteSweep.class);
    private static final int AT_A_TIME = 200;
    // A logged set of one of these athletes waits until the transaction ends.
    private static final int ATHLETES_OF_TRANSACTION = 50;

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

    /** The work that is done for several athletes, in a transaction that holds the athletes' locks. */
    @FunctionalInterface
    public interface Work {
        void process(StoreTransaction tx, List<Athlete> athletes) throws SQLException;
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
            for (int from = 0; from < athletes.size(); from += ATHLETES_OF_TRANSACTION) {
                lock.stillHere();
                var together = athletes.subList(from, Math.min(from + ATHLETES_OF_TRANSACTION, athletes.size()));
                processed += process(together, work);
                last = together.getLast();
            }
        } while (athletes.size() == AT_A_TIME);
        return processed;
    }

    /** Returns the number of athletes that were processed. */
    private int process(List<Athlete> athletes, Work work) {
        try {
            store.transact(athletes, tx -> {
                work.process(tx, athletes);
                return athletes;
            });
            return athletes.size();
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                throw e;
            }
            if (athletes.size() > 1) {
                return processOneByOne(athletes, work);
            }
            LOG.errorf(e, "%s cannot be processed; trying again in a minute", athletes.getFirst());
            return 0;
        }
    }

    private int processOneByOne(List<Athlete> athletes, Work work) {
        int processed = 0;
        for (var athlete : athletes) {
            processed += process(List.of(athlete), work);
        }
        return processed;
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
