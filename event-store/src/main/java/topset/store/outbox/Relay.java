package topset.store.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.store.OutgoingMessage;
import topset.store.outbox.KafkaSender.Refused;
import topset.store.outbox.KafkaSender.Sent;

/**
 * Publishes the outbox in a loop. One relay per database is the leader: its connection holds an advisory lock. The
 * other relays wait to become the leader. After any failure the relay closes its connections and starts again from the
 * outbox table. So each message is sent at least once, and each athlete's messages are sent in order. Receivers
 * recognise repeated messages by the sequence number. If a topic refuses a message, the relay sets the message aside,
 * together with the athlete's later messages. If a topic refuses all messages, the relay pauses the topic (ADR 0133).
 *
 * <p>A relay runs until it is closed. While Kafka or the database cannot be reached, it retries, first after 100 ms,
 * later every 2 s.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    static final int BATCH = 1000;

    /**
     * Messages to compacted topics are collected for this time, because each batch is one Kafka transaction, and of
     * several messages with the same key only the newest one matters.
     */
    private static final Duration GATHERING = Duration.ofMillis(500);

    /** While many messages arrive. Larger batches need less processor time for each message, here and in Kafka. */
    private static final Duration BETWEEN_READS = Duration.ofMillis(15);

    /** Of one batch; then many messages arrive. */
    private static final int MANY = 16;

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /** Then a new producer is needed: if a topic was deleted and created again, the old producer may retry for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** After a topic has refused whole batches as too large. */
    private static final Duration SINGLY = Duration.ofMinutes(10);

    /** For the acknowledgement of a trial message. */
    private static final Duration TRIAL = Duration.ofSeconds(5);

    /**
     * Between two reads of an empty outbox, if commits may not wake this relay. Also the longest time until a sent
     * message is deleted.
     */
    public static final Duration OFTEN = Duration.ofMillis(100);

    private static final Duration ELECTION = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final String name;
    private final String jdbcUrl;
    private final String user;
    private final String password;
    private final Map<String, Object> producerProperties;
    private final Duration patience;
    private final Thread thread;
    private final RefusingTopics topics = new RefusingTopics(this::sendAlone);
    private final Semaphore work = new Semaphore(0);
    private final AtomicLong published = new AtomicLong();
    private volatile BiConsumer<OutgoingMessage, Instant> listener = (message, since) -> {};
    private volatile Supplier<Duration> pollInterval = () -> OFTEN;
    private volatile boolean closing;
    private volatile boolean leading;
    private volatile @Nullable Instant oldest;
    private volatile Instant lookedAt = Instant.EPOCH;
    private Duration pause = FIRST_PAUSE;
    private long singlyUntil = System.nanoTime();

    /**
     * Not started yet.
     *
     * @param name the service's name, the same in all replicas; used for the thread, the Kafka client ids and the
     * transactional id
     * @param jdbcUrl the database of the outbox; the relay opens its own connection
     * @param producerProperties settings of the Kafka producer, at least {@code bootstrap.servers}; the relay overrides
     * the settings that affect the order and safety of messages
     */
    public Relay(String name, String jdbcUrl, String user, String password, Map<String, Object> producerProperties) {
        this(name, jdbcUrl, user, password, producerProperties, PATIENCE);
    }

    /** @param patience the time-out for the acknowledgement of a batch */
    public Relay(
            String name,
            String jdbcUrl,
            String user,
            String password,
            Map<String, Object> producerProperties,
            Duration patience) {
        this.patience = patience;
        this.name = name;
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.producerProperties = Map.copyOf(producerProperties);
        this.thread = Thread.ofPlatform().name(name + "-relay").daemon().unstarted(this::run);
    }

    /** Sets what is called with each acknowledged message, and with the time of its insert by this machine's clock. */
    public void onAcknowledgement(BiConsumer<OutgoingMessage, Instant> wanted) {
        listener = wanted;
    }

    /**
     * Sets how long this relay waits before it reads an empty outbox again although nobody has woken it. Without this
     * call it is {@link #OFTEN}.
     */
    public void readUnwoken(Supplier<Duration> every) {
        pollInterval = every;
    }

    public void start() {
        thread.start();
    }

    /** Signals that the outbox has new messages. Cheap, so it is called after each commit. */
    public void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    public long published() {
        return published.get();
    }

    public boolean leading() {
        return leading;
    }

    /** Empty if this relay is not the leader. */
    public Map<String, Refusal> refusingTopics() {
        return leading ? topics.all() : Map.of();
    }

    /** Of the oldest unpublished message at the last read of the outbox; zero if the outbox was empty. */
    public Duration oldestAge() {
        Instant since = oldest;
        return since == null ? Duration.ZERO : Duration.between(since, Instant.now());
    }

    /**
     * Since {@link #oldestAge} was read. Grows while PostgreSQL does not answer; before the first read it is many
     * years.
     */
    public Duration sinceLastLook() {
        return Duration.between(lookedAt, Instant.now());
    }

    /** Waits at most two seconds for the current batch, then releases the lock for another relay. */
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
            try (OutboxConnection outbox = OutboxConnection.open(jdbcUrl, user, password, thread.getName())) {
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
                LOG.infof("%s is the leader now", thread.getName());
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
        // Before the sender is created, which fails if Kafka's host name does not resolve: metrics must always show the
        // age.
        seen(outbox.oldest());
        while (!closing) {
            List<Refused> refused;
            try (var sender = new KafkaSender(name, producerProperties())) {
                refused = publishUntilRefused(outbox, sender);
            }
            topics.judge(refused, outbox);
            topics.tryAgain(outbox);
        }
    }

    private Map<String, Object> producerProperties() {
        Map<String, Object> properties = new HashMap<>(producerProperties);
        if (System.nanoTime() - singlyUntil < 0) {
            properties.put("batch.size", 0);
        }
        return properties;
    }

    /**
     * Returns the refused messages; none if publishing stopped for another reason: the relay is closing, or it is time
     * for a trial message.
     */
    private List<Refused> publishUntilRefused(OutboxConnection outbox, KafkaSender sender)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        long compactedAt = System.nanoTime();
        List<OutboxMessage> sent = List.of();
        List<Refused> refused = List.of();
        while (!closing && refused.isEmpty() && topics.due().isEmpty()) {
            long readAt = System.nanoTime();
            boolean compacted = readAt - compactedAt >= 0;
            List<OutboxMessage> batch = outbox.deleteAndRead(sent, topics.all().keySet(), compacted, BATCH);
            sent = List.of();
            if (compacted && batch.stream().anyMatch(row -> row.message().compacted())) {
                compactedAt = System.nanoTime() + GATHERING.toNanos();
            }
            if (topics.none()) {
                seen(batch.isEmpty() ? null : batch.getFirst().since());
            } else {
                seen(outbox.oldest());
            }
            if (batch.isEmpty()) {
                rest(untilNextRead(compactedAt - System.nanoTime()));
                continue;
            }
            List<OutboxMessage> free = outbox.withoutHeld(batch);
            if (!free.isEmpty()) {
                Sent result = send(free, sender, patience, outbox);
                sent = result.acknowledged();
                refused = result.refused();
                pause = refused.isEmpty() ? FIRST_PAUSE : pause;
            }
            if (refused.isEmpty()) {
                gather(batch, readAt);
            }
        }
        outbox.delete(sent);
        return refused;
    }

    /** @param gathering nanoseconds until messages to compacted topics may be sent again; negative: now */
    private Duration untilNextRead(long gathering) {
        Duration atMost = pollInterval.get();
        return gathering > 0 && gathering < atMost.toNanos() ? Duration.ofNanos(gathering) : atMost;
    }

    /**
     * Waits for more messages, so that their read also deletes the messages that were sent. A full batch means that
     * more messages are already there.
     */
    private void gather(List<OutboxMessage> read, long readAt) throws InterruptedException {
        if (read.size() == BATCH || OutboxConnection.isFull(read)) {
            return;
        }
        if (read.size() >= MANY) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_READS.toNanos() - (System.nanoTime() - readAt));
        } else {
            rest(OFTEN);
        }
    }

    private List<Refused> sendAlone(OutboxMessage row, boolean trial, OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        Map<String, Object> properties = producerProperties();
        if (trial) {
            properties.put("max.block.ms", 1_000);
        }
        try (var sender = new KafkaSender(name, properties)) {
            Sent sent = send(List.of(row), sender, trial ? TRIAL : patience, outbox);
            outbox.delete(sent.acknowledged());
            return sent.refused();
        }
    }

    private void seen(@Nullable Instant oldestSince) {
        oldest = oldestSince;
        lookedAt = Instant.now();
    }

    /** The caller must delete the acknowledged messages. */
    private Sent send(List<OutboxMessage> batch, KafkaSender sender, Duration atMost, OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        Sent sent = await(sender, sender.send(batch), atMost, outbox);
        published.addAndGet(sent.acknowledged().size());
        sent.acknowledged().forEach(row -> listener.accept(row.message(), row.since()));
        if (!topics.quiet()) {
            sent.acknowledged().stream()
                    .map(row -> row.message().topic())
                    .distinct()
                    .forEach(topics::accepts);
        }
        return sent;
    }

    /**
     * Keeps the database connection alive, so that a relay that waits for Kafka does not lose its lock. If the relay is
     * frozen, the connection times out and the lock is released.
     */
    private <T> T await(KafkaSender sender, Future<T> sent, Duration atMost, OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            try {
                return sent.get(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException slow) {
                if (sender.splitsInVain()) {
                    singlyUntil = System.nanoTime() + SINGLY.toNanos();
                    throw new TimeoutException(
                            "A topic refuses requests with several messages: they are sent one by one for "
                                    + SINGLY.toMinutes() + " min");
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new TimeoutException("Kafka has not acknowledged within " + atMost.toSeconds() + " s");
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
        if (work.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            work.drainPermits();
        }
    }
}
