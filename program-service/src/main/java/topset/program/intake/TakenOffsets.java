package topset.program.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How far this replica has taken its partitions in, and in which topic: Kafka is told both, the offset and, as its metadata, the id of the topic.
 * A topic that is made anew has the name of the old one and other messages under the same offsets; a partition whose offset belongs to another
 * topic is read from its beginning, because what was taken in comes again without harm, and what is passed over does not come again.
 *
 * <p>What is told may be less than what is taken, never more. To begin anew the partitions are given out anew: whatever was received before has
 * another generation of the group than what comes then, and is not taken for it.
 *
 * <p>Everything but {@link #taken} is called on the thread that polls.
 */
final class TakenOffsets {
    private static final Logger LOG = Logger.getLogger(TakenOffsets.class);

    /** Of the thread that polls: it must not stand still for somebody who does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Of a partition that was just assigned: the offset it begins at has not been looked at yet. */
    private static final Uuid NOT_KNOWN = Uuid.ZERO_UUID;

    /** The last event taken in, and the group's generation that it was received in. */
    private record Taken(long offset, int generation) {}

    /** This replica's partitions, each with the id of the topic that its offsets belong to. */
    private final Map<TopicPartition, Uuid> assigned = new HashMap<>();

    /** Of what Kafka has not been told. */
    private final Map<TopicPartition, Taken> taken = new ConcurrentHashMap<>();

    /** To be read from the beginning when they are given out again, with the id of the topic that is then read. */
    private final Map<TopicPartition, Uuid> anew = new HashMap<>();

    private int generation = -1;

    void assigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        generation = consumer.groupMetadata().generationId();
        partitions.forEach(partition -> assigned.put(partition, NOT_KNOWN));
        anew.keySet().retainAll(partitions); // what is another replica's now, that one notices
        if (!anew.isEmpty()) {
            LOG.infof("The topic was made anew: %s are read from their beginning", anew.keySet());
            consumer.seekToBeginning(anew.keySet());
            assigned.putAll(anew);
            anew.clear();
        }
    }

    /**
     * An event of a partition is taken in, and with it all before it.
     *
     * @param receivedIn the group's generation when it was received
     */
    void taken(TopicPartition partition, long offset, int receivedIn) {
        taken.put(partition, new Taken(offset, receivedIn));
    }

    /** The partitions are about to be somebody else's: tells Kafka what was taken in of them. */
    void revoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var due = due();
        due.keySet().retainAll(partitions);
        assigned.keySet().removeAll(partitions);
        taken.keySet().removeAll(partitions);
        try {
            if (!due.isEmpty()) {
                consumer.commitSync(due, PATIENCE);
            }
        } catch (KafkaException notTold) {
            LOG.debugf(notTold, "What was taken in last of %s comes again", due.keySet());
        }
    }

    /**
     * Tells Kafka what was taken in since the last time.
     *
     * @param topic the id that the topic has now
     * @throws KafkaException when Kafka does not answer: nothing has changed
     */
    void tell(Consumer<?, ?> consumer, Uuid topic) {
        look(consumer, topic);
        var due = due();
        if (!due.isEmpty()) {
            var telling = new HashMap<>(taken);
            consumer.commitAsync(due, (offsets, failure) -> {
                if (failure == null) {
                    offsets.keySet().forEach(partition -> taken.remove(partition, telling.get(partition)));
                }
            });
        }
    }

    /** Finds out to which topic the partitions' offsets belong. */
    private void look(Consumer<?, ?> consumer, Uuid topic) {
        var others = new HashMap<>(assigned);
        others.values().removeIf(topic::equals);
        others.keySet().removeIf(partition -> topic.equals(anew.get(partition)));
        if (others.isEmpty()) {
            return;
        }
        var told = consumer.committed(new HashSet<>(others.keySet()), PATIENCE);
        var untold = new ArrayList<TopicPartition>();
        others.forEach((partition, known) -> {
            var last = told.get(partition);
            if (!NOT_KNOWN.equals(known) || belongsToAnother(last, topic)) {
                anew.put(partition, topic);
            } else {
                assigned.put(partition, topic);
                if (last == null) {
                    untold.add(partition);
                }
            }
        });
        if (!untold.isEmpty()) {
            // Begun there a moment ago, or an offset was there that is gone with the topic it was of.
            consumer.seekToBeginning(untold);
        }
        if (!anew.isEmpty()) {
            consumer.enforceRebalance("the topic was made anew");
        }
    }

    /** One without an id was told by a person, or by a service of before ids were told. */
    private static boolean belongsToAnother(@Nullable OffsetAndMetadata told, Uuid topic) {
        return told != null && !told.metadata().isEmpty() && !told.metadata().equals(topic.toString());
    }

    private Map<TopicPartition, OffsetAndMetadata> due() {
        var due = new HashMap<TopicPartition, OffsetAndMetadata>();
        taken.forEach((partition, last) -> {
            var topic = assigned.getOrDefault(partition, NOT_KNOWN);
            if (last.generation() == generation && !NOT_KNOWN.equals(topic)) {
                due.put(partition, new OffsetAndMetadata(last.offset() + 1, topic.toString()));
            }
        });
        return due;
    }
}
