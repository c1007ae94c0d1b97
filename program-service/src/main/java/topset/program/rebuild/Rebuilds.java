package topset.program.rebuild;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.jobs.ReplicaLock;
import topset.edge.kafka.KafkaLink;
import topset.edge.operations.Tasks;
import topset.edge.web.Outage;
import topset.edge.web.Problem;
import topset.program.rebuild.AthleteRebuild.Found;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.rebuild.RebuildRow.RebuildProgress;
import topset.program.rebuild.RebuildRow.State;
import topset.program.replanning.PublicationBacklog;
import topset.program.replanning.Transactions;
import topset.store.Athlete;
import topset.store.Sql;
import topset.store.StoreFailedException;

/** One rebuild runs at a time. If its replica stops, another replica resumes it. */
@ApplicationScoped
public class Rebuilds {
    private static final Logger LOG = Logger.getLogger(Rebuilds.class);

    private static final int LOCK_SPACE = 7_408;

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** How often the progress is stored, so that an operator sees it, and the lock is checked. */
    private static final Duration REPORT_EVERY = Duration.ofMillis(500);

    /** The number of athletes between two positions of the cursor. */
    private static final int WINDOW = 64;

    private static final int COUNTED_AT_ONCE = 500;

    /**
     * The number of database time-outs after which the rebuild of an athlete counts as failed. A time-out counts only
     * if the database answers other queries between the time-outs.
     */
    private static final int MOST_TIMEOUTS = 5;

    private final Transactions transactions;
    private final AthleteRebuild athletes;
    private final KafkaLink kafka;
    private final String intake;
    private final Settings settings;
    private final Job job = new Job("rebuild", Duration.ofSeconds(2), this::goOn);

    @ConfigMapping(prefix = "topset.rebuild")
    public interface Settings {
        @WithDefault("2")
        int workers();

        /**
         * The longest time that a message in the outbox may wait for publication. If a message has waited longer, a
         * rebuild pauses its corrections.
         */
        @WithDefault("1s")
        Duration unpublishedAtMost();
    }

    Rebuilds(
            DataSource dataSource,
            AthleteRebuild athletes,
            KafkaLink kafka,
            @ConfigProperty(name = "mp.messaging.incoming.session-events.group.id") String intake,
            Settings settings) {
        this.transactions = new Transactions(dataSource);
        this.athletes = athletes;
        this.kafka = kafka;
        this.intake = intake;
        this.settings = settings;
    }

    /**
     * Throws a problem 409 while another rebuild is active, 422 if the topic does not exist, 503 if Kafka does not
     * answer.
     */
    RebuildRow start(RebuildOrder wanted, String operator) {
        var order = wanted.complete();
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

    private void requireTopic(String topic) {
        try {
            LogReader.partitions(kafka, topic);
        } catch (UnknownTopicOrPartitionException missing) {
            throw Problem.refused("topic", "there is no topic " + topic, "topic-exists");
        } catch (KafkaException away) {
            LOG.warnf("Topic %s cannot be read: %s", topic, away);
            throw Problem.unavailable();
        }
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
    }

    void goOn() throws SQLException {
        if (transactions.run(RebuildTable::active).isPresent()) {
            ReplicaLock.run(transactions.dataSource(), LOCK_SPACE, lock -> {
                RebuildTable.active(lock.connection()).ifPresent(rebuild -> new Run(rebuild, lock).run());
                return 0;
            });
        }
    }

    RebuildRow find(UUID id) {
        return transactions
                .run(connection -> RebuildTable.report(connection, id))
                .orElseThrow(() -> Problem.notFound("There is no rebuild " + id));
    }

    List<RebuildRow> newest(int limit) {
        return transactions.run(connection -> RebuildTable.newest(connection, limit));
    }

    /** Athletes that were already processed keep their outcome. */
    void abandon(UUID id, String operator) {
        var row = find(id);
        transactions.change(connection -> {
            if (!RebuildTable.abandon(connection, id, "ended by " + operator)) {
                throw Problem.conflict("rebuild " + id + " is " + row.state());
            }
            LogCopy.clear(connection);
        });
    }

    void stop() {
        job.stop();
    }

    private static boolean passes(RuntimeException failure) {
        return failure instanceof KafkaException || Outage.isBehind(failure);
    }

    /**
     * Continues from the stored state of the rebuild. Ends with a {@link CancellationException} if an operator ended
     * the rebuild, this replica stops, or another replica runs the rebuild.
     */
    private final class Run {
        private final UUID id = UUID.randomUUID();
        private final RebuildRow rebuild;
        private final ReplicaLock lock;
        private final LogReader log;
        private Athlete cursor = RebuildTable.START;
        private State state;
        private RebuildProgress progress;
        private long total;
        private final long beganAt = System.nanoTime();
        private long reportedAt = beganAt;
        private volatile @Nullable String waiting;

        Run(RebuildRow rebuild, ReplicaLock lock) {
            this.rebuild = rebuild;
            this.lock = lock;
            this.log = new LogReader(kafka, intake, transactions, rebuild, id, this::goOn);
            this.state = rebuild.state();
            this.progress = rebuild.progress();
            this.total = progress.athletesTotal();
            this.waiting = rebuild.says();
        }

        /** Runs until the rebuild is complete or must stop on this replica. After a failure the job resumes it. */
        void run() {
            try (log) {
                cursor = transactions.run(connection -> RebuildTable.takeOver(connection, rebuild.id(), id));
                if (rebuild.order().source() == Source.LOG) {
                    log.readOn();
                }
                if (state == State.READING) {
                    total = count();
                    state = State.REBUILDING;
                    save();
                }
                rebuildAll();
                finish();
                LOG.infof("Rebuild %s is done: %s", rebuild.id(), progress);
            } catch (CancellationException ended) {
                LOG.infof("Rebuild %s stops on this replica: %s", rebuild.id(), ended.getMessage());
            } catch (RuntimeException failure) {
                waiting = "waiting: " + AthleteRebuild.reason(failure);
                LOG.warnf(failure, "Rebuild %s has failed; it is resumed where it stopped", rebuild.id());
                try {
                    save();
                } catch (CancellationException | StoreFailedException unwritten) {
                    LOG.debug("The reason why the rebuild stopped could not be stored", unwritten);
                }
            }
        }

        /** Every loop calls this method, which ends the run if it must stop. */
        private synchronized void goOn() {
            if (job.isStopped()) {
                throw new CancellationException("this replica stops");
            }
            if (System.nanoTime() - reportedAt > REPORT_EVERY.toNanos()) {
                try {
                    lock.stillHere();
                } catch (SQLException lost) {
                    throw new CancellationException("the database connection with the lock of the rebuild was lost");
                }
                save();
            }
        }

        private long count() {
            return Stream.iterate(
                            after(cursor, COUNTED_AT_ONCE),
                            page -> !page.isEmpty(),
                            page -> after(page.getLast(), COUNTED_AT_ONCE))
                    .mapToLong(List::size)
                    .sum();
        }

        private List<Athlete> after(Athlete last, int limit) {
            goOn();
            return transactions.run(connection -> RebuildTable.after(connection, rebuild.order(), last, limit));
        }

        private void rebuildAll() {
            var threads = Thread.ofPlatform().name("rebuild-", 1).daemon().factory();
            for (var window = after(cursor, WINDOW); !window.isEmpty(); window = after(cursor, WINDOW)) {
                var next = new ConcurrentLinkedQueue<>(window);
                var done = new ConcurrentLinkedQueue<Found>();
                Runnable work = () -> {
                    for (var athlete = next.poll(); athlete != null; athlete = next.poll()) {
                        done.add(rebuild(athlete));
                    }
                };
                Tasks.runAll(Collections.nCopies(settings.workers(), work), settings.workers(), threads);
                save(window.getLast(), done);
            }
        }

        private void save() {
            save(cursor, List.of());
        }

        private synchronized void save(Athlete to, Collection<Found> done) {
            var now = and(done);
            transactions.change(connection -> RebuildTable.write(connection, id, to, state, now, waiting));
            cursor = to;
            progress = now;
            reportedAt = System.nanoTime();
        }

        private RebuildProgress and(Collection<Found> done) {
            var took = Duration.ofNanos(System.nanoTime() - beganAt);
            return progress.and(done, log, total, rebuild.progress(), took);
        }

        private Found rebuild(Athlete athlete) {
            awaitPublication();
            for (int tries = 1; ; tries++) {
                goOn();
                try {
                    return athletes.rebuild(rebuild, id, log, athlete);
                } catch (CancellationException | KafkaException notOfThisAthlete) {
                    throw notOfThisAthlete;
                } catch (RuntimeException failure) {
                    if (!passes(failure) || tries == MOST_TIMEOUTS) {
                        LOG.errorf(failure, "Rebuild %s cannot process athlete %s", rebuild.id(), athlete);
                        return athletes.failed(rebuild, id, athlete, failure);
                    }
                    job.rest(PAUSE);
                    transactions.change(connection -> RebuildTable.require(connection, id));
                }
            }
        }

        /**
         * Waits while the oldest message in the outbox has waited too long for publication. So events of athletes who
         * train now are published before the events of the rebuild.
         */
        private void awaitPublication() {
            while (rebuild.order().mode() == Mode.APPLY
                    && transactions.run(
                            connection -> PublicationBacklog.isOlderThan(connection, settings.unpublishedAtMost()))) {
                waiting = "waiting until older messages are published";
                job.rest(PAUSE);
                goOn();
            }
            waiting = null;
        }

        /** Athletes may have come and gone since they were counted: at the end, all are those who are done. */
        private void finish() {
            total = progress.athletesDone();
            progress = and(List.of());
            transactions.change(connection -> {
                RebuildTable.write(connection, id, cursor, State.DONE, progress, null);
                LogCopy.clear(connection);
            });
        }
    }
}
