package topset.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedCompressionTypeException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private static final String TOPIC = "log";

    @Test
    void some_failures_are_the_messages_fault_and_some_the_topics() {
        Map.<Exception, Refusal>ofEntries(
                        Map.entry(new RecordTooLargeException(), Refusal.RECORD_TOO_LARGE),
                        Map.entry(new RecordBatchTooLargeException(), Refusal.RECORD_TOO_LARGE),
                        Map.entry(new InvalidRecordException("no key"), Refusal.INVALID_RECORD),
                        Map.entry(new SerializationException(), Refusal.NOT_SERIALIZABLE),
                        Map.entry(new TopicAuthorizationException("no right"), Refusal.NOT_AUTHORIZED),
                        Map.entry(new TopicAuthorizationException(Set.of(TOPIC)), Refusal.NOT_AUTHORIZED),
                        Map.entry(new TransactionalIdAuthorizationException("no right"), Refusal.NOT_AUTHORIZED),
                        Map.entry(new InvalidTopicException(), Refusal.INVALID_TOPIC),
                        Map.entry(new InvalidTimestampException("tomorrow"), Refusal.INVALID_TIMESTAMP),
                        Map.entry(new UnsupportedForMessageFormatException("old"), Refusal.UNSUPPORTED_FORMAT),
                        Map.entry(new UnsupportedCompressionTypeException("zstd"), Refusal.UNSUPPORTED_FORMAT),
                        Map.entry(
                                new TimeoutException("no metadata", new UnknownTopicOrPartitionException()),
                                Refusal.UNKNOWN_TOPIC))
                .forEach((failure, refusal) -> {
                    assertThat(Refusal.of(failure, TOPIC)).as("%s", failure).contains(refusal);
                    assertThat(Refusal.of(
                                    new ExecutionException(new KafkaException("in a transaction", failure)), TOPIC))
                            .as("%s, wrapped", failure)
                            .contains(refusal);
                });
    }

    @Test
    void everything_else_is_an_outage() {
        List.of(
                        new TimeoutException("no metadata"),
                        new NetworkException(),
                        new AuthenticationException("wrong password"),
                        new ClusterAuthorizationException("no right"),
                        new NotEnoughReplicasException(),
                        new UnknownTopicOrPartitionException(),
                        new ProducerFencedException("another relay"),
                        new OutOfOrderSequenceException("gap"),
                        new UnknownServerException(),
                        new TopicAuthorizationException(Set.of("another")),
                        new KafkaException("Producer is closed forcefully."),
                        new IllegalStateException("closed"))
                .forEach(failure ->
                        assertThat(Refusal.of(failure, TOPIC)).as("%s", failure).isEmpty());
    }
}
