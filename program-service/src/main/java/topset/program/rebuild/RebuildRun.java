package topset.program.rebuild;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.ReplicaLock;
import topset.edge.kafka.KafkaLink;
import topset.edge.operations.Tasks;
import topset.edge.web.Outage;
import topset.program.rebuild.AthleteRebuild.Found;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.rebuild.RebuildRow.State;
import topset.program.replanning.PublicationBacklog;
import topset.program.replanning.Transactions;
import topset.store.Athlete;
import topset.store.StoreFailedException;

/**
 * Runs one rebuild on this replica: reads the session events from Kafka, counts the athletes, and rebuilds the data of
 * one window of athletes after the other. A run continues from the stored state of the rebuild. It ends with a {@link
 * CancellationException} if an operator ended the rebuild, this replica stops, or another replica runs the rebuild.
 */
final class RebuildRun {
    private static final Logger LOG = Logger.getLogger(RebuildRun.class);
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

    private final UUID run = UUID.randomUUID();
    private final RebuildRow rebuild;
    private final ReplicaLock lock;
    private final Transactions transactions;
    private final AthleteRebuild athletes;
    private final RebuildSettings settings;
    private final BooleanSupplier isStopped;
    private final LogReader log;

    private Athlete cursor = RebuildTable.START;
    private State state;
    private RebuildProgress progress;
    private RebuildProgress before;
    private long total;
    private long beganAt = System.nanoTime();
    private long reportedAt = System.nanoTime();
    private volatile @Nullable String waiting;

    /**
     * Creates a run of a rebuild on this replica.
     *
     * @param lock ensures that only one replica runs the rebuild
     * @param intake the consumer group of the service's intake
     * @param isStopped whether this replica stops
     */
    RebuildRun(
            RebuildRow rebuild,
            ReplicaLock lock,
            Transactions transactions,
            AthleteRebuild athletes,
            KafkaLink kafka,
            String intake,
            RebuildSettings settings,
            BooleanSupplier isStopped) {
        this.rebuild = rebuild;
        this.lock = lock;
        this.transactions = transactions;
        this.athletes = athletes;
        this.settings = settings;
        this.isStopped = isStopped;
        this.log = new LogReader(kafka, intake, transactions, rebuild, run, this::goOn);
        this.state = rebuild.state();
        this.waiting = rebuild.says();
        this.progress = rebuild.progress();
        this.before = progress;
        this.total = progress.athletesTotal();
    }

    /** Runs until the rebuild is complete or must stop on this replica; {@link Rebuilds} resumes it after a failure. */
    void run() {
        try (log) {
            cursor = transactions.run(connection -> RebuildTable.takeOver(connection, rebuild.id(), run));
            if (rebuild.source() == Source.LOG) {
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
            if (passes(failure)) {
                waiting = "waiting: " + failure.getMessage();
                LOG.infof("Rebuild %s is resumed soon: %s", rebuild.id(), failure);
            } else {
                waiting = AthleteRebuild.reason(failure);
                LOG.errorf(failure, "Rebuild %s failed; it will be resumed where it stopped", rebuild.id());
            }
            saveReason();
        }
    }

    private void saveReason() {
        try {
            save();
        } catch (CancellationException | StoreFailedException unwritten) {
            LOG.debug("The reason why the rebuild stopped could not be stored", unwritten);
        }
    }

    /** Every loop calls this method, which ends the run if it must stop. */
    private synchronized void goOn() {
        if (isStopped.getAsBoolean()) {
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
        long counted = 0;
        var last = cursor;
        while (true) {
            var page = after(last, COUNTED_AT_ONCE);
            if (page.isEmpty()) {
                return counted;
            }
            counted += page.size();
            last = page.getLast();
        }
    }

    private List<Athlete> after(Athlete last, int limit) {
        goOn();
        return transactions.run(connection -> {
            var next = RebuildAthletes.after(connection, rebuild.order(), last, limit);
            RebuildTable.require(connection, run); // so no other run has replaced the copy of the log
            return next;
        });
    }

    private void rebuildAll() {
        before = progress;
        beganAt = System.nanoTime();
        var threads = Thread.ofPlatform().name("rebuild-", 1).daemon().factory();
        for (var window = after(cursor, WINDOW); !window.isEmpty(); window = after(cursor, WINDOW)) {
            var next = new ConcurrentLinkedQueue<>(window);
            var done = new ConcurrentLinkedQueue<Found>();
            Runnable work = () -> {
                for (var athlete = next.poll(); athlete != null; athlete = next.poll()) {
                    awaitPublication();
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

    /** Adds athletes who are done to the progress, stores it and moves the cursor. */
    private synchronized void save(Athlete to, Collection<Found> done) {
        var now = with(done);
        transactions.change(connection -> RebuildTable.write(connection, run, to, state, now, waiting));
        cursor = to;
        progress = now;
        reportedAt = System.nanoTime();
    }

    private RebuildProgress with(Collection<Found> done) {
        return progress.and(done, log, total, before, Duration.ofNanos(System.nanoTime() - beganAt));
    }

    /** Rebuilds the data of an athlete. If it cannot be written, the athlete is reported as failed. */
    private Found rebuild(Athlete athlete) {
        for (int tries = 1; ; tries++) {
            goOn();
            try {
                return athletes.rebuild(rebuild, run, log, athlete);
            } catch (CancellationException | KafkaException notOfThisAthlete) {
                throw notOfThisAthlete;
            } catch (RuntimeException failure) {
                if (!passes(failure) || tries == MOST_TIMEOUTS) {
                    LOG.errorf(failure, "Rebuild %s cannot process athlete %s", rebuild.id(), athlete);
                    return athletes.failed(rebuild, run, athlete, failure);
                }
                pause(PAUSE);
                transactions.change(connection -> RebuildTable.require(connection, run));
            }
        }
    }

    private static boolean passes(RuntimeException failure) {
        return failure instanceof KafkaException || Outage.isBehind(failure);
    }

    /**
     * Waits while the oldest message in the outbox has waited too long for publication. So events of athletes who train
     * now are published before the events of the rebuild.
     */
    private void awaitPublication() {
        while (rebuild.mode() == Mode.APPLY
                && transactions.run(
                        connection -> PublicationBacklog.isOlderThan(connection, settings.unpublishedAtMost()))) {
            waiting = "waiting until older messages are published";
            pause(PAUSE);
            goOn();
        }
        waiting = null;
    }

    /** Athletes may have come and gone since they were counted: at the end, all are those who are done. */
    private void finish() {
        total = progress.athletesDone();
        progress = with(List.of());
        transactions.change(connection -> {
            RebuildTable.write(connection, run, cursor, State.DONE, progress, null);
            LogCopy.clear(connection);
        });
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("this replica stops");
        }
    }
}
