package topset.edge.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Every setting that begins with {@code kafka.} in the configuration (in environment variables, {@code
 * KAFKA_SECURITY_PROTOCOL} and so on). The Kafka clients of Quarkus and the clients of this project use the same
 * settings.
 */
@Singleton
public final class KafkaLink {
    private final Map<String, Object> settings;

    public KafkaLink(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** The client's own properties override the shared settings. */
    public Map<String, Object> with(Map<String, ?> own) {
        var all = new HashMap<String, Object>(settings);
        all.putAll(own);
        return all;
    }

    /**
     * Creating a client fails while Kafka's host name does not resolve.
     *
     * @param timeout the longest time for a call; a request within it may take half of it
     */
    public Admin admin(Duration timeout) {
        return Admin.create(with(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) timeout.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) timeout.dividedBy(2).toMillis(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000)));
    }

    /** Throws a {@link KafkaException} if Kafka refuses the request or does not answer. */
    public static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        }
    }
}
