package topset.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What stands in Kafka. */
public final class Messages {
    private Messages() {}

    /** The first messages about an athlete, in order; waits until there are so many. */
    public static List<ConsumerRecord<String, String>> of(String topic, String athlete, int count) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = consumer()) {
            consumer.subscribe(List.of(topic));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                    if (message.key().endsWith("/" + athlete)) {
                        found.add(message);
                    }
                });
                return found.size() >= count;
            });
        }
        return found;
    }

    /** From the beginning of every topic. */
    public static KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        ConfigProvider.getConfig().getValue("TOPSET_KAFKA", String.class),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test-" + Api.newId(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    public static Map<String, String> headers(ConsumerRecord<String, String> message) {
        var headers = new HashMap<String, String>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
