package topset.edge.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

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
}
