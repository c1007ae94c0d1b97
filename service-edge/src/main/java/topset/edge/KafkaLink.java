package topset.edge;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * How Kafka is reached, and who one is there: what stands under {@code kafka.} in the configuration ({@code KAFKA_SECURITY_PROTOCOL} and the like in
 * the environment). The framework's own clients take it from there, so ours do too.
 */
@Singleton
public final class KafkaLink {
    private final Map<String, Object> settings;

    public KafkaLink(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** The settings of a client: these, over what all have. */
    public Map<String, Object> with(Map<String, ?> own) {
        var all = new HashMap<String, Object>(settings);
        all.putAll(own);
        return all;
    }
}
