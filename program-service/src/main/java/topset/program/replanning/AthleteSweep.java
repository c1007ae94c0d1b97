package topset.program.replanning;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Gatherers;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.edge.operations.ReplicaLock;
import topset.edge.web.Outage;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Sql;
import topset.store.append.Tx;

/**
 * Processes the athletes whose stored due time (such as the end of a week) has passed. The athletes are divided into
 * ranges of a hash of their id. Each range is processed by one replica at a time, so several replicas share the work.
 *
 * <p>A transaction processes several athletes, because many weeks end in the same minute. If a transaction fails, each
 * of its athletes is processed in a transaction of its own. So an athlete who cannot be processed does not affect
 * others.
 */
public final class AthleteSweep {
    private static final Logger LOG = Logger.getLogger(AthleteSweep.class);

    /** The number of ranges: more than there are replicas, so that all replicas find work until the end. */
    static final int RANGES = 8;

    /**
     * The number of athletes that one query returns. Each query reads all due athletes of all ranges, so there are few
     * queries.
     */
    private static final int AT_A_TIME = 5_000;

    /** The SQL expression of an athlete's range, which is a number from 0 on. */
    static final String RANGE = "hashtextextended(gym || '/' || athlete, 0) & " + (RANGES - 1);

    /** The due athletes are found by their time before they are ordered. Otherwise the query might read all athletes. */
    private static final String DUE = "with due as materialized (select gym, athlete from %s where %s <= ?)"
            + " select distinct gym, athlete from due where " + RANGE
            + " = ? and (gym, athlete) > (?, ?) order by gym, athlete limit ?";

    // A logged set of one of these athletes waits until the transaction ends.
    private static final int ATHLETES_OF_TRANSACTION = 50;

    private final DataSource dataSource;
    private final EventStore store;
    private final int lockSpace;
    private final String due;

    /**
     * @param lockSpace the number that identifies the job's {@link ReplicaLock}
     * @param table a table with the columns {@code gym} and {@code athlete}
     * @param dueAt the column with the due time, which has an index
     */
    public AthleteSweep(DataSource dataSource, EventStore store, int lockSpace, String table, String dueAt) {
        this.dataSource = dataSource;
        this.store = store;
        this.lockSpace = lockSpace;
        this.due = DUE.formatted(table, dueAt);
    }

    /** The work that is done for several athletes, in a transaction that holds the athletes' locks. */
    @FunctionalInterface
    public interface Work {
        void process(Tx tx, List<Athlete> athletes) throws SQLException;
    }

    /**
     * Processes every athlete whose stored due time (such as the end of a week) has passed, except those whom another
     * replica is processing. Returns the number of processed athletes.
     */
    public int run(Instant now, Work work) throws SQLException {
        int processed = 0;
        // Replicas begin with different ranges, so that they rarely ask for the same lock.
        int first = ThreadLocalRandom.current().nextInt(RANGES);
        for (int n = 0; n < RANGES; n++) {
            int range = (first + n) % RANGES;
            processed += ReplicaLock.run(dataSource, lockSpace, range + 1, lock -> run(lock, range, now, work));
        }
        return processed;
    }

    private int run(ReplicaLock lock, int range, Instant now, Work work) throws SQLException {
        int processed = 0;
        var last = new Athlete("", "");
        List<Athlete> athletes;
        do {
            athletes = due(lock.connection(), range, now, last);
            for (var together : athletes.stream()
                    .gather(Gatherers.windowFixed(ATHLETES_OF_TRANSACTION))
                    .toList()) {
                lock.stillHere();
                processed += process(together, work);
                last = together.getLast();
            }
        } while (athletes.size() == AT_A_TIME);
        return processed;
    }

    /** Returns the number of athletes that were processed. */
    private int process(List<Athlete> athletes, Work work) {
        try {
            store.run(athletes, tx -> {
                work.process(tx, athletes);
                return athletes;
            });
            return athletes.size();
        } catch (RuntimeException e) {
            if (Outage.concernsEveryTransaction(e)) {
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

    private List<Athlete> due(Connection connection, int range, Instant now, Athlete after) throws SQLException {
        return Sql.list(
                connection,
                due,
                rows -> new Athlete(rows.getString(1), rows.getString(2)),
                now.atOffset(ZoneOffset.UTC),
                range,
                after.gym(),
                after.id(),
                AT_A_TIME);
    }
}
