package topset.store.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The relay sends nothing to a topic that refuses every message until the pause ends. Each further pause of a topic is
 * twice as long as the previous one, up to a limit.
 */
final class PausedTopics {

    /** After so many refusals in a row, the topic is at fault instead of the messages. */
    static final int MANY = 10;

    private static final Logger LOG = Logger.getLogger(PausedTopics.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private record Pause(Refusal why, Duration length, long until) {}

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusedInARow = new HashMap<>();

    /** Pauses the topic; if it was already paused, for longer. */
    void refuses(String topic, Refusal why) {
        Pause before = pauses.get(topic);
        Duration length = before == null ? FIRST : before.length().multipliedBy(2);
        Duration bounded = length.compareTo(LONGEST) > 0 ? LONGEST : length;
        pauses.put(topic, new Pause(why, bounded, System.nanoTime() + bounded.toNanos()));
        if (before == null || before.why() != why) {
            LOG.warnf("Topic %s refuses all messages (%s): its messages wait, other topics continue", topic, why);
        }
    }

    void prolong(String topic) {
        Pause pause = pauses.get(topic);
        if (pause != null) {
            refuses(topic, pause.why());
        }
    }

    /** Many refusals of usual size in a row pause the topic. */
    void refusedOne(String topic) {
        if (refusedInARow.merge(topic, 1, Integer::sum) >= MANY || pauses.containsKey(topic)) {
            refuses(topic, Refusal.REFUSES_ALL);
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

    /** The topics whose pause has ended. Each gets a trial message. */
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
