package topset.program.replanning;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Gatherers;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.jobs.ReplicaLock;
import topset.edge.web.Outage;
import topset.program.sets.SetChanges;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.append.Reads;
import topset.store.append.Tx;
import topset.store.append.Work;

/**
 * Closes each week of a program when it ends in the athlete's time zone, and updates the roster when a planned day ends
 * without training. A repeated run changes nothing. Each range of athletes, by a hash of their id, is processed by
 * one replica at a time, several athletes in a transaction. One who cannot be processed does not affect others.
 */
@ApplicationScoped
public final class TimeSweep {
    private static final Logger LOG = Logger.getLogger(TimeSweep.class);
    private static final Actor ACTOR = Actor.system("time-sweep");
    private static final int LOCK_SPACE = 7_407;

    /** More than there are replicas, so that all replicas find work until the end. */
    private static final int RANGES = 8;

    /** Each query reads all due athletes of all ranges, so there are few queries. */
    private static final int AT_A_TIME = 5_000;

    // A logged set of one of these athletes waits until the transaction ends.
    private static final int ATHLETES_OF_TRANSACTION = 50;

    static final String RANGE = "hashtextextended(gym || '/' || athlete, 0) & " + (RANGES - 1);

    /** The due athletes are found by their time before they are ordered. Otherwise the query might read all athletes. */
    private static final String DUE =
            "with due as materialized (select gym, athlete from program where next_week_at <= ?"
                    + " union select gym, athlete from roster_row where next_day_at <= ?) select gym, athlete from due where "
                    + RANGE + " = ? and (gym, athlete) > (?, ?) order by gym, athlete limit ?";

    private final DataSource dataSource;
    private final EventStore store;
    private final Planner planner;
    private final Clock clock;
    private final Job job = new Job("time-sweep", Duration.ofMinutes(1), this::everyMinute);

    public TimeSweep(DataSource dataSource, EventStore store, Planner planner, Clock clock) {
        this.dataSource = dataSource;
        this.store = store;
        this.planner = planner;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
    }

    private void everyMinute() throws SQLException {
        var athletes = sweep();
        if (athletes > 0) {
            LOG.infof("Closed the weeks or days of %d athletes", athletes);
        }
    }

    /** Without athletes whom another replica is processing. Returns their number. */
    public int sweep() throws SQLException {
        var now = clock.instant();
        int processed = 0;
        // Replicas begin with different ranges, so that they rarely ask for the same lock.
        int first = ThreadLocalRandom.current().nextInt(RANGES);
        for (int n = 0; n < RANGES; n++) {
            int range = (first + n) % RANGES;
            processed += ReplicaLock.run(dataSource, LOCK_SPACE, range + 1, lock -> sweep(lock, range, now));
        }
        return processed;
    }

    private int sweep(ReplicaLock lock, int range, Instant now) throws SQLException {
        int processed = 0;
        var last = new Athlete("", "");
        List<Athlete> athletes;
        do {
            athletes = due(lock.connection(), range, now, last);
            for (var together : athletes.stream()
                    .gather(Gatherers.windowFixed(ATHLETES_OF_TRANSACTION))
                    .toList()) {
                if (job.isStopped()) {
                    return processed;
                }
                lock.stillHere();
                processed += process(together, now);
                last = together.getLast();
            }
        } while (athletes.size() == AT_A_TIME);
        return processed;
    }

    /** Processes the athletes in one transaction. Returns the number of those who could be processed. */
    public int process(List<Athlete> athletes, Instant now) {
        var works =
                athletes.stream().map(athlete -> new AthletesTime(athlete, now)).toList();
        var results = store.batch().run(works, Outage::concernsEveryTransaction);
        int processed = 0;
        for (int n = 0; n < results.size(); n++) {
            if (results.get(n) instanceof Work.Result.Failure<Integer>(var failure)
                    && !Outage.concernsEveryTransaction(failure)) {
                LOG.errorf(failure, "%s cannot be processed; trying again in a minute", athletes.get(n));
            } else {
                processed += results.get(n).orThrow();
            }
        }
        return processed;
    }

    /** Repeating it changes nothing. */
    private final class AthletesTime implements Work<Integer> {
        private final Athlete athlete;
        private final Instant now;
        private @Nullable PlanInput input;
        private Planner.@Nullable Replanning replanning;

        AthletesTime(Athlete athlete, Instant now) {
            this.athlete = athlete;
            this.now = now;
        }

        @Override
        public Athlete owner() {
            return athlete;
        }

        @Override
        public void read(Reads reads) {
            var queries = new RoundTrip();
            input = PlanInput.read(queries, new SetChanges(athlete, List.of()), true);
            reads.query(queries);
        }

        @Override
        public void readMore(Tx tx, Reads reads) {
            var read = Objects.requireNonNull(input);
            tx.heads(read.heads());
            replanning = planner.begin(read.programs(), read, Cause.TIME, now);
            reads.query(replanning.missing(tx));
        }

        @Override
        public Integer decide(Tx tx) throws SQLException {
            Objects.requireNonNull(replanning).store(tx, ACTOR);
            return 1;
        }
    }

    private static List<Athlete> due(Connection connection, int range, Instant now, Athlete after) throws SQLException {
        var at = now.atOffset(ZoneOffset.UTC);
        return Sql.list(
                connection,
                DUE,
                rows -> new Athlete(rows.getString(1), rows.getString(2)),
                at,
                at,
                range,
                after,
                AT_A_TIME);
    }
}
