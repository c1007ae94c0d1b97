package topset.session.imports;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.web.Problem;

/**
 * Imports long logs in the background, and continues imports of replicas that have stopped. Imports wait as rows of a
 * table. Each of two jobs processes one import, so this replica runs at most two imports at once.
 */
@ApplicationScoped
class ImportWorker {
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    /**
     * The number of attempts after which an import fails. A log may crash every replica that imports it, so the number
     * of attempts is limited.
     */
    private static final int MOST_ATTEMPTS = 5;

    private final ImportQueue queue;
    private final ImportRunner runner;
    private final Job first = new Job("import-1", EVERY, this::work);
    private final Job second = new Job("import-2", EVERY, this::work);

    ImportWorker(ImportQueue queue, ImportRunner runner) {
        this.queue = queue;
        this.runner = runner;
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(first);
        jobs.start(second);
    }

    boolean isStopped() {
        return first.isStopped();
    }

    private void work() {
        for (var next = queue.claim(); next.isPresent() && !isStopped(); next = queue.claim()) {
            process(next.get());
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
