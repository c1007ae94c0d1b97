package topset.store.outbox;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedCompressionTypeException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;

/**
 * Either the message is at fault and will never be accepted, or the topic is at fault and would refuse any message.
 * Every other failure is an outage, after which the message is sent again (ADR 0133).
 */
public enum Refusal {
    RECORD_TOO_LARGE(false),
    INVALID_RECORD(false),
    NOT_SERIALIZABLE(false),
    NOT_AUTHORIZED(true),
    UNKNOWN_TOPIC(true),
    INVALID_TOPIC(true),
    INVALID_TIMESTAMP(true),
    UNSUPPORTED_FORMAT(true),
    /** {@link RefusingTopics#MANY} messages in a row, each of another athlete, and none unusually long. */
    REFUSES_ALL(true);

    private final boolean ofTopic;

    Refusal(boolean ofTopic) {
        this.ofTopic = ofTopic;
    }

    boolean ofTopic() {
        return ofTopic;
    }

    /** Empty if the exception reports an outage. */
    public static Optional<Refusal> of(Throwable failure, String topic) {
        return switch (failure) {
            case RecordTooLargeException _, RecordBatchTooLargeException _ -> Optional.of(RECORD_TOO_LARGE);
            case InvalidRecordException _ -> Optional.of(INVALID_RECORD);
            case SerializationException _ -> Optional.of(NOT_SERIALIZABLE);
            // Another topic of the transaction has refused.
            case TopicAuthorizationException other
            when !other.unauthorizedTopics().isEmpty()
                    && !other.unauthorizedTopics().contains(topic) -> Optional.empty();
            case TopicAuthorizationException _, TransactionalIdAuthorizationException _ -> Optional.of(NOT_AUTHORIZED);
            case InvalidTopicException _ -> Optional.of(INVALID_TOPIC);
            case InvalidTimestampException _ -> Optional.of(INVALID_TIMESTAMP);
            case UnsupportedCompressionTypeException _, UnsupportedForMessageFormatException _ ->
                Optional.of(UNSUPPORTED_FORMAT);
            // The producer waited for the topic's metadata until max.block.ms. The cause says that the topic does not
            // exist.
            case TimeoutException timeout
            when timeout.getCause() instanceof UnknownTopicOrPartitionException -> Optional.of(UNKNOWN_TOPIC);
            case ExecutionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause(), topic);
            case KafkaException wrapper
            when wrapper.getClass() == KafkaException.class && wrapper.getCause() != null ->
                of(wrapper.getCause(), topic);
            default -> Optional.empty();
        };
    }
}
