package topset.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.store.KafkaSender.Refused;
import topset.store.KafkaSender.Sent;

/**
 * Publishes the outbox: reads rows in order, sends them all, waits for every acknowledgement, deletes them, reads again. One relay at a time
 * per database, elected by a lock of its connection; the others wait to take over. After any failure it lets go of everything and starts again
 * from the table, so a message is sent at least once, and an athlete's messages in order; what is sent twice is recognised by its sequence.
 * A message that its topic refuses is set aside, with what follows of the same athlete; a topic that refuses everything is left alone for a while
 * (ADR 0075).
 *
 * <p>Runs until it is closed; while Kafka or the database is away it tries again, at first after 100 ms, at last every 2 s.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private static final int BATCH = 1000;

    /** No message of the services is longer; one that is says nothing about the topic that refuses it. */
    private static final int LONGEST_MESSAGE = 256 * 1024;

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
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A topic whose limit is below a producer's batch takes messages one by one only. */
    private static final Duration SINGLY = Duration.ofMinutes(10);

    /** For one message to a paused topic. */
    private static final Duration TRIAL = Duration.ofSeconds(5);

    private static final Duration ELECTION = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final String name;
    private final OutboxAccess access;
    private final Map<String, Object> producerProperties;
    private final Duration patience;
    private final Thread thread;
    private final PausedTopics paused = new PausedTopics();
    private final Semaphore work = new Semaphore(0);
    private final AtomicLong published = new AtomicLong();
    private volatile boolean closing;
    private volatile boolean leading;
    private volatile @Nullable Instant oldest;
    private volatile Instant lookedAt = Instant.EPOCH;
    private Duration pause = FIRST_PAUSE;
    private long singlyUntil = System.nanoTime();

    /**
     * @param name of the service: in the thread's name, the Kafka client ids and the transactional id, so the same in all replicas
     * @param jdbcUrl the database of the outbox, for a connection of the relay's own
     * @param producerProperties at least {@code bootstrap.servers}; what the order and safety of messages rests on is set here and wins
     */
    public Relay(String name, String jdbcUrl, String user, String password, Map<String, Object> producerProperties) {
        this(name, jdbcUrl, user, password, producerProperties, PATIENCE);
    }

    /** The same, with another patience for the acknowledgement of a batch. */
    Relay(
            String name,
            String jdbcUrl,
            String user,
            String password,
            Map<String, Object> producerProperties,
            Duration patience) {
        this.patience = patience;
        this.name = name;
        this.access = new OutboxAccess(jdbcUrl, user, password, name + "-relay");
        this.producerProperties = Map.copyOf(producerProperties);
        this.thread = Thread.ofPlatform().name(name + "-relay").daemon().unstarted(this::run);
    }

    /** Begins to publish, or to wait for its turn; once. */
    public void start() {
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

    /** Topics that take nothing at present, and why; only where this relay leads. */
    public Map<String, Refusal> refusingTopics() {
        return leading ? paused.all() : Map.of();
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
        while (!closing) {
            List<Refused> refused;
            try (var sender = new KafkaSender(name, producerProperties())) {
                refused = publishUntilRefused(outbox, sender);
            }
            setAside(refused, outbox);
            for (String topic : paused.due()) {
                tryAgain(topic, outbox);
            }
        }
    }

    private Map<String, Object> producerProperties() {
        if (System.nanoTime() - singlyUntil >= 0) {
            return producerProperties;
        }
        Map<String, Object> singly = new HashMap<>(producerProperties);
        singly.put("batch.size", 0);
        return singly;
    }

    /** Ends with what was refused, or with nothing when a paused topic is to be tried. */
    private List<Refused> publishUntilRefused(OutboxConnection outbox, KafkaSender sender)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        long compactedAt = System.nanoTime();
        while (!closing && paused.due().isEmpty()) {
            boolean compacted = System.nanoTime() - compactedAt >= 0;
            List<OutboxMessage> batch = outbox.readWithout(paused.all().keySet(), compacted, BATCH);
            if (compacted && batch.stream().anyMatch(row -> row.message().compacted())) {
                compactedAt = System.nanoTime() + GATHERING.toNanos();
            }
            if (paused.none()) {
                seen(batch.isEmpty() ? null : batch.getFirst().since());
            } else {
                seen(outbox.oldest());
            }
            if (batch.isEmpty()) {
                rest(POLL);
                continue;
            }
            List<OutboxMessage> free = withoutHeld(batch, outbox);
            if (!free.isEmpty()) {
                List<Refused> refused = publish(free, sender, patience, outbox);
                if (!refused.isEmpty()) {
                    return refused;
                }
                pause = FIRST_PAUSE;
            }
        }
        return List.of();
    }

    private static List<OutboxMessage> withoutHeld(List<OutboxMessage> batch, OutboxConnection outbox)
            throws SQLException {
        List<OutboxMessage> held = batch.stream().filter(OutboxMessage::held).toList();
        if (held.isEmpty()) {
            return batch;
        }
        outbox.holdBack(held);
        return batch.stream().filter(row -> !row.held()).toList();
    }

    /**
     * Each that a topic has refused is sent once more, alone: a request is refused as a whole, and not each message in it is to blame. Of an
     * athlete the first only; what follows is then held back.
     */
    private void setAside(List<Refused> refused, OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        var judged = new HashSet<String>();
        for (Refused each : refused) {
            OutgoingMessage message = each.row().message();
            if (each.why().ofTopic()) {
                paused.refuses(message.topic(), each.why());
            } else if (judged.add(
                            message.topic() + " " + (message.compacted() ? message.key() : message.partitionKey()))
                    && !paused.all().containsKey(message.topic())) {
                sendAlone(each.row(), producerProperties, patience, outbox);
            }
        }
    }

    /** One message says whether a paused topic takes any; with less patience than usual, because the other topics wait. */
    private void tryAgain(String topic, OutboxConnection outbox) throws SQLException, InterruptedException {
        Map<String, Object> impatient = new HashMap<>(producerProperties);
        impatient.put("max.block.ms", 1_000);
        while (!closing && paused.due().contains(topic)) {
            List<OutboxMessage> first = outbox.readOf(topic, BATCH);
            if (first.isEmpty()) {
                paused.takes(topic);
                return;
            }
            List<OutboxMessage> free = withoutHeld(first, outbox);
            if (free.isEmpty()) {
                continue;
            }
            try {
                sendAlone(free.getFirst(), impatient, TRIAL, outbox);
            } catch (ExecutionException | TimeoutException failure) {
                // If Kafka is away, the next batch of the other topics says so.
                LOG.debugf(failure, "Topic %s has not answered", topic);
                paused.prolong(topic);
            }
        }
    }

    private void sendAlone(OutboxMessage row, Map<String, Object> properties, Duration atMost, OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        String topic = row.message().topic();
        List<Refused> refused;
        try (var sender = new KafkaSender(name, properties)) {
            refused = publish(List.of(row), sender, atMost, outbox);
        }
        if (refused.isEmpty()) {
            return;
        }
        Refusal why = refused.getFirst().why();
        if (why.ofTopic()) {
            paused.refuses(topic, why);
            return;
        }
        outbox.setAside(row, why);
        LOG.errorf(
                "Topic %s refuses a message of %s (%s, %d bytes): it is set aside, and so is what follows of that key",
                topic, row.message().key(), why, row.message().bytes());
        if (row.message().bytes() <= LONGEST_MESSAGE) {
            paused.refusedOne(topic);
        }
    }

    private void seen(@Nullable Instant oldestSince) {
        oldest = oldestSince;
        lookedAt = Instant.now();
    }

    private List<Refused> publish(
            List<OutboxMessage> batch, KafkaSender sender, Duration atMost, OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        Sent sent = await(sender, sender.send(batch), atMost, outbox);
        if (!sent.acknowledged().isEmpty()) {
            outbox.delete(sent.acknowledged());
        }
        published.addAndGet(sent.acknowledged().size());
        if (!paused.quiet()) {
            sent.acknowledged().stream()
                    .map(row -> row.message().topic())
                    .distinct()
                    .forEach(paused::takes);
        }
        return sent.refused();
    }

    /** Waits with a sign of life, so that the lock is lost by a relay that is frozen and not by one that waits for Kafka. */
    private <T> T await(KafkaSender sender, Future<T> sent, Duration atMost, OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        long giveUp = System.nanoTime() + atMost.toNanos();
        while (true) {
            try {
                return sent.get(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException slow) {
                if (sender.splitsInVain()) {
                    singlyUntil = System.nanoTime() + SINGLY.toNanos();
                    throw new TimeoutException(
                            "A topic takes no requests of several messages: each goes in its own for "
                                    + SINGLY.toMinutes() + " min");
                }
                if (System.nanoTime() - giveUp > 0) {
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
        if (work.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }
}
