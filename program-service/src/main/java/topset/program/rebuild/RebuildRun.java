package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.ReplicaLock;
import topset.edge.operations.Tasks;
import topset.edge.web.Outage;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.rebuild.RebuildRow.State;
import topset.program.replanning.PublicationBacklog;
import topset.program.replanning.Transactions;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.StoreFailedException;

/**
 * Runs one rebuild on this replica: reads the session events from Kafka, counts the athletes, and rebuilds the data of
 * one window of athletes after the other. A run continues from the stored state of the rebuild.
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

    /** The number of other failures. An erasure may have come between the first and the second one. */
    private static final int MOST_FAILURES = 2;

    private static final int LONGEST_REASON = 500;

    private final RebuildRow rebuild;
    private final ReplicaLock lock;
    private final RebuildSettings settings;
    private final Transactions transactions;
    private final @Nullable LogCopy copy;
    private final LogReader log;
    private final AthleteRebuild athletes;
    private final BooleanSupplier stopped;

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
     * @param stopped whether this run must stop soon. Another replica, or this one after a restart, resumes the rebuild
     */
    RebuildRun(RebuildRow rebuild, ReplicaLock lock, RebuildParts parts, BooleanSupplier stopped) {
        this.rebuild = rebuild;
        this.lock = lock;
        this.settings = parts.settings();
        this.state = rebuild.state();
        this.waiting = rebuild.says();
        this.progress = rebuild.progress();
        this.before = progress;
        this.total = progress.athletesTotal();
        this.transactions = new Transactions(parts.dataSource());
        var made = new LogCopy();
        this.copy = rebuild.source() == Source.LOG ? made : null;
        this.log = new LogReader(parts.kafka(), transactions, rebuild, made, this::goOn);
        this.stopped = stopped;
        this.athletes = new AthleteRebuild(rebuild, transactions, parts, copy, log::readOn, this::goOn);
    }

    /** Runs until the rebuild is complete or must stop on this replica; {@link Rebuilds} resumes it after a failure. */
    void run() {
        try (log) {
            cursor = transactions.run(connection -> RebuildTable.cursor(connection, rebuild.id()));
            if (copy != null) {
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
        } catch (RebuildAborted aborted) {
            LOG.infof("Rebuild %s stops on this replica: %s", rebuild.id(), aborted.getMessage());
        } catch (RuntimeException failure) {
            if (passes(failure)) {
                waiting = "waiting: " + failure.getMessage();
                LOG.infof("Rebuild %s is resumed soon: %s", rebuild.id(), failure);
            } else {
                waiting = reason(failure);
                LOG.errorf(failure, "Rebuild %s failed; it will be resumed where it stopped", rebuild.id());
            }
            saveReason();
        }
    }

    private void saveReason() {
        try {
            save();
        } catch (RebuildAborted | StoreFailedException unwritten) {
            LOG.debug("The reason why the rebuild stopped could not be stored", unwritten);
        }
    }

    /** Every loop calls this method. Throws {@link RebuildAborted} if the run must stop. */
    private synchronized void goOn() {
        if (stopped.getAsBoolean()) {
            throw new RebuildAborted("this replica stops");
        }
        if (System.nanoTime() - reportedAt > REPORT_EVERY.toNanos()) {
            try {
                lock.stillHere();
            } catch (SQLException lost) {
                throw new RebuildAborted("the database connection with the lock of the rebuild was lost");
            }
            save();
        }
    }

    private long count() {
        long total = 0;
        for (var page = after(cursor, COUNTED_AT_ONCE);
                !page.isEmpty();
                page = after(page.getLast(), COUNTED_AT_ONCE)) {
            total += page.size();
        }
        return total;
    }

    private List<Athlete> after(Athlete last, int limit) {
        goOn();
        return transactions.run(connection -> {
            var next = RebuildAthletes.after(connection, rebuild.order(), last, limit);
            if (copy != null) {
                var check = new RoundTrip();
                copy.requireNewest(check);
                check.run(connection);
            }
            return next;
        });
    }

    private void rebuildAll() {
        before = progress;
        beganAt = System.nanoTime();
        var threads = Thread.ofPlatform().name("rebuild-", 1).daemon().factory();
        for (var window = after(cursor, WINDOW); !window.isEmpty(); window = after(cursor, WINDOW)) {
            var next = new ConcurrentLinkedQueue<>(window);
            var done = new ConcurrentLinkedQueue<AthleteRebuild.Done>();
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
    private synchronized void save(Athlete to, Collection<AthleteRebuild.Done> done) {
        var now = with(done);
        transactions.change(
                connection -> RebuildTable.write(connection, rebuild.id(), cursor, to, state, now, waiting));
        cursor = to;
        progress = now;
        reportedAt = System.nanoTime();
    }

    private RebuildProgress with(Collection<AthleteRebuild.Done> done) {
        return progress.and(done, log, total, before, Duration.ofNanos(System.nanoTime() - beganAt));
    }

    /**
     * Rebuilds the data of an athlete, with several attempts. The athlete is reported as failed if an attempt fails
     * although the database answers other queries, and no event of the athlete was published since the attempt.
     */
    private AthleteRebuild.Done rebuild(Athlete athlete) {
        long sequence = 0;
        for (int tries = 1; ; tries++) {
            goOn();
            try {
                return athletes.rebuild(athlete);
            } catch (RebuildAborted | KafkaException notOfThisAthlete) {
                throw notOfThisAthlete;
            } catch (RuntimeException failure) {
                if (tries >= (passes(failure) ? MOST_TIMEOUTS : MOST_FAILURES)) {
                    var failed = athletes.failed(athlete, reason(failure), sequence);
                    if (failed.isPresent()) {
                        LOG.errorf(failure, "Rebuild %s cannot process athlete %s", rebuild.id(), athlete);
                        return failed.get();
                    }
                }
                pause(PAUSE);
                sequence = athletes.sequence(athlete);
            }
        }
    }

    private static String reason(RuntimeException failure) {
        var reason = failure.toString().replace('\0', '\uFFFD');
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + " …" : reason;
    }

    private static boolean passes(RuntimeException failure) {
        return failure instanceof KafkaException || Outage.isBehind(failure);
    }

    /**
     * Waits while the oldest message in the outbox has waited too long for publication. So events of athletes who train
     * now are published before the events of the rebuild.
     */
    private void awaitPublication() {
        while (rebuild.mode() == Mode.APPLY && transactions.run(this::isLate)) {
            waiting = "waiting until older messages are published";
            pause(PAUSE);
            goOn();
        }
        waiting = null;
    }

    private boolean isLate(Connection connection) throws SQLException {
        return PublicationBacklog.isOlderThan(connection, settings.unpublishedAtMost());
    }

    /** Athletes may have come and gone since they were counted: at the end, all are those who are done. */
    private void finish() {
        total = progress.athletesDone();
        progress = with(List.of());
        transactions.change(connection -> {
            RebuildTable.write(connection, rebuild.id(), cursor, cursor, State.DONE, progress, null);
            LogCopy.clear(connection);
        });
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RebuildAborted("this replica stops");
        }
    }
}
