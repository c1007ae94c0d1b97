package topset.session.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.jobs.ReplicaLock;
import topset.edge.web.Problem;
import topset.session.imports.AthleteImport.State;
import topset.store.StoreFailedException;

/**
 * Runs imports and undos, each on one replica at a time, under a lock of its own. Two jobs run the long ones, and
 * continue those of replicas that have stopped.
 */
@ApplicationScoped
class ImportJobs {
    private static final Logger LOG = Logger.getLogger(ImportJobs.class);

    static final int LOCK_SPACE = 7_412;

    /** For the imports of replicas that have stopped, and for failed attempts. An accepted import wakes the jobs. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    /** A request has so long for a short import before a job begins it, and a failed attempt rests so long. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    /**
     * The number of attempts after which an import fails. A log may crash every replica that imports it, so the number
     * of attempts is limited.
     */
    private static final int MOST_ATTEMPTS = 5;

    /** Each needs a connection for its lock, of those that requests use for reading. */
    private static final int SHORT_ONES = 4;

    private final ImportRunner runner;
    private final DataSource database;
    private final Semaphore shortOnes = new Semaphore(SHORT_ONES);
    private final Clock clock = Clock.systemUTC();
    private final List<Job> jobs = Stream.of("import-1", "import-2")
            .map(name -> new Job(name, EVERY, this::work))
            .toList();

    ImportJobs(ImportRunner runner, DataSource database) {
        this.runner = runner;
        this.database = database;
    }

    void start(@Observes StartupEvent event, Jobs all) {
        jobs.forEach(all::start);
    }

    /**
     * Runs a short import or undo while its client waits. If this fails, a job tries it again, because the log is
     * stored. Throws a problem 409 if the athlete was erased meanwhile; 503 if the service stops.
     */
    void now(AthleteImport begun) {
        shortOnes.acquireUninterruptibly();
        try {
            ReplicaLock.run(database, LOCK_SPACE, begun.importId.hashCode(), lock -> {
                var stored = find(begun);
                // A job has ended it if the request has waited for long.
                if (stored == null || stored.hasNotEnded()) {
                    run(begun, lock);
                }
                return 1;
            });
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        } catch (CancellationException stopped) {
            throw Problem.unavailable();
        } finally {
            shortOnes.release();
        }
    }

    void wake() {
        jobs.forEach(Job::wake);
    }

    private static @Nullable AthleteImport find(AthleteImport begun) {
        return QuarkusTransaction.requiringNew().call(() -> AthleteImport.find(begun.athlete(), begun.importId));
    }

    void work() throws SQLException {
        var triedBefore = OffsetDateTime.now(clock).minus(AGAIN_AFTER);
        for (var due : QuarkusTransaction.requiringNew().call(() -> AthleteImport.due(triedBefore))) {
            if (!isStopped()) {
                ReplicaLock.run(database, LOCK_SPACE, due.importId.hashCode(), lock -> {
                    attempt(due, triedBefore, lock);
                    return 1;
                });
            }
        }
    }

    private void attempt(AthleteImport due, OffsetDateTime triedBefore, ReplicaLock lock) {
        var claimed = QuarkusTransaction.requiringNew().call(() -> {
            var now = AthleteImport.find(due.athlete(), due.importId);
            return now != null && now.isDue(triedBefore) ? now.attempt(OffsetDateTime.now(clock)) : null;
        });
        if (claimed == null) {
            return;
        }
        try {
            if (claimed.attempts > MOST_ATTEMPTS) {
                runner.fail(claimed);
            } else {
                run(claimed, lock);
            }
        } catch (CancellationException e) {
            LOG.debugf("Import %s ended early: %s", claimed.importId, e.getMessage());
        } catch (Problem | UncheckedIOException unreadable) {
            // Another attempt would fail too, because the log does not change, or because the import was erased.
            if (runner.fail(claimed)) {
                LOG.warnf(unreadable, "Import %s has failed", claimed.importId);
            }
        }
    }

    private void run(AthleteImport begun, ReplicaLock lock) {
        IntConsumer progress = lines -> {
            if (isStopped()) {
                throw new CancellationException("the service stops");
            }
            requireLock(lock);
            QuarkusTransaction.requiringNew().run(() -> AthleteImport.progress(begun, lines));
        };
        if (begun.state == State.UNDOING) {
            runner.undo(begun, progress);
        } else {
            runner.run(begun, ImportBody.of(begun.body()), progress);
        }
    }

    private static void requireLock(ReplicaLock lock) {
        try {
            lock.stillHere();
        } catch (SQLException lost) {
            throw new StoreFailedException(lost);
        }
    }

    private boolean isStopped() {
        return jobs.getFirst().isStopped();
    }
}
