package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.function.Supplier;
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
import topset.store.StoreFailedException;

/**
 * Runs one rebuild on this replica: reads the session events from Kafka, lists the athletes, and rebuilds the data of
 * each athlete. A run continues from the stored state of the rebuild.
 */
final class RebuildRun {
    private static final Logger LOG = Logger.getLogger(RebuildRun.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final int LISTED_AHEAD = 100;

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
    private final @Nullable LogStaging staging;
    private final SessionTopics topics;
    private final AthleteRebuild athletes;

    private final Deque<Athlete> next = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private Athlete last = new Athlete("", "");
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
        this.transactions = new Transactions(parts.dataSource());
        this.staging = rebuild.order().source() == Source.LOG ? new LogStaging(rebuild.id()) : null;
        this.topics = new SessionTopics(
                parts.kafka(), transactions, rebuild, new LogStaging(rebuild.id()), this::requireRunning);
        this.athletes =
                new AthleteRebuild(rebuild, transactions, parts, staging, topics::readOn, settings.intakeWithin());
    }

    /** Asks this run to stop soon. Another replica, or this one after a restart, resumes the rebuild. */
    void stop() {
        ended = "this replica stops";
    }

    /** Runs until the rebuild is complete or must stop on this replica. */
    void run() {
        var beats = Thread.ofVirtual().name("rebuild-beat").unstarted(this::beatAgain);
        try (topics) {
            if (state == State.REBUILDING) {
                beginTally(); // the counts are needed before the first report, which would otherwise count no athlete
            }
            beats.start();
            read(); // the log is also read after a restart, because a crash of PostgreSQL empties the staging tables
            if (state == State.READING) {
                list();
            }
            rebuildAll();
            untilItWorks(this::finish);
            LOG.infof("Rebuild %s is done: %s", rebuild.id(), progress());
        } catch (RebuildAborted aborted) {
            LOG.infof("Rebuild %s stops on this replica: %s", rebuild.id(), aborted.getMessage());
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Rebuild %s failed; it will be resumed where it stopped", rebuild.id());
            waiting = reason(failure);
            lastBeat();
        } finally {
            ended = ended == null ? "the rebuild is over" : ended;
            beats.interrupt();
        }
    }

    private void read() {
        if (staging != null) {
            untilItWorks(() -> {
                topics.readAll(settings.workers());
                return true;
            });
        }
    }

    private void list() {
        boolean more = true;
        while (more) {
            more = untilItWorks(() -> transactions.run(connection -> {
                RebuildTable.require(connection, rebuild.id());
                boolean found = Worklist.addMore(connection, rebuild.id(), rebuild.order());
                if (staging != null) {
                    staging.requireComplete(connection);
                }
                return found;
            }));
        }
        state = State.REBUILDING;
        untilItWorks(() -> {
            beat();
            return true;
        });
    }

    private void rebuildAll() {
        beginTally(); // the rate is measured again from here, because the reading of the log does not belong to it
        Workers.runAll("rebuild", Collections.nCopies(settings.workers(), this::work));
    }

    private void beginTally() {
        untilItWorks(() -> transactions.run(connection -> {
            tally.begin(connection, rebuild.id());
            return true;
        }));
    }

    private void work() {
        for (var athlete = take(); athlete != null; athlete = take()) {
            awaitPublication();
            tally.add(rebuild(athlete));
        }
    }

    private synchronized @Nullable Athlete take() {
        requireRunning();
        if (next.isEmpty()) {
            next.addAll(untilItWorks(
                    () -> transactions.run(connection -> Worklist.toDo(connection, rebuild.id(), last, LISTED_AHEAD))));
            last = next.isEmpty() ? last : next.getLast();
        }
        return next.poll();
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
            } catch (RebuildAborted aborted) {
                throw aborted;
            } catch (RuntimeException failure) {
                if (failure instanceof KafkaException) { // an outage of Kafka is not a failure of this athlete
                    waitFor(failure);
                    untilItWorks(this::kafkaAnswers);
                    tries--;
                    continue;
                }
                if (passes(failure) && tries < MOST_TIMEOUTS) {
                    waitFor(failure);
                    untilItWorks(this::isAnswered);
                    continue;
                }
                long before = sequence;
                var failed = untilItWorks(() -> athletes.failed(athlete, reason(failure), before));
                if (failed.isPresent()) {
                    LOG.errorf(failure, "Rebuild %s cannot process athlete %s", rebuild.id(), athlete);
                    return failed.get();
                }
                sequence = untilItWorks(() -> athletes.sequence(athlete));
            }
        }
    }

    private boolean kafkaAnswers() {
        topics.readOn();
        return true;
    }

    private boolean isAnswered() {
        if (!transactions.run(connection -> RebuildTable.isActive(connection, rebuild.id()))) {
            throw new RebuildAborted("an operator ended the rebuild");
        }
        return true;
    }

    private static String reason(RuntimeException failure) {
        var reason = failure.toString().replace('\0', '\uFFFD');
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + " …" : reason;
    }

    /**
     * Waits while the oldest message in the outbox has waited too long for publication. So events of athletes who train
     * now are published before the events of the rebuild.
     */
    private void awaitPublication() {
        if (rebuild.order().mode() == Mode.CHECK) {
            return;
        }
        while (untilItWorks(() -> transactions.run(this::isLate))) {
            waiting = "waiting until older messages are published";
            pause();
        }
    }

    private boolean isLate(Connection connection) throws SQLException {
        return PublicationBacklog.isOlderThan(connection, settings.unpublishedAtMost());
    }

    /** Runs the work, and repeats it without limit while Kafka or the database is unreachable. */
    private <T> T untilItWorks(Supplier<T> work) {
        while (true) {
            requireRunning();
            try {
                T result = work.get();
                waiting = null;
                return result;
            } catch (RebuildAborted aborted) {
                throw aborted;
            } catch (RuntimeException failure) {
                if (!passes(failure)) {
                    throw failure;
                }
                waitFor(failure);
            }
        }
    }

    private void waitFor(RuntimeException failure) {
        waiting = "waiting: " + failure.getMessage();
        pause();
    }

    private static boolean passes(RuntimeException failure) {
        return failure instanceof KafkaException || Outage.isBehind(failure);
    }

    private void requireRunning() {
        var reason = ended;
        if (reason != null) {
            throw new RebuildAborted(reason);
        }
    }

    private boolean finish() {
        transactions.change(connection -> {
            RebuildTable.write(connection, rebuild.id(), State.DONE, progress(), null);
            LogStaging.clear(connection);
        });
        state = State.DONE; // the state is set after the commit, so that no earlier report stores it
        return true;
    }

    private void beatAgain() {
        while (ended == null) {
            try {
                Thread.sleep(BEAT);
                if (!hold.isValid(2)) {
                    ended = "the database connection with the lock of the rebuild was lost";
                } else if (state != State.DONE) {
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

    private void beat() {
        transactions.change(connection -> RebuildTable.write(connection, rebuild.id(), state, progress(), waiting));
    }

    private void lastBeat() {
        try {
            beat();
        } catch (RebuildAborted | StoreFailedException unwritten) {
            LOG.debug("The reason why the rebuild stopped could not be stored", unwritten);
        }
    }

    private RebuildProgress progress() {
        return tally.progress(topics.read(), topics.total());
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
