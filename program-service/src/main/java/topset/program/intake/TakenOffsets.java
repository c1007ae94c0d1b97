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
 * <p>What is told may be less than what is taken, never more.
 */
final class TakenOffsets {
    private static final Logger LOG = Logger.getLogger(TakenOffsets.class);

    /** Of the thread that polls: it must not stand still for somebody who does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Of a partition that was just assigned: its offset has not been looked at yet. */
    private static final Uuid NOT_KNOWN = Uuid.ZERO_UUID;

    /** This replica's partitions, each with the id of the topic that its offsets belong to. */
    private final Map<TopicPartition, Uuid> assigned = new ConcurrentHashMap<>();

    /** The offset behind the last event taken in, while Kafka has not been told of it. */
    private final Map<TopicPartition, Long> taken = new ConcurrentHashMap<>();

    void assigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> assigned.put(partition, NOT_KNOWN));
    }

    /** An event of a partition is taken in, and with it all before it. */
    void taken(TopicPartition partition, long offset) {
        if (!NOT_KNOWN.equals(assigned.getOrDefault(partition, NOT_KNOWN))) {
            taken.put(partition, offset + 1);
        }
    }

    /** The partitions are about to be somebody else's: tells Kafka what was taken in of them. On the polling thread. */
    void revoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var due = due();
        due.keySet().retainAll(partitions);
        partitions.forEach(partition -> {
            assigned.remove(partition);
            taken.remove(partition);
        });
        try {
            if (!due.isEmpty()) {
                consumer.commitSync(due, PATIENCE);
            }
        } catch (KafkaException notTold) {
            LOG.debugf(notTold, "What was taken in last of %s comes again", due.keySet());
        }
    }

    /**
     * Tells Kafka what was taken in since the last time. On the polling thread.
     *
     * @param topic the id that the topic has now
     * @throws KafkaException when Kafka does not answer: nothing has changed
     */
    void tell(Consumer<?, ?> consumer, Uuid topic) {
        beginAnew(consumer, topic);
        var due = due();
        if (!due.isEmpty()) {
            consumer.commitAsync(due, (offsets, failure) -> {
                if (failure == null) {
                    offsets.forEach((partition, told) -> taken.remove(partition, told.offset()));
                }
            });
        }
    }

    private void beginAnew(Consumer<?, ?> consumer, Uuid topic) {
        var others = new HashMap<>(assigned);
        others.values().removeIf(topic::equals);
        if (others.isEmpty()) {
            return;
        }
        var told = consumer.committed(new HashSet<>(others.keySet()), PATIENCE);
        var anew = new ArrayList<TopicPartition>();
        others.forEach((partition, known) -> {
            if (!NOT_KNOWN.equals(known) || belongsToAnother(told.get(partition), topic)) {
                anew.add(partition);
            }
        });
        if (!anew.isEmpty()) {
            LOG.infof("The topic was made anew: %s are read from their beginning", anew);
            consumer.seekToBeginning(anew);
        }
        others.keySet().forEach(partition -> {
            taken.remove(partition);
            assigned.put(partition, topic);
        });
    }

    /** One without an id was told by a person, or by a service of before ids were told. */
    private static boolean belongsToAnother(@Nullable OffsetAndMetadata told, Uuid topic) {
        return told != null && !told.metadata().isEmpty() && !told.metadata().equals(topic.toString());
    }

    private Map<TopicPartition, OffsetAndMetadata> due() {
        var due = new HashMap<TopicPartition, OffsetAndMetadata>();
        taken.forEach((partition, offset) -> {
            var topic = assigned.get(partition);
            if (topic != null) {
                due.put(partition, new OffsetAndMetadata(offset, topic.toString()));
            }
        });
        return due;
    }
}
