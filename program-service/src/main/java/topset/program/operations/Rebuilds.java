package topset.program.operations;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.KafkaLink;
import topset.edge.Problem;
import topset.program.intake.QuietIntake;
import topset.program.operations.RebuildRow.State;
import topset.program.operations.RebuildRow.Wish;
import topset.program.planning.DifferenceTable;
import topset.program.planning.QuietPlanner;
import topset.program.planning.RebuiltAthlete;
import topset.store.EventStore;
import topset.store.StoreFailedException;

/** Rebuilds: one at a time over all replicas; one whose replica is gone is over. */
@ApplicationScoped
public class Rebuilds {
    private static final Logger LOG = Logger.getLogger(Rebuilds.class);

    /** Two-integer form, apart from the athletes' 64-bit locks. */
    private static final String LOCK = "7408, 1";

    private static final String HELD =
            "select exists (select from pg_locks where locktype = 'advisory' and classid = 7408 and objid = 1"
                    + " and objsubid = 2 and granted and database = (select oid from pg_database where datname = current_database()))";

    private static final Duration LOOK_EVERY = Duration.ofMillis(25);
    private static final String GONE = "the service that did it has stopped";

    private final DataSource dataSource;
    private final EventStore store;
    private final NextGeneration generation;
    private final QuietIntake intake;
    private final QuietPlanner planner;
    private final RebuiltAthlete comparison;
    private final Clock clock;
    private final KafkaLink kafka;
    private final DifferenceTable differences = new DifferenceTable();
    private volatile @Nullable Thread thread;
    private volatile @Nullable RebuildRun run;

    public Rebuilds(
            DataSource dataSource,
            EventStore store,
            QuietIntake intake,
            QuietPlanner planner,
            RebuiltAthlete comparison,
            Clock clock,
            KafkaLink kafka) {
        this.dataSource = dataSource;
        this.store = store;
        this.generation = new NextGeneration();
        this.intake = intake;
        this.planner = planner;
        this.comparison = comparison;
        this.clock = clock;
        this.kafka = kafka;
    }

    /** A rebuild and in what it differs from what is served. */
    record Report(RebuildRow row, List<DifferenceTable.Count> counts, List<DifferenceTable.Shown> first) {}

    /**
     * Begins one.
     *
     * @param topic the history is read from it first; then, or anyway, from the session topic
     * @throws Problem 409 while another runs, 422 when there is no such topic, 503 when Kafka does not answer
     */
    RebuildRow start(String topic, String operator) {
        var history = open(topic);
        var then = topic.equals(Topics.SESSION_EVENTS) ? null : open(Topics.SESSION_EVENTS);
        Connection hold = null;
        try {
            hold = dataSource.getConnection();
            if (!ask(hold, "select pg_try_advisory_lock(" + LOCK + ")")) {
                throw Problem.conflict("a rebuild is under way: " + underWay(hold));
            }
            RebuildTable.abandonRest(hold, GONE);
            differences.clear(hold);
            var id = RebuildTable.begin(hold, topic, operator);
            var row = RebuildTable.find(hold, id).orElseThrow();
            var begun = new RebuildRun(
                    id,
                    hold,
                    dataSource,
                    store,
                    generation,
                    new CatchUp(generation, intake, planner, comparison, clock),
                    clock);
            var held = hold;
            run = begun;
            thread = Thread.ofPlatform().name("rebuild").daemon().start(() -> run(begun, held, history, then));
            return row;
        } catch (SQLException e) {
            close(hold, history, then);
            throw new StoreFailedException(e);
        } catch (RuntimeException e) {
            close(hold, history, then);
            throw e;
        }
    }

    private static void run(RebuildRun run, Connection hold, SessionTopic history, @Nullable SessionTopic then) {
        try {
            run.run(history, then);
        } catch (SQLException failure) {
            LOG.warn("A rebuild ended", failure);
        } finally {
            close(hold, history, then);
        }
    }

    /** The rebuild of that id. */
    Optional<Report> find(UUID id) {
        try (var connection = dataSource.getConnection()) {
            var row = RebuildTable.find(connection, id);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Report(
                    seen(connection, row.get()), differences.counts(connection), differences.first(connection, 100)));
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** The newest first. */
    List<RebuildRow> newest(int limit) {
        try (var connection = dataSource.getConnection()) {
            var rows = RebuildTable.newest(connection, limit);
            for (int n = 0; n < rows.size(); n++) {
                rows.set(n, seen(connection, rows.get(n)));
            }
            return rows;
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /**
     * Switches to what was rebuilt, and waits until that is done.
     *
     * @param evenIfLess also where the topic has fewer events than were taken in
     * @throws Problem 404 when there is none of that id, 409 when it cannot be switched to
     */
    void switchTo(UUID id, boolean evenIfLess, Duration atMost) {
        ask(id, evenIfLess ? Wish.SWITCH_EVEN_IF_LESS : Wish.SWITCH, List.of(State.READY));
        var row = await(id, atMost, State.READY);
        if (row.state() != State.SWITCHED) {
            var says = row.says();
            throw Problem.conflict(says == null ? "rebuild " + id + " is " + row.state() : says);
        }
    }

    /**
     * Gives a rebuild up; nothing has changed by it.
     *
     * @throws Problem 404 when there is none of that id, 409 when it is over or switching
     */
    void abandon(UUID id, Duration atMost) {
        ask(id, Wish.ABANDON, List.of(State.READING, State.PLANNING, State.READY));
        await(id, atMost, State.ABANDONED);
    }

    private void ask(UUID id, Wish wish, List<State> in) {
        try (var connection = dataSource.getConnection()) {
            var row = seen(connection, RebuildTable.find(connection, id).orElseThrow(() -> RebuildRow.missing(id)));
            if (!in.contains(row.state()) || !RebuildTable.ask(connection, id, wish, in)) {
                throw Problem.conflict("rebuild " + id + " is " + row.state());
            }
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** Whichever replica runs it looks for wishes many times a second. */
    private RebuildRow await(UUID id, Duration atMost, State rest) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            try (var connection = dataSource.getConnection()) {
                var row = seen(connection, RebuildTable.find(connection, id).orElseThrow(() -> RebuildRow.missing(id)));
                if (row.state().isOver() || (row.wish() == null && row.state() == rest && row.says() != null)) {
                    return row;
                }
            } catch (SQLException e) {
                throw new StoreFailedException(e);
            }
            if (System.nanoTime() > deadline) {
                throw Problem.unavailable();
            }
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Problem.unavailable();
            }
        }
    }

    /** A rebuild that nobody holds any more is over, whatever its row says. */
    private static RebuildRow seen(Connection connection, RebuildRow row) throws SQLException {
        return row.state().isOver() || ask(connection, HELD) ? row : row.abandoned(GONE);
    }

    private static String underWay(Connection connection) throws SQLException {
        return RebuildTable.newest(connection, 1).stream()
                .map(row -> row.id().toString())
                .findFirst()
                .orElse("");
    }

    private SessionTopic open(String topic) {
        try {
            return SessionTopic.open(kafka, topic);
        } catch (IllegalArgumentException missing) {
            throw Problem.refused("topic", "there is no topic " + topic, "topic-exists");
        } catch (KafkaException away) {
            LOG.warnf("Topic %s cannot be read: %s", topic, away);
            throw Problem.unavailable();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        var running = run;
        var on = thread;
        if (running != null && on != null) {
            running.stop();
            on.join(Duration.ofSeconds(3));
        }
    }

    private static void close(@Nullable Connection hold, SessionTopic history, @Nullable SessionTopic then) {
        history.close();
        if (then != null) {
            then.close();
        }
        if (hold != null) {
            try (hold) {
                ask(hold, "select pg_advisory_unlock(" + LOCK + ")");
            } catch (SQLException lost) {
                LOG.debug("The lock went with its connection", lost);
            }
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
