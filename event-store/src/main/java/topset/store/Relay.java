package topset.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox: reads rows in order, sends them all, waits for every acknowledgement, deletes them, reads again. One relay at a time
 * per database, elected by a lock of its connection; the others wait to take over. After any failure it lets go of everything and starts again
 * from the table, so a message is sent at least once, and an athlete's messages in order; what is sent twice is recognised by its sequence.
 *
 * <p>Runs until it is closed; while Kafka or the database is away it tries again, at first after 100 ms, at last every 2 s.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private static final int BATCH = 1000;
    private static final Duration POLL = Duration.ofMillis(10);

    /**
     * Each batch for compacted topics is a Kafka transaction, and only the newest of a key counts: so they wait this long for one
     * another.
     */
    private static final Duration GATHERING = Duration.ofMillis(500);

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /**
     * For the acknowledgement of a batch. A producer that a topic was deleted and made anew under may try one for ever; a new one does not.
     */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration ELECTION = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final String name;
    private final OutboxAccess access;
    private final Map<String, Object> producerProperties;
    private final Runnable beforeDelete;
    private final Duration patience;
    private final Set<Protection> without;
    private final Thread thread;
    private final Semaphore work = new Semaphore(0);
    private final AtomicLong published = new AtomicLong();
    private volatile boolean closing;
    private volatile boolean leading;
    private volatile @Nullable Instant oldest;
    private volatile Instant lookedAt = Instant.EPOCH;
    private Duration pause = FIRST_PAUSE;

    /**
     * @param name of the service: in the thread's name, the Kafka client ids and the transactional id, so the same in all replicas
     * @param jdbcUrl the database of the outbox, for a connection of the relay's own
     * @param producerProperties at least {@code bootstrap.servers}; what the order and safety of messages rests on is set here and wins
     */
    public Relay(String name, String jdbcUrl, String user, String password, Map<String, Object> producerProperties) {
        this(name, jdbcUrl, user, password, producerProperties, Set.of());
    }

    /** With protections taken away, for a fault test that must notice. */
    public Relay(
            String name,
            String jdbcUrl,
            String user,
            String password,
            Map<String, Object> producerProperties,
            Set<Protection> without) {
        this(name, jdbcUrl, user, password, producerProperties, () -> {}, PATIENCE, without);
    }

    /** For tests: with something to do, or to die of, between the last acknowledgement and the deletion, and with another patience. */
    Relay(
            String name,
            String jdbcUrl,
            String user,
            String password,
            Map<String, Object> producerProperties,
            Runnable beforeDelete,
            Duration patience) {
        this(name, jdbcUrl, user, password, producerProperties, beforeDelete, patience, Set.of());
    }

    private Relay(
            String name,
            String jdbcUrl,
            String user,
            String password,
            Map<String, Object> producerProperties,
            Runnable beforeDelete,
            Duration patience,
            Set<Protection> without) {
        this.patience = patience;
        this.without = Set.copyOf(without);
        this.name = name;
        this.access = new OutboxAccess(jdbcUrl, user, password, name + "-relay");
        this.producerProperties = Map.copyOf(producerProperties);
        this.beforeDelete = beforeDelete;
        this.thread = Thread.ofPlatform().name(name + "-relay").daemon().unstarted(this::run);
    }

    /** Begins to publish, or to wait for its turn; once. */
    public void start() {
        if (!without.isEmpty()) {
            LOG.errorf("%s runs WITHOUT %s: for fault tests only, events get lost or swapped", name, without);
        }
        thread.start();
    }

    /** Says that there is something to publish; cheap, to be called after each commit. */
    public void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    /** Messages acknowledged by Kafka since the start. */
    public long published() {
        return published.get();
    }

    /** Whether this relay is the one that publishes. */
    public boolean leading() {
        return leading;
    }

    /** Age of the oldest message that is not published, as of the last look; zero when there is none. */
    public Duration oldestAge() {
        Instant since = oldest;
        return since == null ? Duration.ZERO : Duration.between(since, Instant.now());
    }

    /** How old the answer of {@link #oldestAge} is: it grows while PostgreSQL does not answer; decades before the first look. */
    public Duration sinceLastLook() {
        return Duration.between(lookedAt, Instant.now());
    }

    /** Finishes what is being sent, for at most two seconds, and lets another relay lead. */
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            if (thread.isAlive() && !thread.join(Duration.ofSeconds(2))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException hurried) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            try (OutboxConnection outbox = access.connect()) {
                if (elected(outbox)) {
                    publish(outbox);
                }
            } catch (InterruptedException closed) {
                LOG.debugf(closed, "%s stops at once", thread.getName());
                return;
            } catch (Exception failure) {
                startAgain(failure);
            } finally {
                leading = false;
            }
        }
    }

    private boolean elected(OutboxConnection outbox) throws SQLException, InterruptedException {
        while (!closing) {
            if (outbox.tryLead()) {
                LOG.infof("%s leads", thread.getName());
                leading = true;
                return true;
            }
            seen(outbox.oldest());
            rest(ELECTION);
        }
        return false;
    }

    private void publish(OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        // Before the sender: its constructor fails while Kafka's name does not resolve, and messages wait all the same.
        seen(outbox.oldest());
        try (var sender = new KafkaSender(name, producerProperties)) {
            long compactedAt = System.nanoTime();
            while (!closing) {
                boolean compacted = System.nanoTime() - compactedAt >= 0;
                List<OutboxMessage> batch = outbox.read(compacted, BATCH);
                if (compacted && batch.stream().anyMatch(row -> row.message().compacted())) {
                    compactedAt = System.nanoTime() + GATHERING.toNanos();
                }
                seen(batch.isEmpty() ? null : batch.getFirst().since());
                if (batch.isEmpty()) {
                    rest(POLL);
                } else {
                    publish(batch, sender, outbox);
                    published.addAndGet(batch.size());
                    pause = FIRST_PAUSE;
                }
            }
        }
    }

    private void seen(@Nullable Instant oldestSince) {
        oldest = oldestSince;
        lookedAt = Instant.now();
    }

    private void publish(List<OutboxMessage> batch, KafkaSender sender, OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        if (without.contains(Protection.OUTBOX)) {
            outbox.delete(batch);
            await(sender.send(batch), outbox);
        } else {
            await(sender.send(without.contains(Protection.ORDER) ? batch.reversed() : batch), outbox);
            beforeDelete.run();
            outbox.delete(batch);
        }
    }

    /** Waits with a sign of life, so that the lock is lost by a relay that is frozen and not by one that waits for Kafka. */
    private void await(Future<?> sent, OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                sent.get(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException slow) {
                if (System.nanoTime() - giveUp > 0) {
                    throw new TimeoutException("Kafka has not acknowledged within " + patience.toSeconds() + " s");
                }
                outbox.heartbeat();
                lookedAt = Instant.now();
            }
        }
    }

    private void startAgain(Exception failure) {
        if (closing) {
            return;
        }
        LOG.warnf("%s starts again in %d ms: %s", thread.getName(), pause.toMillis(), KafkaSender.reason(failure));
        LOG.debug("The relay failed", failure);
        try {
            Thread.sleep(pause);
        } catch (InterruptedException closed) {
            closing = true;
        }
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private void rest(Duration atMost) throws InterruptedException {
        if (work.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }
}
