package topset.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Topics that take nothing at present: nothing is sent to them until their pause ends, each twice as long as the one before. */
final class PausedTopics {

    /** So many refused in a row are the topic's fault, not the messages'. */
    static final int MANY = 10;

    private static final Logger LOG = Logger.getLogger(PausedTopics.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private record Pause(Refusal why, Duration length, long until) {}

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusedInARow = new HashMap<>();

    /** The topic refuses everything; its pause begins, or begins again, longer. */
    void refuses(String topic, Refusal why) {
        Pause before = pauses.get(topic);
        Duration length = before == null ? FIRST : before.length().multipliedBy(2);
        Duration bounded = length.compareTo(LONGEST) > 0 ? LONGEST : length;
        pauses.put(topic, new Pause(why, bounded, System.nanoTime() + bounded.toNanos()));
        if (before == null || before.why() != why) {
            LOG.warnf("Topic %s refuses everything (%s): its messages wait, those of the others go on", topic, why);
        }
    }

    /** The topic has not answered; its pause begins again, longer. */
    void prolong(String topic) {
        Pause pause = pauses.get(topic);
        if (pause != null) {
            refuses(topic, pause.why());
        }
    }

    /** The topic has refused a message that others would not. */
    void refusedOne(String topic) {
        if (refusedInARow.merge(topic, 1, Integer::sum) >= MANY || pauses.containsKey(topic)) {
            refuses(topic, Refusal.REFUSES_ALL);
        }
    }

    void takes(String topic) {
        refusedInARow.remove(topic);
        if (pauses.remove(topic) != null) {
            LOG.infof("Topic %s takes messages again", topic);
        }
    }

    boolean none() {
        return pauses.isEmpty();
    }

    /** Nothing has been refused since each topic's last acknowledgement. */
    boolean quiet() {
        return pauses.isEmpty() && refusedInARow.isEmpty();
    }

    /** Those whose pause has ended: one message says whether they take any. */
    List<String> due() {
        long now = System.nanoTime();
        return pauses.entrySet().stream()
                .filter(each -> now - each.getValue().until() >= 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Also those that are due. */
    Map<String, Refusal> all() {
        return pauses.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().why()));
    }
}
