package topset.edge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uses Kafka's mock consumer, because the test checks the calls of the consumer. Fault 12 uses a real one. */
class ProcessedOffsetsTest {

    private static final TopicPartition FIRST = new TopicPartition("events", 0);
    private static final TopicPartition SECOND = new TopicPartition("events", 1);
    private static final Uuid OLD = Uuid.randomUuid();
    private static final Uuid NEW = Uuid.randomUuid();

    private final Kafka consumer = new Kafka();
    private final ProcessedOffsets offsets = new ProcessedOffsets();

    @BeforeEach
    void assign() {
        consumer.assign(List.of(FIRST, SECOND));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(100, OLD.toString()), SECOND, offset(200)));
        consumer.seek(FIRST, 100);
        consumer.seek(SECOND, 200);
        offsets.assigned(consumer, List.of(FIRST, SECOND));
    }

    @Test
    void the_offset_behind_the_last_processed_event_is_committed_with_the_topic_id() {
        offsets.commit(consumer, OLD);
        process(FIRST, 101);
        process(FIRST, 104);
        offsets.commit(consumer, OLD);

        assertThat(committed(FIRST)).isEqualTo(offset(105));
        assertThat(committed(SECOND)).isEqualTo(offset(200));
    }

    @Test
    void an_offset_processed_before_the_first_check_of_the_topic_is_committed_after_it() {
        process(FIRST, 104);
        offsets.commit(consumer, OLD);

        assertThat(committed(FIRST)).isEqualTo(offset(105));
    }

    @Test
    void the_last_offset_is_committed_even_if_it_is_lower_than_an_earlier_one() {
        offsets.commit(consumer, OLD);
        process(FIRST, 104);
        offsets.commit(consumer, OLD);
        process(FIRST, 101);
        offsets.commit(consumer, OLD);

        assertThat(committed(FIRST)).isEqualTo(offset(102));
    }

    @Test
    void no_offset_is_committed_twice() {
        offsets.commit(consumer, OLD);
        process(FIRST, 104);
        offsets.commit(consumer, OLD);
        consumer.commits = 0;
        offsets.commit(consumer, OLD);

        assertThat(consumer.commits).isZero();
    }

    @Test
    void an_offset_processed_during_a_commit_is_committed_next() {
        offsets.commit(consumer, OLD);
        process(FIRST, 104);
        consumer.meanwhile = () -> process(FIRST, 110);
        offsets.commit(consumer, OLD);
        consumer.meanwhile = () -> {};
        offsets.commit(consumer, OLD);

        assertThat(committed(FIRST)).isEqualTo(offset(111));
    }

    @Test
    void a_failed_commit_is_repeated() {
        offsets.commit(consumer, OLD);
        process(FIRST, 104);
        consumer.away = true;
        offsets.commit(consumer, OLD);
        assertThat(committed(FIRST)).isEqualTo(offset(100));
        consumer.away = false;
        offsets.commit(consumer, OLD);

        assertThat(committed(FIRST)).isEqualTo(offset(105));
    }

    @Test
    void a_partition_with_an_offset_of_this_topic_continues() {
        offsets.commit(consumer, OLD);

        assertThat(consumer.position(FIRST)).isEqualTo(100);
        assertThat(consumer.position(SECOND)).isEqualTo(200);
        assertThat(consumer.sought).isEmpty();
        assertThat(consumer.shouldRebalance()).isFalse();
    }

    @Test
    void a_partition_with_an_offset_of_another_topic_is_reassigned_and_read_from_its_beginning() {
        consumer.commitSync(Map.of(SECOND, new OffsetAndMetadata(200, NEW.toString())));
        offsets.commit(consumer, NEW);
        assertThat(consumer.shouldRebalance()).isTrue();
        rebalance();

        assertThat(consumer.position(FIRST)).isZero();
        assertThat(consumer.position(SECOND)).isEqualTo(200);
    }

    @Test
    void an_offset_that_an_operator_has_set_is_kept() {
        consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(100), SECOND, new OffsetAndMetadata(200)));
        offsets.commit(consumer, NEW);

        assertThat(consumer.shouldRebalance()).isFalse();
        assertThat(consumer.position(FIRST)).isEqualTo(100);
    }

    @Test
    void a_partition_without_a_committed_offset_is_read_from_its_beginning() {
        var third = new TopicPartition("events", 2);
        consumer.assign(List.of(third));
        consumer.updateBeginningOffsets(Map.of(third, 0L));
        consumer.seek(third, 7);
        offsets.revoked(consumer, List.of(FIRST, SECOND));
        offsets.assigned(consumer, List.of(third));
        offsets.commit(consumer, NEW);

        assertThat(consumer.position(third)).isZero();
        assertThat(consumer.shouldRebalance()).isFalse();
    }

    @Test
    void a_recreated_topic_is_read_from_its_beginning_and_gets_no_offset_of_the_old_one() {
        offsets.commit(consumer, OLD);
        process(FIRST, 104);
        offsets.commit(consumer, NEW);
        process(FIRST, 120); // an offset of the old topic, received before the check
        offsets.commit(consumer, NEW);
        assertThat(committed(FIRST).metadata()).isEqualTo(OLD.toString());

        int before = consumer.generation;
        rebalance();
        assertThat(consumer.position(FIRST)).isZero();
        assertThat(consumer.position(SECOND)).isZero();

        offsets.processed(FIRST, 130, before); // a late event, from the queue or a slow worker
        offsets.commit(consumer, NEW);
        assertThat(committed(FIRST).metadata()).isEqualTo(OLD.toString());

        process(FIRST, 0);
        offsets.commit(consumer, NEW);
        assertThat(committed(FIRST)).isEqualTo(new OffsetAndMetadata(1, NEW.toString()));
    }

    @Test
    void while_kafka_does_not_answer_nothing_changes() {
        process(FIRST, 104);
        consumer.mute = true;
        assertThatThrownBy(() -> offsets.commit(consumer, OLD)).isInstanceOf(KafkaException.class);
        assertThat(committed(FIRST)).isEqualTo(offset(100));
        consumer.mute = false;
        offsets.commit(consumer, OLD);

        assertThat(committed(FIRST)).isEqualTo(offset(105));
    }

    @Test
    void a_revoked_partition_is_committed_at_once_and_never_again() {
        offsets.commit(consumer, OLD);
        process(FIRST, 104);
        process(SECOND, 204);
        offsets.revoked(consumer, List.of(FIRST));
        assertThat(committed(FIRST)).isEqualTo(offset(105));
        assertThat(committed(SECOND)).isEqualTo(offset(200));

        process(FIRST, 300);
        offsets.commit(consumer, OLD);
        assertThat(committed(FIRST)).isEqualTo(offset(105));
        assertThat(committed(SECOND)).isEqualTo(offset(205));
    }

    @Test
    void partitions_can_be_revoked_while_kafka_is_away() {
        offsets.commit(consumer, OLD);
        process(FIRST, 104);
        consumer.away = true;

        assertThatCode(() -> offsets.revoked(consumer, List.of(FIRST, SECOND))).doesNotThrowAnyException();
    }

    @Test
    void no_offset_is_committed_before_the_topic_of_the_partition_is_known() {
        process(FIRST, 104);
        offsets.revoked(consumer, List.of(FIRST));

        assertThat(committed(FIRST)).isEqualTo(offset(100));
    }

    private void process(TopicPartition partition, long offset) {
        offsets.processed(partition, offset, consumer.generation);
    }

    private void rebalance() {
        offsets.revoked(consumer, List.of(FIRST, SECOND));
        consumer.generation++;
        offsets.assigned(consumer, List.of(FIRST, SECOND));
        offsets.commit(consumer, NEW);
    }

    private static OffsetAndMetadata offset(long offset) {
        return new OffsetAndMetadata(offset, OLD.toString());
    }

    private OffsetAndMetadata committed(TopicPartition partition) {
        consumer.mute = false;
        return Objects.requireNonNull(consumer.committed(Set.of(partition)).get(partition));
    }

    /** A consumer with a generation that can fail on request. */
    private static final class Kafka extends MockConsumer<byte[], byte[]> {
        private int generation = 1;
        private int commits;
        private boolean away;
        private boolean mute;
        private List<TopicPartition> sought = List.of();
        private Runnable meanwhile = () -> {};

        Kafka() {
            super(AutoOffsetResetStrategy.EARLIEST.name());
        }

        @Override
        public synchronized ConsumerGroupMetadata groupMetadata() {
            return new ConsumerGroupMetadata("group", generation, "member", Optional.empty());
        }

        @Override
        public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
            assertThat(partitions).as("none would mean all").isNotEmpty();
            sought = List.copyOf(partitions);
            super.seekToBeginning(partitions);
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
                Set<TopicPartition> partitions, Duration patience) {
            if (mute) {
                throw new TimeoutException("mute");
            }
            return super.committed(partitions);
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> due, OffsetCommitCallback callback) {
            commits++;
            meanwhile.run();
            if (away) {
                callback.onComplete(due, new KafkaException("away"));
            } else {
                super.commitAsync(due, callback);
            }
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> due, Duration patience) {
            if (away) {
                throw new TimeoutException("away");
            }
            super.commitSync(due);
        }
    }
}
