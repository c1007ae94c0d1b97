package topset.store.outbox;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import topset.store.OutgoingMessage;
import topset.store.outbox.KafkaSender.Refused;

/**
 * Decides, after a refusal, whether the message or its topic is at fault. A message at fault is set aside. To a topic
 * that refuses every message the relay sends nothing until a pause ends. Each further pause of a topic is twice as long
 * as the previous one, up to a limit.
 */
final class RefusingTopics {

    /** After so many refusals in a row, the topic is at fault instead of the messages. */
    static final int MANY = 10;

    private static final Logger LOG = Logger.getLogger(RefusingTopics.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** The longest message that the services send, in bytes. Refusing a longer one is not the topic's fault. */
    private static final int LONGEST_MESSAGE = 256 * 1024;

    /** Sends one message with a producer of its own. If Kafka acknowledges it, it is deleted from the outbox. */
    @FunctionalInterface
    interface SendAlone {
        /** A {@code trial} has short time-outs, because the messages of the other topics wait meanwhile. */
        List<Refused> send(OutboxMessage row, boolean trial, OutboxConnection outbox)
                throws SQLException, InterruptedException, ExecutionException, TimeoutException;
    }

    private record Pause(Refusal why, Duration length, long until) {}

    private final SendAlone sending;
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusedInARow = new HashMap<>();

    RefusingTopics(SendAlone sending) {
        this.sending = sending;
    }

    /**
     * Kafka refuses a request as a whole, even if only one of its messages is at fault. So each refused message is sent
     * once more, alone; for each athlete only the first one, behind which the later ones wait.
     */
    void judge(List<Refused> refused, OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        var judged = new HashSet<String>();
        for (Refused each : refused) {
            OutgoingMessage message = each.row().message();
            if (each.why().ofTopic()) {
                refuses(message.topic(), each.why());
            } else if (judged.add(
                            message.topic() + " " + (message.compacted() ? message.key() : message.partitionKey()))
                    && !pauses.containsKey(message.topic())) {
                sendAlone(each.row(), false, outbox);
            }
        }
    }

    /** Sends a message to each topic whose pause has ended. */
    void tryAgain(OutboxConnection outbox) throws SQLException, InterruptedException {
        for (String topic : due()) {
            while (due().contains(topic)) {
                List<OutboxMessage> first = outbox.readOf(topic, Relay.BATCH);
                List<OutboxMessage> free = outbox.withoutHeld(first);
                if (first.isEmpty()) {
                    accepts(topic);
                } else if (!free.isEmpty()) {
                    tryAgain(topic, free.getFirst(), outbox);
                }
            }
        }
    }

    private void tryAgain(String topic, OutboxMessage first, OutboxConnection outbox)
            throws SQLException, InterruptedException {
        try {
            sendAlone(first, true, outbox);
        } catch (ExecutionException | TimeoutException failure) {
            // If Kafka cannot be reached at all, the next batch for the other topics fails too.
            LOG.debugf(failure, "Topic %s has not answered", topic);
            refuses(topic, requireNonNull(pauses.get(topic)).why());
        }
    }

    private void sendAlone(OutboxMessage row, boolean trial, OutboxConnection outbox)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        List<Refused> refused = sending.send(row, trial, outbox);
        if (refused.isEmpty()) {
            return;
        }
        String topic = row.message().topic();
        Refusal why = refused.getFirst().why();
        if (why.ofTopic()) {
            refuses(topic, why);
            return;
        }
        outbox.setAside(row, why);
        LOG.errorf(
                "Topic %s refuses a message of %s (%s, %d bytes): it is set aside, with later messages of that key",
                topic, row.message().key(), why, row.message().bytes());
        boolean isUsual = row.message().bytes() <= LONGEST_MESSAGE;
        if (isUsual && (refusedInARow.merge(topic, 1, Integer::sum) >= MANY || pauses.containsKey(topic))) {
            refuses(topic, Refusal.REFUSES_ALL);
        }
    }

    /** Pauses the topic; if it was already paused, for longer. */
    private void refuses(String topic, Refusal why) {
        Pause before = pauses.get(topic);
        Duration length = before == null ? FIRST : before.length().multipliedBy(2);
        Duration bounded = length.compareTo(LONGEST) > 0 ? LONGEST : length;
        pauses.put(topic, new Pause(why, bounded, System.nanoTime() + bounded.toNanos()));
        if (before == null || before.why() != why) {
            LOG.warnf("Topic %s refuses all messages (%s): its messages wait, other topics continue", topic, why);
        }
    }

    void accepts(String topic) {
        refusedInARow.remove(topic);
        if (pauses.remove(topic) != null) {
            LOG.infof("Topic %s accepts messages again", topic);
        }
    }

    boolean none() {
        return pauses.isEmpty();
    }

    /** No topic is paused, and every topic has acknowledged a message since it last refused one. */
    boolean quiet() {
        return pauses.isEmpty() && refusedInARow.isEmpty();
    }

    /** The topics whose pause has ended. */
    List<String> due() {
        long now = System.nanoTime();
        return pauses.entrySet().stream()
                .filter(each -> now - each.getValue().until() >= 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Includes topics whose pause has ended. */
    Map<String, Refusal> all() {
        return pauses.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().why()));
    }
}
