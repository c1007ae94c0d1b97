package topset.program.rebuild;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.jobs.ReplicaLock;
import topset.edge.kafka.KafkaLink;
import topset.edge.web.Problem;
import topset.program.replanning.Transactions;
import topset.store.Query;
import topset.store.Sql;

/**
 * Starts and resumes rebuilds. Across all replicas one rebuild runs at a time. If a replica stops during a rebuild,
 * another replica resumes the rebuild.
 */
@ApplicationScoped
public class Rebuilds {
    private static final Logger LOG = Logger.getLogger(Rebuilds.class);

    /** The first of the two integers that name the advisory lock of {@link ReplicaLock}. */
    private static final int LOCK_SPACE = 7_408;

    private final DataSource dataSource;
    private final Transactions transactions;
    private final AthleteRebuild athletes;
    private final KafkaLink kafka;
    private final String intake;
    private final RebuildSettings settings;
    private final Job job = new Job("rebuild", Duration.ofSeconds(2), this::goOn);

    Rebuilds(
            DataSource dataSource,
            AthleteRebuild athletes,
            KafkaLink kafka,
            @ConfigProperty(name = "mp.messaging.incoming.session-events.group.id") String intake,
            RebuildSettings settings) {
        this.dataSource = dataSource;
        this.transactions = new Transactions(dataSource);
        this.athletes = athletes;
        this.kafka = kafka;
        this.intake = intake;
        this.settings = settings;
    }

    /**
     * Begins a rebuild of athletes' plans, as an operator has requested, and runs it on this replica.
     *
     * @throws Problem 409 while another rebuild is active, 422 if the topic does not exist, 503 if Kafka does not
     * answer
     */
    RebuildRow start(RebuildOrder wanted, String operator) {
        var order = wanted.withTopic();
        if (order.topic() != null) {
            requireTopic(order.topic());
        }
        var begun = transactions.run(connection -> {
            var row = RebuildTable.begin(connection, order, operator);
            if (row.isEmpty()) {
                throw Problem.conflict(RebuildTable.active(connection)
                        .map(active -> "rebuild " + active.id() + " is still active")
                        .orElse("another rebuild has just ended; try again"));
            }
            Sql.change(connection, "truncate rebuild_finding");
            LogCopy.clear(connection);
            return row.get();
        });
        job.wake();
        return begun;
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
    }

    /** Runs the active rebuild on this replica, unless another replica runs it. */
    void goOn() throws SQLException {
        if (Query.on(dataSource, RebuildTable::active).isPresent()) {
            ReplicaLock.run(dataSource, LOCK_SPACE, this::goOn);
        }
    }

    private int goOn(ReplicaLock lock) throws SQLException {
        var active = RebuildTable.active(lock.connection());
        active.map(rebuild ->
                        new RebuildRun(rebuild, lock, transactions, athletes, kafka, intake, settings, job::isStopped))
                .ifPresent(RebuildRun::run);
        return active.isPresent() ? 1 : 0;
    }

    /**
     * Returns a rebuild with its first findings.
     *
     * @throws Problem 404 if no rebuild has the id
     */
    RebuildRow find(UUID id) {
        return Query.on(dataSource, connection -> RebuildTable.report(connection, id))
                .orElseThrow(() -> Problem.notFound("There is no rebuild " + id));
    }

    List<RebuildRow> newest(int limit) {
        return Query.on(dataSource, connection -> RebuildTable.newest(connection, limit));
    }

    /**
     * Ends an active rebuild before it is complete. Athletes that were already processed keep their outcome.
     *
     * @throws Problem 404 if no rebuild has the id, 409 if the rebuild has already ended
     */
    void abandon(UUID id, String operator) {
        var row = find(id);
        transactions.change(connection -> {
            if (!RebuildTable.abandon(connection, id, "ended by " + operator)) {
                throw Problem.conflict("rebuild " + id + " is " + row.state());
            }
            LogCopy.clear(connection);
        });
    }

    private void requireTopic(String topic) {
        try {
            LogReader.require(kafka, topic);
        } catch (IllegalArgumentException missing) {
            throw Problem.refused("topic", "there is no topic " + topic, "topic-exists");
        } catch (KafkaException away) {
            LOG.warnf("Topic %s cannot be read: %s", topic, away);
            throw Problem.unavailable();
        }
    }

    /** Stops the run of a rebuild on this replica. The rebuild stays active and is resumed later. */
    void stop() {
        job.stop();
    }
}
