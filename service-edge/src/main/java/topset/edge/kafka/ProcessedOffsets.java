package topset.edge.kafka;

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
 * Tracks the processed offset of each partition that this replica reads, and the id of the topic. The offset is
 * committed to Kafka, with the topic id as metadata. A topic that was deleted and created again has the same name but
 * other messages at the same offsets. So a partition whose committed offset belongs to another topic id is read from
 * its beginning: repeated events are harmless, but skipped events would be lost.
 *
 * <p>The committed offset may be lower than the processed offset, never higher. To restart partitions from their
 * beginning, this class forces a rebalance of the consumer group, which assigns the partitions again. Events that were
 * received before the rebalance have an older group generation, so their offsets are not committed.
 *
 * <p>All methods except {@link #processed} run on the thread that polls Kafka.
 */
public final class ProcessedOffsets {
    private static final Logger LOG = Logger.getLogger(ProcessedOffsets.class);

    /** Short, because the thread that polls Kafka must not block for long. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Of a newly assigned partition whose committed offset has not been checked yet. */
    private static final Uuid NOT_KNOWN = Uuid.ZERO_UUID;

    /** @param generation the group generation in which the event was received */
    private record Processed(long offset, int generation) {}

    /** The id of the topic to which the partition's offsets belong. */
    private final Map<TopicPartition, Uuid> assigned = new HashMap<>();

    /** Not committed yet. */
    private final Map<TopicPartition, Processed> processed = new ConcurrentHashMap<>();

    /** The partitions to read from their beginning at the next assignment, with the id of the new topic. */
    private final Map<TopicPartition, Uuid> restarts = new HashMap<>();

    private int generation = -1;

    public void assigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        generation = consumer.groupMetadata().generationId();
        partitions.forEach(partition -> assigned.put(partition, NOT_KNOWN));
        restarts.keySet().retainAll(partitions); // other replicas restart the partitions that are assigned to them
        if (!restarts.isEmpty()) {
            LOG.infof("The topic was recreated: %s are read from their beginning", restarts.keySet());
            consumer.seekToBeginning(restarts.keySet());
            assigned.putAll(restarts);
            restarts.clear();
        }
    }

    /** All earlier events of the partition are processed too. {@code receivedIn} is the group generation of the event. */
    public void processed(TopicPartition partition, long offset, int receivedIn) {
        processed.put(partition, new Processed(offset, receivedIn));
    }

    /** Commits the offsets of partitions that are about to be assigned to another replica. */
    public void revoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var due = due();
        due.keySet().retainAll(partitions);
        assigned.keySet().removeAll(partitions);
        processed.keySet().removeAll(partitions);
        try {
            if (!due.isEmpty()) {
                consumer.commitSync(due, PATIENCE);
            }
        } catch (KafkaException notCommitted) {
            LOG.debugf(notCommitted, "The last events of %s are delivered again", due.keySet());
        }
    }

    /** Throws a {@link KafkaException} if Kafka does not answer; nothing has changed then. */
    public void commit(Consumer<?, ?> consumer, Uuid topic) {
        checkTopic(consumer, topic);
        var due = due();
        if (!due.isEmpty()) {
            var committing = new HashMap<>(processed);
            consumer.commitAsync(due, (offsets, failure) -> {
                if (failure == null) {
                    offsets.keySet().forEach(partition -> processed.remove(partition, committing.get(partition)));
                }
            });
        }
    }

    /** Restarts the partitions whose committed offset belongs to another topic id. */
    private void checkTopic(Consumer<?, ?> consumer, Uuid topic) {
        var others = new HashMap<>(assigned);
        others.values().removeIf(topic::equals);
        others.keySet().removeIf(partition -> topic.equals(restarts.get(partition)));
        if (others.isEmpty()) {
            return;
        }
        var committed = consumer.committed(new HashSet<>(others.keySet()), PATIENCE);
        var uncommitted = new ArrayList<TopicPartition>();
        others.forEach((partition, known) -> {
            var last = committed.get(partition);
            if (!NOT_KNOWN.equals(known) || belongsToAnother(last, topic)) {
                restarts.put(partition, topic);
            } else {
                assigned.put(partition, topic);
                if (last == null) {
                    uncommitted.add(partition);
                }
            }
        });
        if (!uncommitted.isEmpty()) {
            // The partition is new, or its committed offset was deleted with the old topic.
            consumer.seekToBeginning(uncommitted);
        }
        if (!restarts.isEmpty()) {
            consumer.enforceRebalance("the topic was recreated");
        }
    }

    /**
     * Whether a committed offset belongs to another topic id. An offset without a topic id was set by an operator; such
     * an offset is accepted.
     */
    public static boolean belongsToAnother(@Nullable OffsetAndMetadata committed, Uuid topic) {
        return committed != null
                && !committed.metadata().isEmpty()
                && !committed.metadata().equals(topic.toString());
    }

    private Map<TopicPartition, OffsetAndMetadata> due() {
        var due = new HashMap<TopicPartition, OffsetAndMetadata>();
        processed.forEach((partition, last) -> {
            var topic = assigned.getOrDefault(partition, NOT_KNOWN);
            if (last.generation() == generation && !NOT_KNOWN.equals(topic)) {
                due.put(partition, new OffsetAndMetadata(last.offset() + 1, topic.toString()));
            }
        });
        return due;
    }
}
