package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Outage;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.rebuild.RebuildRow.State;
import topset.program.rebuild.staging.LogStaging;
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
    private static final Duration BEAT = Duration.ofMillis(500);

    /** The number of athletes between two positions of the cursor. */
    private static final int WINDOW = 64;

    private static final int COUNTED_AT_ONCE = 500;

    /**
     * The number of database time-outs after which the rebuild of an athlete counts as failed. A time-out counts only
     * if the database answers other queries between the time-outs.
     */
    private static final int MOST_TIMEOUTS = 5;

    private static final int LONGEST_REASON = 500;

    private final RebuildRow rebuild;
    private final Connection hold;
    private final RebuildSettings settings;
    private final Transactions transactions;
    private final LogStaging staging;
    private final SessionTopics topics;
    private final AthleteRebuild athletes;

    private Athlete cursor = RebuildTable.START;
    private RebuildProgress progress;
    private RebuildProgress before;
    private long beganAt = System.nanoTime();
    private volatile State state;
    private volatile @Nullable String waiting;
    private volatile @Nullable String ended;

    /**
     * Creates a run of a rebuild on this replica.
     *
     * @param hold the connection with the advisory lock, which ensures that only one replica runs the rebuild
     */
    RebuildRun(RebuildRow rebuild, Connection hold, RebuildParts parts) {
        this.rebuild = rebuild;
        this.hold = hold;
        this.settings = parts.settings();
        this.state = rebuild.state();
        this.waiting = rebuild.says();
        this.progress = rebuild.progress();
        this.before = progress;
        this.transactions = new Transactions(parts.dataSource());
        this.staging = new LogStaging(rebuild.id());
        this.topics = new SessionTopics(parts.kafka(), transactions, rebuild, staging, this::requireRunning);
        this.athletes = new AthleteRebuild(
                rebuild, transactions, parts, readsLog() ? staging : null, topics::readOn, settings.intakeWithin());
    }

    private boolean readsLog() {
        return rebuild.source() == Source.LOG;
    }

    /** Asks this run to stop soon. Another replica, or this one after a restart, resumes the rebuild. */
    void stop() {
        ended = "this replica stops";
    }

    /** Runs until the rebuild is complete, or must stop on this replica. {@link Rebuilds} resumes it after a failure. */
    void run() {
        var beats = Thread.ofVirtual().name("rebuild-beat").unstarted(this::beatAgain);
        try (topics) {
            cursor = transactions.run(connection -> RebuildTable.cursor(connection, rebuild.id()));
            beats.start();
            if (readsLog()) { // also after a restart, because a crash of PostgreSQL empties the staging tables
                topics.readAll(settings.workers());
            }
            if (state == State.READING) {
                long total = count();
                state = State.REBUILDING;
                save(cursor, progress.of(total));
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
            lastBeat();
        } finally {
            ended = ended == null ? "the rebuild is over" : ended;
            beats.interrupt();
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
        requireRunning();
        return transactions.run(connection -> {
            var next = RebuildAthletes.after(connection, rebuild.id(), rebuild.order(), last, limit);
            if (readsLog()) {
                var check = new RoundTrip();
                staging.requireComplete(check);
                check.run(connection);
            }
            return next;
        });
    }

    private void rebuildAll() {
        synchronized (this) {
            before = progress;
            beganAt = System.nanoTime();
        }
        for (var window = after(cursor, WINDOW); !window.isEmpty(); window = after(cursor, WINDOW)) {
            rebuild(window);
        }
    }

    /** If the run must stop, the athletes at the beginning of the window who are done stay counted. */
    private void rebuild(List<Athlete> window) {
        waiting = null;
        var next = new ConcurrentLinkedQueue<>(window);
        var done = new ConcurrentHashMap<Athlete, AthleteRebuild.Done>();
        try {
            Workers.runAll("rebuild", Collections.nCopies(settings.workers(), () -> work(next, done)));
        } catch (RuntimeException stopped) {
            try {
                save(window, done);
            } catch (RebuildAborted | StoreFailedException unwritten) {
                stopped.addSuppressed(unwritten);
            }
            throw stopped;
        }
        save(window, done);
    }

    private void work(Queue<Athlete> next, Map<Athlete, AthleteRebuild.Done> done) {
        try {
            for (var athlete = next.poll(); athlete != null; athlete = next.poll()) {
                awaitPublication();
                done.put(athlete, rebuild(athlete));
            }
        } catch (RuntimeException failure) {
            next.clear(); // the other workers stop too
            throw failure;
        }
    }

    private void save(List<Athlete> window, Map<Athlete, AthleteRebuild.Done> done) {
        var counted = new ArrayList<AthleteRebuild.Done>();
        var last = cursor;
        for (var athlete : window) {
            var outcome = done.get(athlete);
            if (outcome == null) {
                break;
            }
            counted.add(outcome);
            last = athlete;
        }
        save(last, progress.and(counted));
    }

    /** Stores the progress and moves the cursor. */
    private synchronized void save(Athlete to, RebuildProgress now) {
        var written =
                now.reading(topics.read(), topics.total()).since(before, Duration.ofNanos(System.nanoTime() - beganAt));
        transactions.change(
                connection -> RebuildTable.write(connection, rebuild.id(), cursor, to, state, written, waiting));
        cursor = to;
        progress = written;
    }

    /**
     * Rebuilds the data of an athlete, with several attempts. The athlete is reported as failed if an attempt fails
     * although the database answers other queries, and no event of the athlete was published since the attempt.
     */
    private AthleteRebuild.Done rebuild(Athlete athlete) {
        long sequence = -1;
        for (int tries = 1; ; tries++) {
            try {
                requireRunning();
                return athletes.rebuild(athlete);
            } catch (RebuildAborted | KafkaException notOfThisAthlete) {
                throw notOfThisAthlete;
            } catch (RuntimeException failure) {
                if (passes(failure) && tries < MOST_TIMEOUTS) {
                    pause();
                    transactions.change(connection -> RebuildTable.require(connection, rebuild.id()));
                    continue;
                }
                var failed = athletes.failed(athlete, reason(failure), sequence);
                if (failed.isPresent()) {
                    LOG.errorf(failure, "Rebuild %s cannot process athlete %s", rebuild.id(), athlete);
                    return failed.get();
                }
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
            pause();
            requireRunning();
        }
        waiting = null;
    }

    private boolean isLate(Connection connection) throws SQLException {
        return PublicationBacklog.isOlderThan(connection, settings.unpublishedAtMost());
    }

    private void requireRunning() {
        var reason = ended;
        if (reason != null) {
            throw new RebuildAborted(reason);
        }
    }

    /** Athletes may have come and gone since they were counted: at the end, all are those who are done. */
    private synchronized void finish() {
        var last = progress.of(progress.athletesDone());
        transactions.change(connection -> {
            RebuildTable.write(connection, rebuild.id(), cursor, cursor, State.DONE, last, null);
            LogStaging.clear(connection);
        });
        state = State.DONE; // the state is set after the commit, so that no earlier report stores it
        progress = last;
    }

    private void beatAgain() {
        while (ended == null) {
            try {
                Thread.sleep(BEAT);
                if (!hold.isValid(2)) {
                    ended = "the database connection with the lock of the rebuild was lost";
                } else {
                    beat();
                }
            } catch (InterruptedException over) {
                return;
            } catch (RebuildAborted aborted) {
                ended = aborted.getMessage();
            } catch (SQLException | StoreFailedException failure) {
                LOG.debug("The progress of the rebuild could not be stored; it is stored again soon", failure);
            }
        }
    }

    private synchronized void beat() {
        if (state != State.DONE) {
            save(cursor, progress);
        }
    }

    private void lastBeat() {
        try {
            beat();
        } catch (RebuildAborted | StoreFailedException unwritten) {
            LOG.debug("The reason why the rebuild stopped could not be stored", unwritten);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RebuildAborted("this replica stops");
        }
    }
}
