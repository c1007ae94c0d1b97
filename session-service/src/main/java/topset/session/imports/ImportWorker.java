package topset.session.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import topset.edge.web.Problem;
import topset.store.StoreFailedException;

/**
 * Imports long logs in the background, and continues imports of replicas that have stopped. Imports wait as rows of a
 * table. Each thread processes one import, so the number of threads limits how many imports this replica runs at once.
 */
@ApplicationScoped
class ImportWorker {
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final int AT_ONCE = 2;
    private static final long POLL_MILLIS = 500;

    /**
     * The number of attempts after which an import fails. A log may crash every replica that imports it, so the number
     * of attempts is limited.
     */
    private static final int MOST_ATTEMPTS = 5;

    private final ImportQueue queue;
    private final ImportRunner runner;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            AT_ONCE, Thread.ofPlatform().name("import-", 1).daemon().factory());
    private volatile boolean stopped;

    ImportWorker(ImportQueue queue, ImportRunner runner) {
        this.queue = queue;
        this.runner = runner;
    }

    void start(@Observes StartupEvent started) {
        for (int n = 0; n < AT_ONCE; n++) {
            var _ = threads.scheduleWithFixedDelay(this::work, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        stopped = true;
        threads.shutdown();
    }

    boolean isStopped() {
        return stopped;
    }

    private void work() {
        try {
            for (var next = queue.claim(); next.isPresent() && !stopped; next = queue.claim()) {
                process(next.get());
            }
        } catch (StoreFailedException away) {
            LOG.debug("The database cannot be reached; looking for imports again soon", away);
        } catch (RuntimeException e) {
            LOG.error("Imports cannot be processed", e);
        }
    }

    private void process(AthleteImport claimed) {
        try {
            if (claimed.attempts() > MOST_ATTEMPTS) {
                queue.end(
                        claimed, LogImportState.FAILED, null, claimed.progress().linesDone(), null);
            } else if (claimed.state() == LogImportState.UNDOING) {
                runner.undo(claimed, this::isStopped);
            } else {
                var body = queue.body(claimed);
                if (body.isPresent()) {
                    runner.run(claimed, ImportBody.of(body.get()), this::isStopped);
                }
            }
        } catch (ImportGoneException | ImportRunner.StoppedException e) {
            LOG.debugf("Import %s ended early: %s", claimed.id(), e.getMessage());
        } catch (Problem | UncheckedIOException unreadable) {
            fail(claimed, unreadable);
        } catch (RuntimeException e) {
            LOG.warnf(e, "Import %s is tried again", claimed.id());
        }
    }

    /**
     * Ends an import as failed because its log cannot be read. Another attempt would fail too, because the log does not
     * change.
     */
    private void fail(AthleteImport claimed, RuntimeException unreadable) {
        LOG.warnf(unreadable, "Import %s has failed", claimed.id());
        queue.end(claimed, LogImportState.FAILED, null, claimed.progress().linesDone(), null);
    }
}
