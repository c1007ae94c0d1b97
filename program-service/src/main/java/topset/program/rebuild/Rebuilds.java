package topset.program.rebuild;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.kafka.KafkaLink;
import topset.edge.web.Problem;
import topset.program.intake.SessionLog;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.rebuild.comparison.PlanRebuild;
import topset.program.rebuild.staging.IntakePosition;
import topset.program.rebuild.staging.LogReader;
import topset.program.rebuild.staging.LogStaging;
import topset.program.replanning.Transactions;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.Sql;
import topset.store.StoreFailedException;
import topset.store.inbox.Inbox;

/**
 * Starts and resumes rebuilds. Across all replicas one rebuild runs at a time. If a replica stops during a rebuild,
 * another replica resumes the rebuild.
 */
@ApplicationScoped
public class Rebuilds {
    private static final Logger LOG = Logger.getLogger(Rebuilds.class);

    /**
     * The two integers that name the advisory lock of rebuilds. The locks of athletes are named by one 64-bit number,
     * so they cannot collide with this lock.
     */
    private static final String LOCK = "(7408, 1)";

    /**
     * How long a new rebuild waits for the lock of a rebuild that has just ended. The ended rebuild holds the lock
     * until its Kafka consumers are closed.
     */
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private static final String CLEAR = "truncate rebuild_athlete, rebuild_finding";

    private final RebuildParts parts;
    private volatile @Nullable Thread thread;
    private volatile @Nullable RebuildRun run;

    @Inject
    Rebuilds(
            DataSource dataSource,
            EventStore store,
            Inbox inbox,
            SessionLog sessionLog,
            PlanRebuild planRebuild,
            Clock clock,
            KafkaLink kafka,
            @ConfigProperty(name = "mp.messaging.incoming.session-events.group.id") String group,
            RebuildSettings settings) {
        this(new RebuildParts(
                dataSource,
                store,
                inbox,
                sessionLog,
                planRebuild,
                clock,
                kafka,
                () -> IntakePosition.committed(kafka, group),
                settings));
    }

    Rebuilds(RebuildParts parts) {
        this.parts = parts;
    }

    /** A rebuild, with the differences that it found and the athletes whose data it left unchanged. */
    record Report(RebuildRow row, List<Findings.Finding> first, List<Worklist.LeftAlone> leftAlone) {
        static Report of(Connection connection, RebuildRow row) throws SQLException {
            return new Report(row, Findings.first(connection, row.id()), Worklist.leftAlone(connection, row.id()));
        }
    }

    /**
     * Begins a rebuild of athletes' plans, as an operator has requested, and runs it on this replica.
     *
     * @throws Problem 409 while another rebuild is active, 422 if the topic does not exist, 503 if Kafka does not
     * answer
     */
    RebuildRow start(RebuildOrder order, String operator) {
        if (order.source() == Source.LOG) {
            requireTopic(order.topic() == null ? Topics.SESSION_EVENTS : order.topic());
        }
        return withLock(hold -> {
            var earlier = RebuildTable.active(hold);
            if (earlier.isPresent()) {
                goOn(hold, earlier.get());
                throw another(hold);
            }
            Sql.change(hold, CLEAR);
            LogStaging.clear(hold);
            var begun = RebuildTable.begin(hold, order, operator).orElseThrow(() -> another(hold));
            goOn(hold, begun);
            return begun;
        });
    }

    /** Resumes the active rebuild on this replica if no replica runs it; does nothing if no rebuild is active. */
    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goOn() {
        var current = thread;
        if (current != null && current.isAlive()) {
            return;
        }
        try {
            if (Query.on(parts.dataSource(), RebuildTable::active).isPresent()) {
                withLock(hold -> {
                    var waiting = RebuildTable.active(hold);
                    waiting.ifPresent(rebuild -> goOn(hold, rebuild));
                    return waiting;
                });
            }
        } catch (Problem elsewhere) {
            LOG.debug("Another replica runs the rebuild", elsewhere);
        } catch (StoreFailedException away) {
            LOG.debug("Could not check for a rebuild to resume; trying again soon", away);
        }
    }

    /**
     * Runs work while holding the advisory lock of rebuilds. Afterwards the lock is released and the connection returns
     * to the pool, unless the work has started a rebuild on this connection.
     */
    private synchronized <T> T withLock(Query<T> work) {
        Connection hold = null;
        var before = run;
        try {
            hold = parts.dataSource().getConnection();
            if (!lock(hold)) {
                throw another(hold);
            }
            return work.run(hold);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        } finally {
            if (hold != null && run == before) {
                release(hold);
            }
        }
    }

    private static boolean lock(Connection hold) throws SQLException {
        long end = System.nanoTime() + CLOSING.toNanos();
        while (!ask(hold, "select pg_try_advisory_lock" + LOCK)) {
            if (RebuildTable.active(hold).isPresent() || System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }

    private void goOn(Connection hold, RebuildRow rebuild) {
        var begun = new RebuildRun(rebuild, hold, parts);
        run = begun;
        thread = Thread.ofPlatform().name("rebuild").daemon().start(() -> {
            try {
                begun.run();
            } finally {
                release(hold);
            }
        });
    }

    private static Problem another(Connection connection) {
        try {
            return Problem.conflict(RebuildTable.active(connection)
                    .map(row -> "rebuild " + row.id() + " is still active")
                    .orElse("the previous rebuild has ended but is still stopping; try again in a few seconds"));
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** Returns the rebuild with the given id; empty if there is none. */
    Optional<Report> find(UUID id) {
        return Query.on(parts.dataSource(), connection -> {
            var row = RebuildTable.find(connection, id);
            return row.isEmpty() ? Optional.empty() : Optional.of(Report.of(connection, row.get()));
        });
    }

    /** Returns the newest rebuilds, ordered by start, newest first. */
    List<RebuildRow> newest(int limit) {
        return Query.on(parts.dataSource(), connection -> RebuildTable.newest(connection, limit));
    }

    /**
     * Ends an active rebuild before it is complete. Athletes that were already processed keep their outcome.
     *
     * @throws Problem 404 if no rebuild has the id, 409 if the rebuild has already ended
     */
    void abandon(UUID id, String operator) {
        new Transactions(parts.dataSource()).change(connection -> {
            var row = RebuildTable.find(connection, id).orElseThrow(() -> RebuildRow.missing(id));
            if (!RebuildTable.abandon(connection, id, "ended by " + operator)) {
                throw Problem.conflict("rebuild " + id + " is " + row.state());
            }
            LogStaging.clear(connection);
        });
    }

    private void requireTopic(String topic) {
        try {
            LogReader.partitions(parts.kafka(), topic);
        } catch (IllegalArgumentException missing) {
            throw Problem.refused("topic", "there is no topic " + topic, "topic-exists");
        } catch (KafkaException away) {
            LOG.warnf("Topic %s cannot be read: %s", topic, away);
            throw Problem.unavailable();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
    }

    /** Stops the run of a rebuild on this replica. The rebuild stays active and is resumed later. */
    void stop() throws InterruptedException {
        var running = run;
        var on = thread;
        if (running != null && on != null) {
            running.stop();
            on.join(Duration.ofSeconds(3));
        }
    }

    private static void release(Connection hold) {
        try (hold) {
            ask(hold, "select pg_advisory_unlock" + LOCK);
        } catch (SQLException lost) {
            LOG.debug("PostgreSQL has released the lock of rebuilds, because its connection broke", lost);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        return Sql.one(connection, sql, row -> row.getBoolean(1));
    }
}
