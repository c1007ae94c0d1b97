package topset.program.rebuild;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.jobs.ReplicaLock;
import topset.edge.kafka.KafkaLink;
import topset.edge.operations.Tasks;
import topset.edge.web.Causes;
import topset.edge.web.ContractJson;
import topset.edge.web.Outage;
import topset.edge.web.Problem;
import topset.program.rebuild.AthleteRebuild.Found;
import topset.program.rebuild.Rebuild.State;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.replanning.PublicationBacklog;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.inbox.InboxStatus;
import topset.store.inbox.Parked;

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

    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("rebuild-", 1).daemon().factory();

    /**
     * The number of database time-outs after which the rebuild of an athlete counts as failed. A time-out counts only
     * if the database answers other queries between the time-outs.
     */
    private static final int MOST_TIMEOUTS = 5;

    private final DataSource dataSource;
    private final AthleteRebuild athletes;
    private final KafkaLink kafka;
    private final String intake;
    private final PublicationBacklog backlog;
    private final int workers;
    private final Job job = new Job("rebuild", Duration.ofSeconds(2), this::goOn);

    Rebuilds(
            DataSource dataSource,
            AthleteRebuild athletes,
            KafkaLink kafka,
            @ConfigProperty(name = "mp.messaging.incoming.session-events.group.id") String intake,
            PublicationBacklog backlog,
            @ConfigProperty(name = "topset.rebuild.workers", defaultValue = "2") int workers) {
        this.dataSource = dataSource;
        this.athletes = athletes;
        this.kafka = kafka;
        this.intake = intake;
        this.backlog = backlog;
        this.workers = workers;
    }

    /**
     * Throws a problem 409 while another rebuild is active, 422 if the topic does not exist, 503 if Kafka does not
     * answer.
     */
    Rebuild start(RebuildOrder wanted, String operator) {
        var order = wanted.complete();
        if (order.topic() != null) {
            requireTopic(order.topic());
        }
        var begun = Rebuild.of(order, operator);
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Rebuild.active().ifPresent(active -> {
                    throw Problem.conflict("rebuild " + active.id + " is still active");
                });
                begun.persistAndFlush();
                truncate("rebuild_finding, rebuild_log_event");
            });
        } catch (RuntimeException failure) {
            if (Causes.of(failure, ConstraintViolationException.class).findAny().isEmpty()) {
                throw failure;
            }
            throw Problem.conflict("another rebuild has just begun");
        }
        job.wake();
        return begun;
    }

    private static void truncate(String tables) {
        Rebuild.getEntityManager().createNativeQuery("truncate " + tables).executeUpdate();
    }

    private void requireTopic(String topic) {
        try {
            LogCopy.topics(kafka, topic);
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
        ReplicaLock.run(dataSource, LOCK_SPACE, lock -> {
            QuarkusTransaction.requiringNew()
                    .call(Rebuild::beginRun)
                    .ifPresent(rebuild -> new Run(rebuild, lock).run());
            return 0;
        });
    }

    Rebuild find(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var rebuild = find(id, LockModeType.NONE);
            return Query.on(dataSource, connection -> RebuildFindings.addTo(rebuild, connection));
        });
    }

    private static Rebuild find(UUID id, LockModeType lock) {
        return Rebuild.<Rebuild>findByIdOptional(id, lock)
                .orElseThrow(() -> Problem.notFound("There is no rebuild " + id));
    }

    List<Rebuild> newest(int limit) {
        return QuarkusTransaction.requiringNew().call(() -> Rebuild.newest(limit));
    }

    /** Athletes that were already processed keep their outcome. */
    void abandon(UUID id, String operator) {
        QuarkusTransaction.requiringNew().run(() -> {
            var rebuild = find(id, LockModeType.PESSIMISTIC_WRITE);
            if (!rebuild.state.isActive()) {
                throw Problem.conflict("rebuild " + id + " is " + rebuild.state);
            }
            rebuild.end(State.ABANDONED, "ended by " + operator);
            truncate("rebuild_log_event");
        });
    }

    void stop() {
        job.stop();
    }

    /**
     * Continues from the stored state of the rebuild. Ends with a {@link CancellationException} if an operator ended
     * the rebuild, this replica stops, or another replica runs the rebuild.
     */
    private final class Run {
        private final Rebuild rebuild;
        private final RebuildProgress progress;
        private final ReplicaLock lock;
        private final long eventsBefore;
        private final long athletesBefore;
        private final long beganAt = System.nanoTime();
        private long reportedAt = beganAt;

        Run(Rebuild rebuild, ReplicaLock lock) {
            this.rebuild = rebuild;
            this.progress = rebuild.progress;
            this.lock = lock;
            this.eventsBefore = progress.events;
            this.athletesBefore = progress.athletesDone;
        }

        /** Runs until the rebuild is complete or must stop on this replica. After a failure the job resumes it. */
        void run() {
            try (var log = rebuild.order.source() == Source.SETS
                    ? null
                    : new LogCopy(kafka, intake, dataSource, rebuild, this::goOn)) {
                rebuildAll(log);
                finish();
                LOG.infof("Rebuild %s is done: %s", rebuild.id, ContractJson.text(progress));
            } catch (CancellationException ended) {
                LOG.infof("Rebuild %s stops on this replica: %s", rebuild.id, ended.getMessage());
            } catch (RuntimeException failure) {
                LOG.warnf(failure, "Rebuild %s has failed; it is resumed where it stopped", rebuild.id);
                rebuild.says = "waiting: " + Parked.shortened(failure.toString());
                try {
                    save();
                } catch (RuntimeException unwritten) {
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

        private synchronized void save() {
            progress.measure(
                    progress.events - eventsBefore,
                    progress.athletesDone - athletesBefore,
                    Duration.ofNanos(System.nanoTime() - beganAt));
            QuarkusTransaction.requiringNew().call(rebuild::save);
            reportedAt = System.nanoTime();
        }

        private void finish() {
            // Athletes may have come and gone since they were counted: at the end, all are those who are done.
            progress.athletesTotal = progress.athletesDone;
            save();
            QuarkusTransaction.requiringNew().run(() -> {
                rebuild.save().end(State.DONE, null);
                truncate("rebuild_log_event");
            });
        }

        private List<Athlete> after(Athlete last, int limit) {
            goOn();
            return Query.on(dataSource, connection -> rebuild.order.athletes(connection, last, limit));
        }

        private void rebuildAll(@Nullable LogCopy log) {
            if (log != null) {
                log.readOn();
            }
            if (rebuild.state == State.READING) {
                progress.athletesTotal = count();
                rebuild.state = State.REBUILDING;
                save();
            }
            for (var window = next(); !window.isEmpty(); window = next()) {
                var done = new ConcurrentLinkedQueue<Found>();
                for (var left = window; !left.isEmpty(); ) {
                    left = rebuildAll(log, left, done);
                }
                done.forEach(progress::add);
                rebuild.moveCursor(window.getLast());
                save();
            }
        }

        private List<Athlete> next() {
            return after(rebuild.cursor(), WINDOW);
        }

        private long count() {
            return Stream.iterate(
                            after(rebuild.cursor(), COUNTED_AT_ONCE),
                            page -> !page.isEmpty(),
                            page -> after(page.getLast(), COUNTED_AT_ONCE))
                    .mapToLong(List::size)
                    .sum();
        }

        /**
         * Returns the athletes of whom the service has processed events after the log was read. The log is then read on,
         * while no athlete is locked, and they are computed again.
         */
        private List<Athlete> rebuildAll(@Nullable LogCopy log, List<Athlete> all, Queue<Found> done) {
            goOn();
            var processed = Query.on(dataSource, connection -> InboxStatus.of(connection, all));
            if (log != null) {
                log.readOn();
            }
            var left = new ConcurrentLinkedQueue<Athlete>();
            var tasks = all.stream()
                    .<Runnable>map(athlete -> () -> {
                        var inLog =
                                processed.getOrDefault(athlete, InboxStatus.NEW).seen();
                        rebuild(log, athlete, inLog).ifPresentOrElse(done::add, () -> left.add(athlete));
                    })
                    .toList();
            Tasks.runAll(tasks, workers, THREADS);
            return List.copyOf(left);
        }

        private Optional<Found> rebuild(@Nullable LogCopy log, Athlete athlete, long inLog) {
            awaitPublication();
            for (int tries = 1; ; tries++) {
                goOn();
                try {
                    return athletes.rebuild(rebuild, log, athlete, inLog);
                } catch (CancellationException ended) {
                    throw ended;
                } catch (RuntimeException failure) {
                    if (!Outage.isBehind(failure) || tries == MOST_TIMEOUTS) {
                        LOG.errorf(failure, "Rebuild %s cannot process athlete %s", rebuild.id, athlete);
                        return Optional.of(athletes.failed(rebuild, athlete, failure));
                    }
                    job.rest(PAUSE);
                    Query.on(dataSource, rebuild::require);
                }
            }
        }

        /**
         * Waits while the oldest message in the outbox has waited too long for publication. So events of athletes who
         * train now are published before the events of the rebuild.
         */
        private void awaitPublication() {
            while (rebuild.order.mode() == Mode.APPLY && Query.on(dataSource, backlog::isTooOld)) {
                rebuild.says = "waiting until older messages are published";
                job.rest(PAUSE);
                goOn();
            }
            rebuild.says = null;
        }
    }
}
