package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With Kafka's own stand-in for a consumer: what matters here is what is asked of it; fault 12 does the same with a real one. */
class TakenOffsetsTest {

    private static final TopicPartition FIRST = new TopicPartition("events", 0);
    private static final TopicPartition SECOND = new TopicPartition("events", 1);
    private static final Uuid OLD = Uuid.randomUuid();
    private static final Uuid NEW = Uuid.randomUuid();

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final TakenOffsets offsets = new TakenOffsets();

    @BeforeEach
    void assign() {
        consumer.assign(List.of(FIRST, SECOND));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.seek(FIRST, 100);
        consumer.seek(SECOND, 200);
    }

    @Test
    void Kafka_is_told_the_offset_behind_the_last_event_taken_in_and_the_topic_it_belongs_to() {
        offsets.assigned(List.of(FIRST, SECOND));
        offsets.tell(consumer, OLD);

        offsets.taken(FIRST, 101);
        offsets.taken(FIRST, 104);
        offsets.tell(consumer, OLD);

        assertThat(told()).containsOnly(Map.entry(FIRST, new OffsetAndMetadata(105, OLD.toString())));
    }

    @Test
    void what_Kafka_did_not_take_is_told_again() {
        offsets.assigned(List.of(FIRST));
        offsets.tell(consumer, OLD);
        offsets.taken(FIRST, 104);

        offsets.tell(new Away(), OLD);
        assertThat(told()).isEmpty();
        offsets.tell(consumer, OLD);

        assertThat(told()).containsOnly(Map.entry(FIRST, new OffsetAndMetadata(105, OLD.toString())));
    }

    @Test
    void a_partition_that_was_left_in_this_topic_is_gone_on_with() {
        consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(100, OLD.toString())));
        offsets.assigned(List.of(FIRST));
        offsets.tell(consumer, OLD);

        assertThat(consumer.position(FIRST)).isEqualTo(100);
    }

    @Test
    void one_that_was_left_in_another_topic_of_the_name_is_read_from_its_beginning() {
        consumer.commitSync(Map.of(
                FIRST, new OffsetAndMetadata(100, OLD.toString()), SECOND, new OffsetAndMetadata(200, NEW.toString())));
        offsets.assigned(List.of(FIRST, SECOND));
        offsets.tell(consumer, NEW);

        assertThat(consumer.position(FIRST)).isZero();
        assertThat(consumer.position(SECOND)).isEqualTo(200);
    }

    @Test
    void an_offset_that_a_person_has_set_is_believed() {
        consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(100)));
        offsets.assigned(List.of(FIRST));
        offsets.tell(consumer, NEW);

        assertThat(consumer.position(FIRST)).isEqualTo(100);
    }

    @Test
    void a_topic_made_anew_under_the_reader_is_read_from_its_beginning_and_no_offset_of_the_old_one_is_told_for_it() {
        offsets.assigned(List.of(FIRST, SECOND));
        offsets.tell(consumer, OLD);
        offsets.taken(FIRST, 104);

        offsets.tell(consumer, NEW);
        assertThat(consumer.position(FIRST)).isZero();
        assertThat(consumer.position(SECOND)).isZero();
        assertThat(told()).isEmpty();

        offsets.taken(FIRST, 0);
        offsets.tell(consumer, NEW);
        assertThat(told()).containsOnly(Map.entry(FIRST, new OffsetAndMetadata(1, NEW.toString())));
    }

    @Test
    void a_partition_that_goes_to_somebody_else_is_told_at_once_and_never_again() {
        offsets.assigned(List.of(FIRST, SECOND));
        offsets.tell(consumer, OLD);
        offsets.taken(FIRST, 104);

        offsets.revoked(consumer, List.of(FIRST));
        assertThat(told()).containsOnly(Map.entry(FIRST, new OffsetAndMetadata(105, OLD.toString())));

        offsets.taken(FIRST, 300);
        offsets.taken(SECOND, 300);
        offsets.tell(consumer, OLD);
        assertThat(told())
                .containsOnly(
                        Map.entry(FIRST, new OffsetAndMetadata(105, OLD.toString())),
                        Map.entry(SECOND, new OffsetAndMetadata(301, OLD.toString())));
    }

    @Test
    void nothing_is_told_of_a_partition_before_its_topic_is_known() {
        offsets.assigned(List.of(FIRST));
        offsets.taken(FIRST, 104);
        offsets.revoked(consumer, List.of(FIRST));

        assertThat(told()).isEmpty();
    }

    /** Answers that nothing was taken down. */
    private static final class Away extends MockConsumer<byte[], byte[]> {
        Away() {
            super(AutoOffsetResetStrategy.EARLIEST.name());
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> due, OffsetCommitCallback callback) {
            callback.onComplete(due, new KafkaException("away"));
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> told() {
        return consumer.committed(Set.of(FIRST, SECOND));
    }
}
