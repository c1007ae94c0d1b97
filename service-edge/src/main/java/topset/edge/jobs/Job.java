package topset.edge.jobs;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import topset.edge.web.Outage;

/**
 * A task that a service repeats on a thread of its own until the service stops. After a failure it is tried again at
 * the usual time. A task that only one replica may run at a time takes a {@link ReplicaLock}.
 */
public final class Job {
    private static final Logger LOG = Logger.getLogger(Job.class);

    /** A job begins a little after the service, so that it does not delay the start. */
    private static final Duration FIRST_WITHIN = Duration.ofSeconds(5);

    private final String name;
    private final Duration every;
    private final Task task;
    private final Thread thread;
    private final Semaphore woken = new Semaphore(0);
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean stopped;

    @FunctionalInterface
    public interface Task {
        void run() throws SQLException;
    }

    /** @param every the pause between two runs of the task */
    public Job(String name, Duration every, Task task) {
        this.name = name;
        this.every = every;
        this.task = task;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::repeat);
    }

    void start() {
        thread.start();
    }

    /** Ends the current pause, or the next one if the task is running. */
    public void wake() {
        woken.release();
    }

    /** A long task ends soon after this has become true. */
    public boolean isStopped() {
        return stopped;
    }

    /** Asks the task to end. It is not run again. */
    public void stop() {
        stopped = true;
        wake();
    }

    /** Waits until a stopped job has ended. Returns false if the time is over before. */
    public boolean awaitEnd(Duration atMost) {
        try {
            return !thread.isAlive() || thread.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Pauses a long task until the time is over, or until the job is woken or stopped. */
    public void rest(Duration atMost) {
        try {
            if (woken.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    public String name() {
        return name;
    }

    long failures() {
        return failures.get();
    }

    private void repeat() {
        rest(every.compareTo(FIRST_WITHIN) < 0 ? every : FIRST_WITHIN);
        while (!stopped) {
            try {
                task.run();
            } catch (SQLException | RuntimeException | Error e) {
                failures.incrementAndGet();
                if (Outage.isBehind(e)) {
                    LOG.debugf(e, "Job %s waits for the database", name);
                } else {
                    LOG.warnf(e, "Job %s has failed; trying again in %s", name, every);
                }
            }
            rest(every);
        }
    }
}
