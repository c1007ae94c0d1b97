package topset.program.intake;

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
class TakenOffsetsTest {

    private static final TopicPartition FIRST = new TopicPartition("events", 0);
    private static final TopicPartition SECOND = new TopicPartition("events", 1);
    private static final Uuid OLD = Uuid.randomUuid();
    private static final Uuid NEW = Uuid.randomUuid();

    private final Kafka consumer = new Kafka();
    private final TakenOffsets offsets = new TakenOffsets();

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
    void Kafka_is_told_the_offset_behind_the_last_event_taken_in_and_the_topic_it_belongs_to() {
        offsets.tell(consumer, OLD);
        take(FIRST, 101);
        take(FIRST, 104);
        offsets.tell(consumer, OLD);

        assertThat(told(FIRST)).isEqualTo(offset(105));
        assertThat(told(SECOND)).isEqualTo(offset(200));
    }

    @Test
    void what_was_taken_in_before_the_topic_was_looked_at_is_told_then() {
        take(FIRST, 104);
        offsets.tell(consumer, OLD);

        assertThat(told(FIRST)).isEqualTo(offset(105));
    }

    @Test
    void the_last_is_told_even_where_it_is_less_than_one_before() {
        offsets.tell(consumer, OLD);
        take(FIRST, 104);
        offsets.tell(consumer, OLD);
        take(FIRST, 101);
        offsets.tell(consumer, OLD);

        assertThat(told(FIRST)).isEqualTo(offset(102));
    }

    @Test
    void nothing_is_told_twice() {
        offsets.tell(consumer, OLD);
        take(FIRST, 104);
        offsets.tell(consumer, OLD);
        consumer.commits = 0;
        offsets.tell(consumer, OLD);

        assertThat(consumer.commits).isZero();
    }

    @Test
    void what_is_taken_in_while_Kafka_is_being_told_is_told_next() {
        offsets.tell(consumer, OLD);
        take(FIRST, 104);
        consumer.meanwhile = () -> take(FIRST, 110);
        offsets.tell(consumer, OLD);
        consumer.meanwhile = () -> {};
        offsets.tell(consumer, OLD);

        assertThat(told(FIRST)).isEqualTo(offset(111));
    }

    @Test
    void what_Kafka_did_not_take_down_is_told_again() {
        offsets.tell(consumer, OLD);
        take(FIRST, 104);
        consumer.away = true;
        offsets.tell(consumer, OLD);
        assertThat(told(FIRST)).isEqualTo(offset(100));
        consumer.away = false;
        offsets.tell(consumer, OLD);

        assertThat(told(FIRST)).isEqualTo(offset(105));
    }

    @Test
    void a_partition_that_was_left_in_this_topic_is_gone_on_with() {
        offsets.tell(consumer, OLD);

        assertThat(consumer.position(FIRST)).isEqualTo(100);
        assertThat(consumer.position(SECOND)).isEqualTo(200);
        assertThat(consumer.sought).isEmpty();
        assertThat(consumer.shouldRebalance()).isFalse();
    }

    @Test
    void one_that_was_left_in_another_topic_of_the_name_is_given_out_anew_and_read_from_its_beginning() {
        consumer.commitSync(Map.of(SECOND, new OffsetAndMetadata(200, NEW.toString())));
        offsets.tell(consumer, NEW);
        assertThat(consumer.shouldRebalance()).isTrue();
        rebalance();

        assertThat(consumer.position(FIRST)).isZero();
        assertThat(consumer.position(SECOND)).isEqualTo(200);
    }

    @Test
    void an_offset_that_a_person_has_set_is_believed() {
        consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(100), SECOND, new OffsetAndMetadata(200)));
        offsets.tell(consumer, NEW);

        assertThat(consumer.shouldRebalance()).isFalse();
        assertThat(consumer.position(FIRST)).isEqualTo(100);
    }

    @Test
    void a_partition_of_which_nothing_was_told_is_read_from_its_beginning() {
        var third = new TopicPartition("events", 2);
        consumer.assign(List.of(third));
        consumer.updateBeginningOffsets(Map.of(third, 0L));
        consumer.seek(third, 7);
        offsets.revoked(consumer, List.of(FIRST, SECOND));
        offsets.assigned(consumer, List.of(third));
        offsets.tell(consumer, NEW);

        assertThat(consumer.position(third)).isZero();
        assertThat(consumer.shouldRebalance()).isFalse();
    }

    @Test
    void a_topic_made_anew_under_the_reader_is_read_from_its_beginning_and_no_offset_of_the_old_one_is_told_for_it() {
        offsets.tell(consumer, OLD);
        take(FIRST, 104);
        offsets.tell(consumer, NEW);
        take(FIRST, 120); // of the old topic, received before the check
        offsets.tell(consumer, NEW);
        assertThat(told(FIRST).metadata()).isEqualTo(OLD.toString());

        int before = consumer.generation;
        rebalance();
        assertThat(consumer.position(FIRST)).isZero();
        assertThat(consumer.position(SECOND)).isZero();

        offsets.taken(FIRST, 130, before); // from the queue, or from a worker that waited for the database
        offsets.tell(consumer, NEW);
        assertThat(told(FIRST).metadata()).isEqualTo(OLD.toString());

        take(FIRST, 0);
        offsets.tell(consumer, NEW);
        assertThat(told(FIRST)).isEqualTo(new OffsetAndMetadata(1, NEW.toString()));
    }

    @Test
    void while_Kafka_does_not_answer_nothing_changes() {
        take(FIRST, 104);
        consumer.mute = true;
        assertThatThrownBy(() -> offsets.tell(consumer, OLD)).isInstanceOf(KafkaException.class);
        assertThat(told(FIRST)).isEqualTo(offset(100));
        consumer.mute = false;
        offsets.tell(consumer, OLD);

        assertThat(told(FIRST)).isEqualTo(offset(105));
    }

    @Test
    void a_partition_that_goes_to_somebody_else_is_told_at_once_and_never_again() {
        offsets.tell(consumer, OLD);
        take(FIRST, 104);
        take(SECOND, 204);
        offsets.revoked(consumer, List.of(FIRST));
        assertThat(told(FIRST)).isEqualTo(offset(105));
        assertThat(told(SECOND)).isEqualTo(offset(200));

        take(FIRST, 300);
        offsets.tell(consumer, OLD);
        assertThat(told(FIRST)).isEqualTo(offset(105));
        assertThat(told(SECOND)).isEqualTo(offset(205));
    }

    @Test
    void partitions_can_be_taken_away_while_Kafka_is_away() {
        offsets.tell(consumer, OLD);
        take(FIRST, 104);
        consumer.away = true;

        assertThatCode(() -> offsets.revoked(consumer, List.of(FIRST, SECOND))).doesNotThrowAnyException();
    }

    @Test
    void nothing_is_told_of_a_partition_before_its_topic_is_known() {
        take(FIRST, 104);
        offsets.revoked(consumer, List.of(FIRST));

        assertThat(told(FIRST)).isEqualTo(offset(100));
    }

    private void take(TopicPartition partition, long offset) {
        offsets.taken(partition, offset, consumer.generation);
    }

    private void rebalance() {
        offsets.revoked(consumer, List.of(FIRST, SECOND));
        consumer.generation++;
        offsets.assigned(consumer, List.of(FIRST, SECOND));
        offsets.tell(consumer, NEW);
    }

    private static OffsetAndMetadata offset(long offset) {
        return new OffsetAndMetadata(offset, OLD.toString());
    }

    private OffsetAndMetadata told(TopicPartition partition) {
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
